/// An address that only this host can reach.
///
/// ZeroMQ has no access control on subscriptions, so the bus is kept where the operating system provides it.
package struct LocalAddress: Equatable, Sendable {
    /// What fits into the kernel's address of a Unix socket, with its closing zero.
    package static let longestPath = 107

    /// As ZeroMQ reads it.
    package let text: String

    /// Whether the socket must speak IPv6.
    package var isVersion6: Bool { text.hasPrefix("tcp://[") }

    /// Reads an address, and refuses what is not loopback TCP or a Unix socket.
    package init(_ text: String) throws(BusError) {
        if text.hasPrefix("ipc://") {
            let path = text.utf8.dropFirst("ipc://".utf8.count)
            guard (1...Self.longestPath).contains(path.count), !path.contains(0) else {
                throw .malformedAddress(address: text)
            }
        } else {
            guard text.hasPrefix("tcp://") else { throw .notLocal(address: text) }
            let place = text.dropFirst("tcp://".count)
            guard let colon = place.lastIndex(of: ":") else { throw .malformedAddress(address: text) }
            guard Self.isLoopback(place[..<colon]) else { throw .notLocal(address: text) }
            guard Self.number(place[place.index(after: colon)...], upTo: 65_535) != nil else {
                throw .malformedAddress(address: text)
            }
        }
        self.text = text
    }

    private static func isLoopback(_ host: Substring) -> Bool {
        if host == "[::1]" { return true }
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { number($0, upTo: 255) }
        return octets.count == 4 && octets[0] == 127 && !octets.contains(nil)
    }

    private static func number(_ digits: Substring, upTo limit: Int) -> Int? {
        guard digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return nil }
        return Int(digits).flatMap { $0 <= limit ? $0 : nil }
    }
}
