/// The second frame: `7f3a9c10:00000000000000048214`.
enum Position {
    private static let epochSize = 8
    private static let digits = 20
    private static let colon = UInt8(ascii: ":")
    private static let zero = UInt8(ascii: "0")

    /// Writes the frame.
    static func write(_ epoch: String, _ sequence: Int64) throws(MalformedMessage) -> [UInt8] {
        guard sequence >= 0, epoch.utf8.count == epochSize else { throw .position }
        var frame = [UInt8](repeating: zero, count: epochSize + 1 + digits)
        var index = 0
        for byte in epoch.utf8 {
            guard Hexadecimal.isDigit(byte) else { throw .position }
            frame[index] = byte
            index += 1
        }
        frame[epochSize] = colon
        var rest = sequence
        var place = frame.count - 1
        while rest > 0 {
            frame[place] = zero + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
            place -= 1
        }
        return frame
    }

    /// Reads the frame; every byte counts.
    static func read(_ frame: [UInt8]) throws(MalformedMessage) -> (epoch: String, sequence: Int64) {
        guard frame.count == epochSize + 1 + digits, frame[epochSize] == colon else { throw .position }
        for index in 0..<epochSize where !Hexadecimal.isDigit(frame[index]) {
            throw .position
        }
        var sequence: Int64 = 0
        for index in (epochSize + 1)..<frame.count {
            let byte = frame[index]
            guard (zero...UInt8(ascii: "9")).contains(byte) else { throw .position }
            let (tens, tooLarge) = sequence.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = tens.addingReportingOverflow(Int64(byte - zero))
            guard !tooLarge, !overflow else { throw .position }
            sequence = sum
        }
        return (String(decoding: frame[..<epochSize], as: UTF8.self), sequence)
    }
}

/// Lower-case hexadecimal digits, the only spelling on the bus.
enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Whether the byte is one of the sixteen digits.
    static func isDigit(_ byte: UInt8) -> Bool { value(byte) != nil }

    /// Two digits a byte.
    static func write(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    /// The bytes, or nothing when a digit is not one of the sixteen or is left over.
    static func read(_ text: [UInt8]) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2)
        for index in stride(from: 0, to: text.count, by: 2) {
            guard let high = value(text[index]), let low = value(text[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case _: nil
        }
    }
}
