/// The insides of JSON strings: finding what is special eight bytes at a time, and undoing escapes.
enum JSONText {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// A mask whose lowest set bit marks the first byte that is a quote, a backslash or a control character.
    @inline(__always)
    static func special(_ word: UInt64) -> UInt64 {
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5c)
        let control = (word &- ones &* 0x20) & ~word
        return (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | control) & highs
    }

    /// The same, and every byte that is not ASCII.
    @inline(__always)
    static func specialOrWide(_ word: UInt64) -> UInt64 { special(word) | (word & highs) }

    /// Undoes the escapes of a string that has been checked.
    static func unescaped(_ content: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(content.count)
        var index = content.startIndex
        while index < content.endIndex {
            guard content[index] == UInt8(ascii: "\\") else {
                result.append(content[index])
                index += 1
                continue
            }
            switch content[index + 1] {
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0c)
            case UInt8(ascii: "n"): result.append(0x0a)
            case UInt8(ascii: "r"): result.append(0x0d)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "u"):
                var unit = hexUnit(content, index + 2)
                index += 4
                if unit & 0xfc00 == 0xd800 {
                    unit = 0x10000 + (unit & 0x3ff) << 10 + (hexUnit(content, index + 4) & 0x3ff)
                    index += 6
                }
                append(scalar: unit, to: &result)
            case let itself: result.append(itself)
            }
            index += 2
        }
        return result
    }

    private static func hexUnit(_ content: Slice<UnsafeBufferPointer<UInt8>>, _ start: Int) -> UInt32 {
        var unit: UInt32 = 0
        for index in start..<start + 4 { unit = unit << 4 | UInt32(hexValue(content[index]) ?? 0) }
        return unit
    }

    /// What a hexadecimal digit of either case is worth.
    @inline(__always)
    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func append(scalar: UInt32, to result: inout [UInt8]) {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (scalar >> shift) & 0x3f) }
        switch scalar {
        case ..<0x80: result.append(UInt8(scalar))
        case ..<0x800: result.append(contentsOf: [UInt8(0xc0 | scalar >> 6), tail(0)])
        case ..<0x10000: result.append(contentsOf: [UInt8(0xe0 | scalar >> 12), tail(6), tail(0)])
        default: result.append(contentsOf: [UInt8(0xf0 | scalar >> 18), tail(12), tail(6), tail(0)])
        }
    }
}
