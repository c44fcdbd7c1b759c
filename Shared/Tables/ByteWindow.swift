/// The part of a stream that is being looked at: what has been used goes, what is wanted comes.
struct ByteWindow {
    private(set) var bytes: [UInt8] = []
    /// Where what has not been used begins.
    var start = 0
    /// Whether there is nothing beyond what is here.
    private(set) var isAtEnd = false
    private let more: ByteSource

    init(_ more: @escaping ByteSource) {
        self.more = more
    }

    /// How many bytes have not been used.
    var count: Int { bytes.count - start }

    /// Forgets what has been used and takes in the next bytes.
    mutating func refill() throws {
        guard !isAtEnd else { return }
        guard let next = try more() else {
            isAtEnd = true
            return
        }
        if start == bytes.count {
            bytes = next
        } else {
            bytes.removeSubrange(..<start)
            bytes += next
        }
        start = 0
    }

    /// Passes over a byte order mark.
    mutating func skipMark() throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        while count < mark.count, !isAtEnd { try refill() }
        if bytes[start...].starts(with: mark) { start += mark.count }
    }

    /// Passes over the rest of a line, with its end, however long it is.
    mutating func skipLine() throws {
        while true {
            if let end = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
                start = end + 1
                guard bytes[end] == UInt8(ascii: "\r") else { return }
                if start == bytes.count { try refill() }
                if start < bytes.count, bytes[start] == UInt8(ascii: "\n") { start += 1 }
                return
            }
            start = bytes.count
            guard !isAtEnd else { return }
            try refill()
        }
    }
}
