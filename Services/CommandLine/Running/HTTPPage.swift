import Dispatch
import Glibc

/// A page of a service's health pages, fetched from this machine.
struct HTTPPage: Sendable {
    let status: Int
    let body: String

    /// The longest page that is read, in bytes.
    static let limit = 1 << 20
    /// How long one step of the connection may take, in seconds.
    static let patience = 3

    /// Fetches a page; nil when nobody answers.
    ///
    /// - Parameters:
    ///   - path: Such as `/readyz`.
    ///   - address: IPv4 address and port: `127.0.0.1:7623`.
    /// - Returns: The page.
    static func fetch(_ path: String, from address: String) async -> HTTPPage? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: read(path, address)) }
        }
    }

    private static func read(_ path: String, _ address: String) -> HTTPPage? {
        let parts = address.split(separator: ":")
        guard parts.count == 2, let port = UInt16(parts[1]) else { return nil }
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var wait = timeval(tv_sec: patience, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &wait, socklen_t(MemoryLayout<timeval>.size))
        }
        var target = sockaddr_in()
        target.sin_family = sa_family_t(AF_INET)
        target.sin_port = port.bigEndian
        guard inet_pton(AF_INET, String(parts[0]), &target.sin_addr) == 1 else { return nil }
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let connected = withUnsafePointer(to: &target) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        let request = Array("GET \(path) HTTP/1.1\r\nHost: \(address)\r\nConnection: close\r\n\r\n".utf8)
        guard connected == 0, send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count
        else { return nil }
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while answer.count < limit {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { break }
            answer += chunk[..<count]
        }
        return HTTPPage(answer: String(decoding: answer, as: UTF8.self))
    }

    private init?(answer: String) {
        let words = answer.prefix { $0 != "\r\n" }.split(separator: " ")
        guard words.count >= 2, let status = Int(words[1]) else { return nil }
        self.status = status
        body = answer.firstRange(of: "\r\n\r\n").map { String(answer[$0.upperBound...]) } ?? ""
    }
}
