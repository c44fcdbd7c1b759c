public import Model

/// Why an audit could not begin or go on; what an audit finds is a `Fault`.
public struct AuditError: Error, Equatable, Sendable {
    /// A stable lower-camel word for machines.
    public let reason: String
    /// What is wrong and what to do about it.
    public let message: Message

    init(_ reason: String, _ chinese: String, _ english: String) {
        self.reason = reason
        message = Message(chinese, english)
    }
}
