public import Decisions
public import Model

/// The life of a clue to an unlicensed agency.
///
/// ```
/// unknown ──enter──▶ open ──settle──▶ settled
/// ```
extension Lead: Decided {
    /// What is known of it.
    public indirect enum State: Equatable, Sendable {
        case unknown
        case open(lead: NotedLead)
        case settled(lead: NotedLead, outcome: LeadOutcome, enterprise: Enterprise.ID?)
    }
}

extension Lead.State: Decider {
    /// Nothing is known of it until mediation tells.
    public static let initial = Self.unknown

    /// News of a settled clue is no news.
    public func decide(
        _ command: Lead.Command,
        knowing _: NoFacts,
        at now: Moment
    ) throws(Lead.Rejection) -> [Lead.Event] {
        switch (self, command) {
        case (.unknown, .enter(let lead)): return [.entered(lead: lead)]
        case (.open, .enter), (.settled, .enter): return []
        case (.open, .settle(let outcome, let enterprise, let day)):
            guard day <= now.day else { throw .leadInFuture }
            guard outcome != .registered || enterprise != nil else { throw .leadEnterpriseMissing }
            return [.settled(outcome: outcome, enterprise: enterprise, on: day)]
        case (.settled(_, let known, let registered), .settle(let outcome, let enterprise, _))
        where known == outcome && registered == enterprise:
            return []

        case (.unknown, .settle): throw .leadUnknown
        case (.settled, .settle): throw .leadSettled
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Lead.Event) {
        switch (event, self) {
        case (.entered(let lead), _): self = .open(lead: lead)
        case (.settled(let outcome, let enterprise, _), .open(let lead)):
            self = .settled(lead: lead, outcome: outcome, enterprise: enterprise)
        case (.settled, .unknown), (.settled, .settled): preconditionFailure("Only an open clue is settled.")
        }
    }
}
