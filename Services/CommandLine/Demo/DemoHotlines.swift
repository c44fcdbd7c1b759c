import Foundation
import Glibc
import Model
import ServiceKit
import Wire

/// The platforms of both hotlines as the demonstration has them: stand-ins, each a process beside the suite.
///
/// What a county's own `links.json` says is left alone; there are no stand-ins then.
struct DemoHotlines: Sendable {
    static let names = ["12345", "12315"]

    let folder: DataFolder

    /// A line of `links.json`.
    private struct Line: Codable {
        var name: String
        var means: String
        var host: String?
        var port: Int?
        var tokenFile: String?
    }

    private struct Lines: Codable {
        var links: [Line]
    }

    /// Makes secrets, says in `links.json` how the stand-ins are reached, and gives the processes to run.
    ///
    /// - Parameter firstPort: The port of the first one, 10 before the next; 0 takes free ones.
    /// - Returns: The processes; none where the links are the county's own.
    /// - Throws: What kept a file from being written, or a port from being found.
    func prepare(firstPort: Int) throws -> [ServerProcess] {
        let program = "\(OwnProgram.folder)/hotline"
        guard lines() != nil, FileManager.default.isExecutableFile(atPath: program) else { return [] }
        let ports = try Self.names.indices.map { firstPort == 0 ? try Self.freePort() : firstPort + $0 * 10 }
        for name in Self.names {
            try FileManager.default.createDirectory(atPath: place(of: name), withIntermediateDirectories: true)
            guard !FileManager.default.fileExists(atPath: secretFile(of: name)) else { continue }
            try write(
                secret: (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined(),
                to: secretFile(of: name)
            )
        }
        let links = zip(Self.names, ports).map { name, port in
            Line(name: name, means: "wire", host: "127.0.0.1", port: port, tokenFile: "hotlines/\(name)/own.token")
        }
        let bytes = try CanonicalJSON.encode(Lines(links: links))
        try Data(bytes).write(to: URL(filePath: "\(folder.path)/links.json"), options: .atomic)
        return zip(Self.names, ports).map { process(of: $0, at: $1) }
    }

    /// Connects to those that answer, and gives each the token that it shows at mediation.
    func connect(_ tokens: [String: String]) async throws -> [String: HotlineClient] {
        var clients: [String: HotlineClient] = [:]
        for line in lines() ?? [] {
            guard let token = tokens[line.name], let client = await client(of: line) else { continue }
            try write(secret: token, to: "\(place(of: line.name))/mediation.token")
            let secret = try String(contentsOfFile: secretFile(of: line.name), encoding: .utf8)
            clients[line.name] = HotlineClient(client: client, secret: secret)
        }
        return clients
    }

    /// The names of those that answer.
    func answering() async -> Set<String> {
        var names: Set<String> = []
        for line in lines() ?? [] {
            guard let client = await client(of: line) else { continue }
            names.insert(line.name)
            await client.close()
        }
        return names
    }

    /// The lines that lead to stand-ins, none yet when there is no file; nil when a line leads elsewhere.
    private func lines() -> [Line]? {
        guard let content = FileManager.default.contents(atPath: "\(folder.path)/links.json") else { return [] }
        guard let links = try? CanonicalJSON.decode(Lines.self, from: [UInt8](content)).links else { return nil }
        return links.allSatisfy { $0.tokenFile == "hotlines/\($0.name)/own.token" } ? links : nil
    }

    private func client(of line: Line) async -> WireClient? {
        guard let host = line.host, let port = line.port else { return nil }
        return try? await WireClient.connect(host: host, port: port)
    }

    /// A stand-in on a line that is bad enough to be worth showing.
    private func process(of name: String, at port: Int) -> ServerProcess {
        let place = place(of: name)
        let arguments = [
            "--name", name, "--port", "\(port)", "--data", folder.path, "--token-file", "\(place)/mediation.token",
            "--accept-token-file", secretFile(of: name), "--keep", "\(place)/kept.json", "--repeat", "20", "--lose",
            "5", "--reorder", "3", "--slow", "2",
        ]
        return ServerProcess(
            service: "hotline",
            programs: OwnProgram.folder,
            data: folder.path,
            port: port,
            companion: ServerProcess.Companion(name: name, arguments: arguments)
        )
    }

    private func place(of name: String) -> String { "\(folder.path)/hotlines/\(name)" }
    private func secretFile(of name: String) -> String { "\(place(of: name))/own.token" }

    private func write(secret: String, to path: String) throws {
        try Data(secret.utf8).write(to: URL(filePath: path), options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    /// A port of this machine that nobody has at the moment.
    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { place -> UInt16? in
                guard bind(descriptor, place, size) == 0, getsockname(descriptor, place, &size) == 0 else { return nil }
                return UnsafeRawPointer(place).load(as: sockaddr_in.self).sin_port.bigEndian
            }
        }
        guard let port else {
            throw Failure(.refused, "noFreePort", Message("没有可用端口", "there is no free port"))
        }
        return Int(port)
    }
}

/// A connection to a stand-in, by which it is told what to send.
struct HotlineClient: Sendable {
    let client: WireClient
    let secret: String

    /// How long sending may take.
    private static let patience: Duration = .seconds(60)

    /// Has messages sent to mediation, as its line sends them.
    ///
    /// - Parameters:
    ///   - messages: What is sent.
    ///   - lost: What only its own list has.
    /// - Returns: Those that mediation refused, by their place.
    /// - Throws: A `WireFailure` when the stand-in does not answer.
    func send(_ messages: [JSONDocument.Node], losing lost: [JSONDocument.Node]) async throws -> [Int: Refusal] {
        let items = messages.map(\.text).joined(separator: ",")
        let kept = lost.map(\.text).joined(separator: ",")
        let answer = try await client.call(
            "hotline.send",
            json: Array("{\"items\":[\(items)],\"lost\":[\(kept)]}".utf8),
            meta: RequestMeta(token: secret),
            within: Self.patience
        )
        var refused: [Int: Refusal] = [:]
        for row in answer.result["refused"]?.elements ?? [] {
            guard let index = row["index"]?.integer else { continue }
            refused[Int(index)] = try row["refusal"]?.decode(Refusal.self)
        }
        return refused
    }
}
