extension UniqueID: CustomStringConvertible, LosslessStringConvertible {
    /// The id in its one exact form: 36 characters, lower-case, hyphens at 8, 13, 18 and 23.
    public init?(_ text: String) {
        var text = text
        guard let id = text.withUTF8(Self.parsed) else { return nil }
        self = id
    }

    /// The same, for a part of a text.
    public init?(_ text: Substring) {
        var text = text
        guard let id = text.withUTF8(Self.parsed) else { return nil }
        self = id
    }

    private static func parsed(_ bytes: UnsafeBufferPointer<UInt8>) -> UniqueID? {
        guard bytes.count == 36 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for position in 0..<36 {
            let byte = bytes[position]
            switch position {
            case 8, 13, 18, 23:
                guard byte == UInt8(ascii: "-") else { return nil }
            default:
                guard let digit = digit(byte) else { return nil }
                if position < 18 { high = high << 4 | digit } else { low = low << 4 | digit }
            }
        }
        return UniqueID(high: high, low: low)
    }

    /// The id as it is stored and sent: `01a0f166-56a3-7d02-b7aa-90c1d4e5f233`.
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            write(into: buffer)
            return 36
        }
    }

    /// Writes the 36 characters at the beginning of a buffer, for those who would only copy a string.
    public func write(into buffer: UnsafeMutableBufferPointer<UInt8>) {
        var position = 0
        for nibble in 0..<32 {
            if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
                buffer[position] = UInt8(ascii: "-")
                position += 1
            }
            let half = nibble < 16 ? high : low
            let value = UInt8(truncatingIfNeeded: half >> (60 - 4 * (nibble & 15))) & 15
            buffer[position] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
            position += 1
        }
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        default: nil
        }
    }
}

extension UniqueID: Codable {
    /// Reads the text form.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = UniqueID(text) else { throw ValueFault.uniqueID.refusal.at(decoder.codingPath) }
        self = value
    }

    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
