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
        let plain = compatible(String(text.unicodeScalars.prefix(64)))
        return String(
            String.UnicodeScalarView(plain.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "-" })
        ).uppercased()
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
