import Foundation
import Identity
import Model
import TestKit
import Testing
import Wire

/// A hotline's platform as a process beside the suite.
final class StandIn {
    let name: String
    let port: Int
    private let process: Process
    private let suite: RunningSuite
    private let secret: String
    /// Who vouches for both ends of its line; nil when that goes in the clear.
    private let authority: Authority?
    private let own: WireTLS?

    /// Starts a platform that shows and wants tokens of its own.
    ///
    /// - Parameters:
    ///   - name: `12345` or `12315`.
    ///   - suite: The suite that it pushes to; mediation may start later.
    ///   - orders: The lines that it pushes.
    ///   - authority: Lets in only those for whom it vouches; without one everybody on this machine.
    ///   - faults: What its line does to them.
    /// - Throws: When it does not start.
    init(
        _ name: String,
        beside suite: RunningSuite,
        orders: [String],
        trusting authority: Authority? = nil,
        _ faults: String...
    )
        async throws
    {
        self.name = name
        self.suite = suite
        secret = "secret-of-\(name)"
        self.authority = authority
        own = try authority.map {
            let issued = try $0.issue("platform-\(name)")
            return WireTLS(certificate: issued.certificate, key: issued.key, roots: $0.roots)
        }
        let tls = own.map { ["--tls-certificate", $0.certificate, "--tls-key", $0.key, "--tls-roots", $0.roots] } ?? []
        let folder = "\(suite.data)/stand-in-\(name)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        func file(_ name: String, _ text: String) throws -> String {
            try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
            return "\(folder)/\(name)"
        }
        let output = try file("output", "")
        process = Process()
        process.executableURL = RunningSuite.executables.appending(path: "hotline")
        process.arguments =
            [
                "--name", name, "--data", suite.data, "--orders",
                try file("orders.jsonl", orders.joined(separator: "\n") + "\n"), "--token-file",
                try file("mediation.token", try suite.token(.hotlineLink, .link(name))), "--accept-token-file",
                try file("own.token", secret),
            ] + tls + faults
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: try file("errors", ""))
        try process.run()
        var found: Int?
        try await eventually("the platform \(name) listens") {
            let bytes = FileManager.default.contents(atPath: output) ?? Data()
            found = try? JSONDocument([UInt8](bytes.prefix { $0 != UInt8(ascii: "\n") })).root["port"]?.integer
            return found != nil
        }
        port = found ?? 0
    }

    /// Its line of `links.json`.
    var link: String {
        """
        {"name":"\(name)","means":"wire","host":"127.0.0.1","port":\(port),"tokenFile":"stand-in-\(name)/own.token"}
        """
    }

    /// The same with TLS, our end showing these papers.
    func link(showing papers: (certificate: String, key: String)) throws -> String {
        let roots = try #require(authority?.roots)
        let tls = "{\"certificate\":\"\(papers.certificate)\",\"key\":\"\(papers.key)\",\"roots\":\"\(roots)\"}"
        return "\(link.dropLast()),\"tls\":\(tls)}"
    }

    /// Asks it something.
    func ask(_ method: String) async throws -> JSONDocument.Node {
        let client = try await WireClient.connect(port: port, tls: own)
        do {
            let answer = try await client.call(method, meta: RequestMeta(token: secret))
            await client.close()
            return answer.result
        } catch {
            await client.close()
            throw error
        }
    }

    /// Waits until everything it had to push was answered.
    func waitUntilPushed() async throws {
        try await eventually("\(name) has pushed everything") {
            try await self.ask("hotline.progress")["isDone"]?.bool == true
        }
    }

    /// Everything it was told.
    func told() async throws -> [JSONDocument.Node] { try await ask("hotline.told")["items"]?.elements ?? [] }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}

extension RunningSuite {
    /// Says how the platforms are reached; before mediation starts.
    func write(links: [String]) throws {
        let text = "{\"links\":[\(links.joined(separator: ","))]}"
        try Data(text.utf8).write(to: URL(filePath: "\(data)/links.json"))
    }

    /// How a line stands.
    func link(_ name: String) async throws -> JSONDocument.Node? {
        let meta = RequestMeta(token: try token(.intakeOfficer))
        let answer = try await ask("mediation", "link.status", "{\"link\":\"\(name)\"}", meta)
        return answer["value"]?["items"]?.elements.first
    }

    /// Compares both sides' lists, and shows the differences.
    func differences(of name: String) async throws -> [String] {
        let before = try await link(name)?["reconciliation"]?.integer ?? 0
        let key = "\(UniqueID.fresh(at: Self.now))"
        let meta = RequestMeta(token: try token(.intakeOfficer), idempotencyKey: key)
        _ = try await ask("mediation", "link.reconcile", "{\"link\":\"\(name)\"}", meta)
        try await eventually("the lists of \(name) were compared") { [self] in
            try await link(name)?["reconciliation"]?.integer ?? 0 > before
        }
        let query = "{\"link\":\"\(name)\",\"pageSize\":500}"
        let found = try await ask("mediation", "link.differences", query, RequestMeta(token: try token(.intakeOfficer)))
        return (found["value"]?["items"]?.elements ?? []).map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// Does something as an officer.
    func done(_ method: String, _ params: String, as role: Role = .intakeOfficer) async throws {
        let key = "\(UniqueID.fresh(at: Self.now))"
        _ = try await ask("mediation", method, params, RequestMeta(token: try token(role), idempotencyKey: key))
    }
}
