public import Decisions
public import Model

/// The life of one appeal.
///
/// ```
/// unfiled ──file──▶ waiting ──decide──▶ upheld, dismissed
/// ```
extension Appeal: Decided {
    /// What is known of one appeal.
    public indirect enum State: Equatable, Sendable {
        case unfiled
        case waiting(AssessmentAppeal)
        case decided(AssessmentAppeal, isUpheld: Bool)
    }

    /// What a decision must know beyond the appeal itself.
    public struct Facts: Sendable {
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(rules: MediationRules) {
            self.rules = rules
        }
    }
}

extension Appeal.State: Decider {
    /// Nothing is known of an appeal until it is filed.
    public static let initial = Self.unfiled

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Appeal.Command,
        knowing facts: Appeal.Facts,
        at now: Moment
    ) throws(Appeal.Rejection) -> [Appeal.Event] {
        switch (self, command) {
        case (.unfiled, .file(let appeal)):
            guard !appeal.evidence.isEmpty else { throw .appealWithoutEvidence }
            guard appeal.publishedOn <= now.day else { throw .appealInFuture }
            guard let term = facts.rules.due(.appeal, after: appeal.publishedOn) else { throw .appealRuleMissing }
            guard now.day <= term.due.day else { throw .appealTooLate }
            return [.filed(appeal: appeal, on: now.day, fileBy: term.due, basis: [term.basis])]
        case (.waiting(let known), .file(let appeal)) where known == appeal: return []
        case (.waiting(let appeal), .decide(let isUpheld, let day, let paper, let reason)):
            guard day <= now.day else { throw .appealInFuture }
            return isUpheld
                ? [.upheld(caseID: appeal.caseID, item: appeal.item, on: day, paper: paper, reason: reason)]
                : [.dismissed(caseID: appeal.caseID, item: appeal.item, on: day, paper: paper, reason: reason)]
        case (.decided(_, let known), .decide(let isUpheld, _, _, _)) where known == isUpheld: return []

        case (.unfiled, .decide): throw .appealUnknown
        case (.waiting, .file), (.decided, .file): throw .appealAlreadyFiled
        case (.decided, .decide): throw .appealDecided
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Appeal.Event) {
        switch (event, self) {
        case (.filed(let appeal, _, _, _), _): self = .waiting(appeal)
        case (.upheld, .waiting(let appeal)): self = .decided(appeal, isUpheld: true)
        case (.dismissed, .waiting(let appeal)): self = .decided(appeal, isUpheld: false)
        case (.upheld, _), (.dismissed, _): preconditionFailure("An appeal is filed before it is decided on.")
        }
    }
}
