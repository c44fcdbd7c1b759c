import Foundation
import Glibc
import Model

/// Where a service can be reached.
public struct Endpoint: Codable, Hashable, Sendable {
    /// Host and port of its requests: `127.0.0.1:7621`.
    public var requests: String
    /// The address of its events: `tcp://127.0.0.1:7622`.
    public var events: String
    /// Host and port of its health pages.
    public var http: String
    /// Its process.
    public var pid: Int64

    /// A service's three addresses.
    public init(requests: String, events: String, http: String, pid: Int64) {
        self.requests = requests
        self.events = events
        self.http = http
        self.pid = pid
    }

    /// The port of its requests.
    public var requestPort: Int { Int(requests.split(separator: ":").last ?? "") ?? 0 }
    /// The host of its requests.
    public var requestHost: String {
        requests.lastIndex(of: ":").map { String(requests[..<$0]) } ?? "127.0.0.1"
    }
}

/// `DATA/endpoints.json`: who listens where, kept up to date by every process of the suite as it starts.
public struct Endpoints: Sendable {
    /// The file.
    public let path: String

    /// The file of a data folder.
    public init(data: String) {
        path = "\(data)/endpoints.json"
    }

    /// Everybody's addresses, as far as they are known.
    public func read() -> [String: Endpoint] {
        guard let data = FileManager.default.contents(atPath: path) else { return [:] }
        return (try? CanonicalJSON.decode([String: Endpoint].self, from: [UInt8](data))) ?? [:]
    }

    /// Puts one service's addresses in; others may do the same at the same moment.
    ///
    /// - Throws: a refusal when the folder cannot be written.
    public func publish(_ service: String, _ endpoint: Endpoint) throws {
        let lock = open("\(path).lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
            throw Refusal(
                "folderNotWritable",
                Message("无法写入 \(path)", "cannot write \(path); check the folder's owner"),
                status: .failedPrecondition
            )
        }
        defer { close(lock) }
        var all = read()
        all[service] = endpoint
        try Data(CanonicalJSON.encode(all)).write(to: URL(filePath: path), options: .atomic)
    }
}
