/// How scalars are spelt in the canonical form.
enum CanonicalText {
    /// Whether a text holds a quote, a backslash or a control character.
    @inline(__always)
    static func needsEscape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        var index = 0
        while index + 8 <= bytes.count {
            let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
            if JSONText.special(word) != 0 { return true }
            index += 8
        }
        while index < bytes.count {
            if needsEscape(bytes[index]) { return true }
            index += 1
        }
        return false
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Writes a text between quotes, with the shortest escapes.
    @inline(__always)
    static func append(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout JSONMemory<UInt8>) throws {
        guard needsEscape(bytes) else {
            text.append(UInt8(ascii: "\""))
            text.append(bytes)
            text.append(UInt8(ascii: "\""))
            return
        }
        if bytes.contains(0) { throw JSONFault.nulCharacter.refusal() }
        append(checked: bytes, to: &text)
    }

    /// Writes a text without NUL between quotes.
    static func append(checked bytes: UnsafeBufferPointer<UInt8>, to text: inout JSONMemory<UInt8>) {
        text.append(UInt8(ascii: "\""))
        appendEscaped(bytes, to: &text)
        text.append(UInt8(ascii: "\""))
    }

    private static func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout JSONMemory<UInt8>) {
        for byte in bytes {
            guard needsEscape(byte) else {
                text.append(byte)
                continue
            }
            switch byte {
            case 0x08: text.append("\\b")
            case 0x09: text.append("\\t")
            case 0x0a: text.append("\\n")
            case 0x0c: text.append("\\f")
            case 0x0d: text.append("\\r")
            case UInt8(ascii: "\""): text.append("\\\"")
            case UInt8(ascii: "\\"): text.append("\\\\")
            default:
                text.append(byte < 0x10 ? "\\u000" : "\\u001")
                let digit = byte & 0x0f
                text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }

    /// Writes an integer, if every JSON reader keeps it exactly.
    @inline(__always)
    static func append(_ value: some FixedWidthInteger, to text: inout JSONMemory<UInt8>) throws {
        guard let number = Int(exactly: value), number.magnitude <= UInt(JSONTape.largestInteger) else {
            throw JSONFault.numberOutOfRange.refusal()
        }
        append(integer: number, to: &text)
    }

    static func append(integer number: Int, to text: inout JSONMemory<UInt8>) {
        if number < 0 { text.append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        if rest < 10 {
            text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest))
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var first = 20
            while rest > 0 {
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                first -= 1
                digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
                rest = quotient
            }
            text.append(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(digits)[first...]))
        }
    }
}
