/// The terms that may run in a case.
public enum CaseClockName: String, Codable, Hashable, Sendable, CaseIterable {
    /// Decide on acceptance and tell the complainant.
    case accept
    /// Reach an agreement.
    case mediate
    /// Tell both sides that the mediation was terminated.
    case tellTermination
    /// Finish a labour inspection.
    case inspect
    /// Report back on a leader's instruction.
    case instruct
    /// Perform what was agreed.
    case perform
}

/// How near the end of a term is.
public enum AlarmColour: String, Codable, Hashable, Sendable, CaseIterable {
    case green, yellow, red
}

/// Which of a case's terms: its name, and for instructions which of them.
public struct CaseTerm: Codable, Hashable, Sendable {
    /// Its name.
    public var clock: CaseClockName
    /// The number of the instruction, where it is one's.
    public var reference: String?

    /// A term.
    public init(_ clock: CaseClockName, reference: String? = nil) {
        self.clock = clock
        self.reference = reference
    }
}
