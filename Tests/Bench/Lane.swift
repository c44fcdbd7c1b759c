import Foundation
import Model
import ServiceKit

/// One connection that keeps so many commands under way, on a thread of its own.
///
/// It speaks the protocol over a plain socket, because whatever it spends is taken from the services it measures.
final class Lane: Sendable {
    enum Fault: Error {
        case notConnected(errno: CInt)
        case closed
        case refused(String)
    }

    private let socket: CInt
    private let enterprises: [String]
    private let token: String
    private let number: Int
    private let seats: Int

    init(_ suite: BenchSuite, _ enterprises: [String], number: Int, seats: Int) throws {
        guard let endpoint = Endpoints(data: suite.data).read()["registry"] else { throw Fault.closed }
        socket = try Self.connection(to: endpoint)
        self.enterprises = enterprises
        self.number = number
        self.seats = seats
        token = suite.token
    }

    deinit { close(socket) }

    private static func connection(to endpoint: Endpoint) throws -> CInt {
        let socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(endpoint.requestPort).bigEndian
        address.sin_addr.s_addr = inet_addr(endpoint.requestHost)
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Fault.notConnected(errno: errno) }
        var one: CInt = 1
        setsockopt(socket, CInt(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<CInt>.size))
        return socket
    }

    /// - Returns: The milliseconds from asking to the answer, of every command.
    func drive(until end: ContinuousClock.Instant) async throws -> [Double] {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { [self] in
                continuation.resume(with: Result { try work(until: end) })
            }
            thread.start()
        }
    }

    private func work(until end: ContinuousClock.Instant) throws -> [Double] {
        var latencies: [Double] = []
        var asked = [ContinuousClock.Instant](repeating: .now, count: seats)
        var count = 0
        var open = 0
        func ask(_ seat: Int) throws {
            count += 1
            open += 1
            asked[seat] = .now
            try send(request(seat, count))
        }
        for seat in 0..<seats { try ask(seat) }
        var pending: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while open > 0 {
            let length = read(socket, &chunk, chunk.count)
            guard length > 0 else { throw Fault.closed }
            pending += chunk[..<length]
            while let lineEnd = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(pending[..<lineEnd])
                pending.removeFirst(lineEnd + 1)
                guard let seat = try Self.seat(answeredBy: line) else { continue }
                open -= 1
                let now = ContinuousClock.now
                latencies.append(asked[seat].duration(to: now) / .milliseconds(1))
                if now < end { try ask(seat) }
            }
        }
        return latencies
    }

    private func request(_ seat: Int, _ count: Int) -> String {
        let pick = (number * 7_919 + seat * 104_729 + count * 31) % enterprises.count
        let key = UniqueID.fresh(at: Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)))
        return """
            {"jsonrpc":"2.0","id":\(seat),"method":"enterprise.change","params":{"enterprise":"\(enterprises[pick])",\
            "name":"家政服务有限公司\(number)-\(seat)-\(count)","_meta":{"token":"\(token)","idempotencyKey":"\(key)"}}}

            """
    }

    private func send(_ text: String) throws {
        var text = text
        let written = text.withUTF8 { write(socket, $0.baseAddress, $0.count) }
        guard written == text.utf8.count else { throw Fault.closed }
    }

    /// The seat that a line answers; nil for the greeting.
    private static func seat(answeredBy line: [UInt8]) throws -> Int? {
        let start = Array("{\"jsonrpc\":\"2.0\",\"id\":".utf8)
        guard line.starts(with: start) else { return nil }
        let digits = line[start.count...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard line[(start.count + digits.count)...].starts(with: ",\"result\"".utf8) else {
            throw Fault.refused(String(decoding: line, as: UTF8.self))
        }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
