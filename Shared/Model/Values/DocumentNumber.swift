/// The number that a document or a slip bears: a fiscal receipt, a judgment, a decision, a postal item.
///
/// It stands in the open, so it must not be somebody's number: what reads as an identity number or as a mobile phone's
/// is refused, and so is a text without any digit, which would be a name or a remark.
public struct DocumentNumber: TextValue {
    /// The number in its normal form.
    public let text: String

    /// The most Unicode scalars.
    public static let limit = 64

    /// Reads a number such as `(2026)甘0724民初118号`.
    public init(_ text: String) throws(Refusal) {
        let line = try LineText(text, limit: Self.limit).text
        let isWritten = line.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || Self.isMark($0) }
        let hasDigit = line.unicodeScalars.contains { ("0"..."9").contains($0) }
        guard isWritten, hasDigit, !Self.isSomebodys(line) else { throw Self.invalid }
        self.text = line
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || " ()（）〔〕[]【】-—_/.:：#".unicodeScalars.contains(scalar)
    }

    private static func isSomebodys(_ text: String) -> Bool {
        if (try? ResidentIdentityNumber(text)) != nil { return true }
        return text.utf8.count == 11 && text.first == "1" && text.allSatisfy(\.isNumber)
    }

    /// What is refused, without repeating it.
    public static let invalid = Refusal(
        "invalidDocumentNumber",
        Message(
            "不是票据或文书编号：须含数字，不得填写姓名、电话或身份证号",
            "this is no number of a document: it has digits, and is nobody's name, phone or identity number"
        )
    )
}
