/// The code on an enterprise's licence, by GB 32100-2015.
///
/// Some licences were issued with a check character that does not match, and they are lawful; such a code is kept with
/// a warning, since refusing it would shut a real enterprise out.
public struct UnifiedSocialCreditCode: TextValue {
    /// The 18 characters, in capitals.
    public let text: String
    /// Whether the last character is what the others make it; false calls for a look at the licence.
    public let checkDigitIsValid: Bool

    /// Reads a code, full-width or lower-case too, with or without spaces and hyphens.
    public init(_ text: String) throws(Refusal) {
        let text = NormalText.code(text)
        guard text.unicodeScalars.count == 18 else { throw ValueFault.creditCodeLength.refusal }
        guard text.utf8.count == 18 else { throw ValueFault.creditCodeCharacters.refusal }
        var sum = 0
        var last = 0
        for (position, byte) in text.utf8.enumerated() {
            let value = Int(Self.values[Int(byte)])
            guard value >= 0 else { throw ValueFault.creditCodeCharacters.refusal }
            if position < 17 { sum += value * Self.weights[position] } else { last = value }
        }
        self.text = text
        checkDigitIsValid = last == (31 - sum % 31) % 31
    }

    /// What to tell whoever entered it, if anything.
    public var warning: Message? {
        checkDigitIsValid
            ? nil
            : Message(
                "统一社会信用代码末位校验码不符。请对照营业执照逐位核对；确认无误的照常保存。",
                "The unified social credit code's check character does not match; compare it with the licence. "
                    + "It is kept if the licence says so."
            )
    }

    /// Where the enterprise is registered, when characters 3 to 8 say so.
    public var division: DivisionCode? { try? DivisionCode(String(text.dropFirst(2).prefix(6))) }

    /// The characters in the order of their values; I, O, S, V and Z are left out as easily misread.
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    /// The value of each byte; -1 for those that no code has.
    private static let values: [Int8] = alphabet.enumerated().reduce(into: Array(repeating: -1, count: 256)) {
        $0[Int($1.element)] = Int8($1.offset)
    }
    private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
}
