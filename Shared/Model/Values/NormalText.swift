import Foundation

/// Text as it is kept: the same characters are always the same bytes.
enum NormalText {
    /// Canonical composition, which leaves what people see as it is.
    static func composed(_ text: String) -> String {
        isPlain(text) ? text : text.precomposedStringWithCanonicalMapping
    }

    /// Compatibility composition, which makes full-width digits and letters plain: for codes and numbers.
    static func compatible(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCompatibilityMapping
    }

    /// The text without white space before and after it.
    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[start...last])
    }

    /// A code as people type it: made plain, without spaces or hyphens, in capitals.
    static func code(_ text: String) -> String {
        if isPlainCode(text) { return text }
        let plain = compatible(String(text.unicodeScalars.prefix(64)))
        return String(
            String.UnicodeScalarView(plain.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "-" })
        ).uppercased()
    }

    /// Digits and capitals alone, as codes are stored.
    private static func isPlainCode(_ text: String) -> Bool {
        text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            }
    }

    /// How long a text is that needs nothing done to it: Latin letters, digits, signs and Chinese characters, without
    /// white space at its ends; nil for any other text.
    ///
    /// What is stored is of this kind, and it is read far more often than written.
    static func lengthIfPlain(_ text: String) -> Int? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.first != UInt8(ascii: " "), bytes.last != UInt8(ascii: " ") else { return nil }
            var scalars = 0
            var index = 0
            while index < bytes.count {
                switch bytes[index] {
                case 0x20..<0x7F: index += 1
                // U+4E00 to U+9FFF: three bytes whose first is E4 to E9, but for the first of E4.
                case 0xE5...0xE9: index += 3
                case 0xE4 where bytes[index + 1] >= 0xB8: index += 3
                // U+3001 to U+3029 and U+FF01 to U+FF3F: the punctuation of Chinese text.
                case 0xE3 where bytes[index + 1] == 0x80 && (0x81...0xA9).contains(bytes[index + 2]): index += 3
                case 0xEF where bytes[index + 1] == 0xBC && bytes[index + 2] >= 0x81: index += 3
                default: return nil
                }
                scalars += 1
            }
            return scalars
        }
    }

    /// Latin, Chinese and full-width characters, which composition never changes; most text is these alone.
    private static func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0..<0x300, 0x2010..<0x2028, 0x3000..<0x302A, 0x4E00..<0xA000, 0xFF00..<0xFFF0: true
            default: false
            }
        }
    }
}
