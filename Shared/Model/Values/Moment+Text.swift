extension Moment: TextValue {
    /// Reads RFC 3339 with any offset and at most three digits after the second: `2026-09-30T08:20:11Z`.
    public init(_ text: String) throws(Refusal) {
        guard let moment = Self.parsed(Array(text.utf8.prefix(40))) else { throw ValueFault.moment.refusal }
        self = moment
    }

    /// The moment as it is stored and sent: `2026-09-30T16:20:11.043+08:00`.
    public var text: String {
        String(unsafeUninitializedCapacity: 29) { buffer in
            let local = local
            let ofDay = Int(local.remainder)
            DecimalText.write(Day(unchecked: Int32(truncatingIfNeeded: local.quotient)), into: buffer)
            buffer[10] = UInt8(ascii: "T")
            DecimalText.write(ofDay / 3_600_000, count: 2, at: 11, into: buffer)
            buffer[13] = UInt8(ascii: ":")
            DecimalText.write(ofDay / 60_000 % 60, count: 2, at: 14, into: buffer)
            buffer[16] = UInt8(ascii: ":")
            DecimalText.write(ofDay / 1000 % 60, count: 2, at: 17, into: buffer)
            buffer[19] = UInt8(ascii: ".")
            DecimalText.write(ofDay % 1000, count: 3, at: 20, into: buffer)
            var position = 23
            for byte in "+08:00".utf8 {
                buffer[position] = byte
                position += 1
            }
            return position
        }
    }

    private static func parsed(_ bytes: [UInt8]) -> Moment? {
        guard let day = DecimalText.day(in: bytes), bytes.count >= 20,
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            let hour = DecimalText.number(in: bytes, at: 11, count: 2), hour < 24, bytes[13] == UInt8(ascii: ":"),
            let minute = DecimalText.number(in: bytes, at: 14, count: 2), minute < 60, bytes[16] == UInt8(ascii: ":"),
            let second = DecimalText.number(in: bytes, at: 17, count: 2), second < 60
        else { return nil }
        var fraction = 0
        var position = 19
        if bytes[19] == UInt8(ascii: ".") {
            let digits = bytes[20...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            guard (1...3).contains(digits), let value = DecimalText.number(in: bytes, at: 20, count: digits)
            else { return nil }
            fraction = [100, 10, 1][digits - 1] * value
            position = 20 + digits
        }
        guard let offset = offsetMinutes(bytes[position...]) else { return nil }
        let ofDay = ((hour * 60 + minute - offset) * 60 + second) * 1000 + fraction
        let milliseconds = Int64(day.number) * 86_400_000 + Int64(ofDay)
        return (earliest...latest).contains(milliseconds) ? Moment(milliseconds: milliseconds) : nil
    }

    /// Minutes ahead of UTC in `Z` or `+08:00`.
    private static func offsetMinutes(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let sign = bytes.first else { return nil }
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return bytes.count == 1 ? 0 : nil }
        guard bytes.count == 6, DecimalText.isByte(":", at: 3, in: bytes),
            let hour = DecimalText.number(in: bytes, at: 1, count: 2), hour < 24,
            let minute = DecimalText.number(in: bytes, at: 4, count: 2), minute < 60
        else { return nil }
        switch sign {
        case UInt8(ascii: "+"): return hour * 60 + minute
        case UInt8(ascii: "-"): return -(hour * 60 + minute)
        default: return nil
        }
    }
}
