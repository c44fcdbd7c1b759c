/// Numbers, moments and ids read from stored bytes without making texts of them.
enum StoredDigits {
    /// The whole number that these digits write; nil for anything else.
    @inline(__always)
    static func number(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int64? {
        guard range.count <= 20 else { return nil }
        var value: Int64 = 0
        for index in range {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else { return nil }
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            guard !tooLarge, product <= Int64.max - 9 else { return nil }
            value = product + Int64(digit)
        }
        return value
    }

    /// The last sixty-four bits of an id in its text form, which are chance.
    @inline(__always)
    static func lowBits(ofID bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64? {
        guard range.count == 36 else { return nil }
        var value: UInt64 = 0
        for index in range.lowerBound + 19..<range.upperBound where bytes[index] != 0x2d {
            guard let digit = hexadecimal(bytes[index]) else { return nil }
            value = value << 4 | digit
        }
        return value
    }

    /// The milliseconds that a time-ordered id begins with.
    static func milliseconds(ofID bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int64? {
        guard range.count == 36 else { return nil }
        var value: UInt64 = 0
        for index in range.lowerBound..<range.lowerBound + 13 where bytes[index] != 0x2d {
            guard let digit = hexadecimal(bytes[index]) else { return nil }
            value = value << 4 | digit
        }
        return Int64(value)
    }

    @inline(__always)
    private static func hexadecimal(_ byte: UInt8) -> UInt64? {
        switch byte {
        case 0x30...0x39: UInt64(byte &- 0x30)
        case 0x61...0x66: UInt64(byte &- 0x61 &+ 10)
        default: nil
        }
    }
}

/// Reads moments in the one form in which they are stored; a day is worked out once for all its events.
struct StoredMoments {
    private var day: (UInt64, UInt16) = (0, 0)
    private var dayStart: Int64 = 0

    /// The milliseconds of `2026-09-30T16:20:11.043+08:00`; nil for any other form.
    mutating func milliseconds(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int64? {
        guard range.count == 29 else { return nil }
        let at = range.lowerBound
        let key = (
            bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self),
            bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt16.self)
        )
        if key != day {
            guard let start = Self.start(ofDay: bytes, at) else { return nil }
            (day, dayStart) = (key, start)
        }
        func two(_ offset: Int) -> Int64? { StoredDigits.number(bytes, at + offset..<at + offset + 2) }
        guard bytes[at + 10] == 0x54, bytes[at + 13] == 0x3a, bytes[at + 16] == 0x3a, bytes[at + 19] == 0x2e,
            let hour = two(11), hour < 24, let minute = two(14), minute < 60, let second = two(17), second < 60,
            let fraction = StoredDigits.number(bytes, at + 20..<at + 23),
            bytes[at + 23] == 0x2b, bytes[at + 24] == 0x30, bytes[at + 25] == 0x38, bytes[at + 26] == 0x3a,
            bytes[at + 27] == 0x30, bytes[at + 28] == 0x30
        else { return nil }
        return dayStart + ((hour * 60 + minute) * 60 + second) * 1_000 + fraction
    }

    /// Midnight of the day in +08:00, by the civil calendar.
    private static func start(ofDay bytes: UnsafeRawBufferPointer, _ at: Int) -> Int64? {
        guard bytes[at + 4] == 0x2d, bytes[at + 7] == 0x2d,
            let year = StoredDigits.number(bytes, at..<at + 4),
            let month = StoredDigits.number(bytes, at + 5..<at + 7), (1...12).contains(month),
            let day = StoredDigits.number(bytes, at + 8..<at + 10), (1...31).contains(day)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let ofEra = shifted - era * 400
        let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
        return (days * 24 - 8) * 3_600_000
    }
}
