public import Decisions
public import Model

/// The life of one finding.
///
/// ```
/// unproposed ──propose──▶ waiting ──confirm──▶ confirmed
///                            └──reject──▶ rejected
/// ```
extension Unreasonable: Decided {
    /// What is known of one finding.
    public indirect enum State: Equatable, Sendable {
        case unproposed
        case waiting(UnreasonableFinding)
        case confirmed(UnreasonableFinding)
        case rejected(UnreasonableFinding)
    }
}

extension Unreasonable.State: Decider {
    /// Nothing is known of a finding until it is proposed.
    public static let initial = Self.unproposed

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Unreasonable.Command,
        knowing _: NoFacts,
        at now: Moment
    ) throws(Unreasonable.Rejection) -> [Unreasonable.Event] {
        switch (self, command) {
        case (.unproposed, .propose(let finding)):
            guard !finding.evidence.isEmpty else { throw .findingWithoutEvidence }
            return [.proposed(finding: finding, on: now.day)]
        case (.waiting(let known), .propose(let finding)) where known == finding: return []
        case (.waiting(let finding), .confirm(let by)):
            guard finding.by != by else { throw .findingBySamePerson }
            return [.confirmed(caseID: finding.caseID, by: by, on: now.day)]
        case (.waiting(let finding), .reject(let by, let reason)):
            guard finding.by != by else { throw .findingBySamePerson }
            return [.rejected(caseID: finding.caseID, by: by, on: now.day, reason: reason)]
        case (.confirmed, .confirm), (.rejected, .reject): return []

        case (.unproposed, .confirm), (.unproposed, .reject): throw .findingUnknown
        case (.waiting, .propose), (.confirmed, .propose), (.rejected, .propose): throw .findingAlreadyProposed
        case (.confirmed, .reject), (.rejected, .confirm): throw .findingDecided
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Unreasonable.Event) {
        switch (event, self) {
        case (.proposed(let finding, _), _): self = .waiting(finding)
        case (.confirmed, .waiting(let finding)): self = .confirmed(finding)
        case (.rejected, .waiting(let finding)): self = .rejected(finding)
        case (.confirmed, _), (.rejected, _): preconditionFailure("A finding is proposed before it is decided on.")
        }
    }
}
