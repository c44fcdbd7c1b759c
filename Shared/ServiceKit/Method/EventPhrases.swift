public import Model

/// What a service's events are called, by subject and name: `enterprise.registered`.
public struct EventPhrases: ExpressibleByDictionaryLiteral, Sendable {
    private let phrases: [String: String]

    /// The words.
    public init(dictionaryLiteral elements: (String, String)...) {
        phrases = Dictionary(elements) { first, _ in first }
    }

    /// What an event says; one that has no words of its own is told by its name.
    ///
    /// - Parameters:
    ///   - type: The end of its type, such as `enterprise.registered.v1`.
    ///   - details: What of its values people want to read.
    /// - Returns: The sentence.
    public func message(of type: String, _ details: [String?] = []) -> Message {
        let parts = type.split(separator: ".").prefix(2).map(String.init)
        let known = phrases[parts.joined(separator: ".")] ?? parts.joined(separator: " ")
        let told = details.compactMap(\.self)
        let name = (parts.last ?? type).reduce(into: "") { text, letter in
            text += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
        }
        return Message(
            told.isEmpty ? known : "\(known)（\(told.joined(separator: "；"))）",
            "\(parts.first ?? ""): \(name)"
        )
    }
}
