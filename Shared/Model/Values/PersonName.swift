/// A person's name as in the document, in whatever script.
public struct PersonName: TextValue {
    /// The name, composed, without white space around it.
    public let text: String

    /// The most Unicode scalars; characters are no measure, for one can hold 100,000 combining marks.
    public static let limit = 50

    /// Reads a name.
    public init(_ text: String) throws(Refusal) {
        guard text.utf8.count <= Self.limit * 16 else { throw ValueFault.nameTooLong.refusal }
        let text = NormalText.trimmed(NormalText.composed(text))
        guard !text.isEmpty else { throw ValueFault.nameEmpty.refusal }
        guard text.unicodeScalars.count <= Self.limit else { throw ValueFault.nameTooLong.refusal }
        let isVisible = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        guard isVisible else { throw ValueFault.nameCharacters.refusal }
        self.text = text
    }
}
