/// Fixed-width decimal fields in ASCII, which is all that days and moments are written with.
enum DecimalText {
    /// The number in `count` digits from `start`; nil when one of them is not a digit or they are not there.
    static func number(in bytes: some RandomAccessCollection<UInt8>, at start: Int, count: Int) -> Int? {
        guard start + count <= bytes.count else { return nil }
        var value = 0
        for offset in start..<(start + count) {
            let byte = bytes[bytes.index(bytes.startIndex, offsetBy: offset)]
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    /// Writes `value` in exactly `count` digits at `start`.
    static func write(_ value: Int, count: Int, at start: Int, into buffer: UnsafeMutableBufferPointer<UInt8>) {
        var rest = value
        for position in stride(from: start + count - 1, through: start, by: -1) {
            buffer[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    /// Writes `2026-09-30` at the beginning of the buffer.
    static func write(_ day: Day, into buffer: UnsafeMutableBufferPointer<UInt8>) {
        let parts = day.parts
        write(parts.year, count: 4, at: 0, into: buffer)
        buffer[4] = UInt8(ascii: "-")
        write(parts.month, count: 2, at: 5, into: buffer)
        buffer[7] = UInt8(ascii: "-")
        write(parts.day, count: 2, at: 8, into: buffer)
    }

    /// The day written in the first ten bytes.
    static func day(in bytes: some RandomAccessCollection<UInt8>) -> Day? {
        guard let year = number(in: bytes, at: 0, count: 4), isByte("-", at: 4, in: bytes),
            let month = number(in: bytes, at: 5, count: 2), isByte("-", at: 7, in: bytes),
            let day = number(in: bytes, at: 8, count: 2)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// Whether the byte there is `character`.
    static func isByte(
        _ character: Unicode.Scalar,
        at offset: Int,
        in bytes: some RandomAccessCollection<UInt8>
    ) -> Bool {
        offset < bytes.count && bytes[bytes.index(bytes.startIndex, offsetBy: offset)] == UInt8(ascii: character)
    }
}
