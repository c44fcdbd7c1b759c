public import EventLog
public import Model

/// What a service says to an auditor who reads its log: its events in words, and its rules explained.
public protocol Audited: Served {
    /// What an event says, in the words of an office.
    ///
    /// - Parameters:
    ///   - type: The end of its type, such as `case.accepted.v1`.
    ///   - data: Its values.
    /// - Returns: A sentence in Chinese, and its name in English.
    static func words(of type: String, _ data: JSONDocument.Node?) -> Message
    /// How people call a clock.
    static func name(ofClock name: String) -> String
    /// Why a rule came to its outcome; nil where the rule's own text says it.
    static func explanation(of basis: Basis, by rules: Rules) -> String?
}

extension Audited {
    /// A clock is called by its name.
    public static func name(ofClock name: String) -> String { name }
    /// The rule's text is enough.
    public static func explanation(of _: Basis, by _: Rules) -> String? { nil }
}
