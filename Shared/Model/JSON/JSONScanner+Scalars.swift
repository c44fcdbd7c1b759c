extension JSONScanner {
    /// Reads a number by its grammar; its worth is read later, by whoever wants it.
    mutating func scanNumber() throws(JSONFaultPlace) {
        let start = offset
        var flags: UInt32 = 0
        if peek() == UInt8(ascii: "-") { offset += 1 }
        if peek() == UInt8(ascii: "0") { offset += 1 } else { try scanDigits() }
        if peek() == UInt8(ascii: ".") {
            flags = JSONTape.Entry.fraction
            offset += 1
            try scanDigits()
        }
        if peek() | 0x20 == UInt8(ascii: "e") {
            flags = JSONTape.Entry.fraction
            offset += 1
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { offset += 1 }
            try scanDigits()
        }
        append(.number, from: start, flags: flags)
    }

    private mutating func scanDigits() throws(JSONFaultPlace) {
        guard isDigit(peek()) else { throw unexpected() }
        repeat { offset += 1 } while isDigit(peek())
    }

    @inline(__always)
    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Reads a string and checks that it is UTF-8 and that its escapes name characters.
    @inline(__always)
    mutating func scanString() throws(JSONFaultPlace) {
        let start = offset
        var flags: UInt32 = 0
        offset += 1
        while true {
            skipPlain()
            switch peek() {
            case UInt8(ascii: "\"") where offset < source.count:
                offset += 1
                append(.string, from: start, flags: flags)
                return
            case UInt8(ascii: "\\"):
                flags = JSONTape.Entry.escaped
                try scanEscape()
            case 0x20..<0x80: offset += 1
            case 0x80... where offset < source.count: try scanWide()
            default: throw unexpected()
            }
        }
    }

    @inline(__always)
    private mutating func skipPlain() {
        guard let base = source.baseAddress else { return }
        while offset + 8 <= source.count {
            let word = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
            let special = JSONText.specialOrWide(UInt64(littleEndian: word))
            if special != 0 {
                offset += special.trailingZeroBitCount / 8
                return
            }
            offset += 8
        }
    }

    /// Reads characters beyond ASCII; the table is that of the Unicode Standard, 3.9, well-formed byte sequences.
    private mutating func scanWide() throws(JSONFaultPlace) {
        while case let lead = peek(), lead >= 0x80, offset < source.count {
            let second: ClosedRange<UInt8>
            switch lead {
            case 0xe0: second = 0xa0...0xbf
            case 0xed: second = 0x80...0x9f
            case 0xf0: second = 0x90...0xbf
            case 0xf4: second = 0x80...0x8f
            case 0xc2...0xf3: second = 0x80...0xbf
            default: throw JSONFaultPlace(fault: .notUTF8, offset: offset)
            }
            let length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
            guard offset + length <= source.count, second.contains(source[offset + 1]),
                length < 3 || source[offset + 2] & 0xc0 == 0x80,
                length < 4 || source[offset + 3] & 0xc0 == 0x80
            else { throw JSONFaultPlace(fault: .notUTF8, offset: offset) }
            offset += length
        }
    }

    private mutating func scanEscape() throws(JSONFaultPlace) {
        let start = offset
        offset += 1
        switch peek() {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            offset += 1
        case UInt8(ascii: "u"):
            offset += 1
            let unit = try scanUnit()
            if unit == 0 { throw JSONFaultPlace(fault: .nulCharacter, offset: start) }
            guard unit & 0xf800 == 0xd800 else { return }
            guard unit < 0xdc00, peek() == UInt8(ascii: "\\") else {
                throw JSONFaultPlace(fault: .loneSurrogate, offset: start)
            }
            offset += 1
            guard peek() == UInt8(ascii: "u") else { throw JSONFaultPlace(fault: .loneSurrogate, offset: start) }
            offset += 1
            guard try scanUnit() & 0xfc00 == 0xdc00 else {
                throw JSONFaultPlace(fault: .loneSurrogate, offset: start)
            }
        default: throw unexpected()
        }
    }

    private mutating func scanUnit() throws(JSONFaultPlace) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = JSONText.hexValue(peek()) else { throw unexpected() }
            unit = unit << 4 | UInt32(digit)
            offset += 1
        }
        return unit
    }
}
