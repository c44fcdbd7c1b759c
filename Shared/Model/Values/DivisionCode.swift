/// A place, by the code of GB/T 2260 and GB/T 10114: a county has six digits, a town nine, a village twelve.
public struct DivisionCode: TextValue, Comparable {
    /// The 6, 9 or 12 digits.
    public let text: String

    /// Reads a code, full-width too.
    public init(_ text: String) throws(Refusal) {
        let text = NormalText.code(text)
        let bytes = text.utf8
        guard bytes.count == 6 || bytes.count == 9 || bytes.count == 12,
            bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), Self.isProvince(bytes)
        else { throw ValueFault.division.refusal }
        self.text = text
    }

    /// Which kind of place it is.
    public var level: Level {
        switch text.utf8.count {
        case 6: .county
        case 9: .town
        default: .village
        }
    }

    /// The county it lies in, or it itself.
    public var county: DivisionCode { DivisionCode(unchecked: String(text.prefix(6))) }

    /// Whether `other` is this place or lies in it; a code ending in zeros stands for the whole city or province.
    public func contains(_ other: DivisionCode) -> Bool {
        var prefix = Substring(text)
        if level == .county {
            while prefix.hasSuffix("00") { prefix = prefix.dropLast(2) }
        }
        return other.text.hasPrefix(prefix)
    }

    /// The kinds of places, by the length of their codes.
    public enum Level: Int, Hashable, Sendable {
        case county = 6
        case town = 9
        case village = 12
    }

    /// The order of the codes, in which a place comes before those within it.
    public static func < (left: DivisionCode, right: DivisionCode) -> Bool { left.text < right.text }

    private init(unchecked text: String) {
        self.text = text
    }

    /// Whether the first two digits are those of a province by GB/T 2260, or of residents from abroad (91).
    static func isProvince(_ bytes: some Collection<UInt8>) -> Bool {
        guard let number = DecimalText.number(in: Array(bytes.prefix(2)), at: 0, count: 2) else { return false }
        return switch number {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83, 91: true
        default: false
        }
    }
}
