/// A value that people write as text, checked when it is read: its JSON is that text and nothing else.
public protocol TextValue: Codable, Hashable, Sendable, CustomStringConvertible {
    /// Reads the text.
    ///
    /// - Throws: A refusal that names the fault and the remedy, and never repeats the text.
    init(_ text: String) throws(Refusal)

    /// The text, in its one normal form.
    var text: String { get }
}

extension TextValue {
    /// The text.
    public var description: String { text }

    /// Reads the text; a refusal names its field by the path to it.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw error.at(decoder.codingPath)
        }
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Refusal {
    /// The same refusal, said of the field at the end of a decoder's path: `complainant.phones.0`.
    func at(_ path: [any CodingKey]) -> Refusal {
        guard !path.isEmpty else { return self }
        return at(path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "."))
    }
}
