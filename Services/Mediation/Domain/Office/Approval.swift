public import Decisions
public import Model

/// The life of one proposal.
///
/// ```
/// unproposed ──propose──▶ waiting ──decide──▶ approved ──use──▶ used
///                            ├──decide──▶ rejected
///                            └──withdraw──▶ withdrawn
/// ```
extension Approval: Decided {
    /// What is known of one proposal.
    public indirect enum State: Equatable, Sendable {
        case unproposed
        case waiting(ApprovalProposal)
        case approved(ApprovalProposal)
        case rejected(ApprovalProposal)
        case withdrawn(ApprovalProposal)
        case used(ApprovalProposal)
    }

    /// What a decision must know beyond the proposal itself.
    public struct Facts: Sendable {
        /// In whose place whoever decides may approve today; nil when in nobody's.
        public var standsInFor: String?
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(standsInFor: String? = nil, rules: MediationRules) {
            self.standsInFor = standsInFor
            self.rules = rules
        }
    }
}

extension Approval.State: Decider {
    /// Nothing is known of a proposal until it is made.
    public static let initial = Self.unproposed

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Approval.Command,
        knowing facts: Approval.Facts,
        at now: Moment
    ) throws(Approval.Rejection) -> [Approval.Event] {
        switch (self, command) {
        case (.unproposed, .propose(let proposal)):
            guard facts.rules.office.approval(of: proposal.decision, on: now.day)?.by != .authorities else {
                throw .approvalByAuthorities
            }
            return [
                .proposed(proposal: proposal, on: now.day, basis: facts.rules.office.basis(of: proposal, on: now.day))
            ]
        case (.waiting(let known), .propose(let proposal)) where known == proposal: return []
        case (.waiting(let proposal), .decide(let by, let isHead, let isApproved, let reason)):
            guard proposal.by != by else { throw .approverIsProposer }
            guard isHead || facts.standsInFor != nil else { throw .approverNotEntitled }
            let absent = isHead ? nil : facts.standsInFor
            return isApproved
                ? [.approved(by: by, inPlaceOf: absent, on: now.day)]
                : [.rejected(by: by, inPlaceOf: absent, on: now.day, reason: reason)]
        case (.waiting(let proposal), .withdraw(let by)), (.approved(let proposal), .withdraw(let by)):
            guard proposal.by == by else { throw .approvalNotYours }
            return [.withdrawn(by: by, on: now.day)]
        case (.approved(let proposal), .use(let ground, let amount)):
            guard proposal.ground == ground, proposal.amount == amount else { throw .approvalDiffers }
            return [.used(on: now.day)]
        case (.approved, .decide(_, _, true, _)), (.rejected, .decide(_, _, false, _)), (.withdrawn, .withdraw):
            return []

        case (.unproposed, .decide), (.unproposed, .withdraw), (.unproposed, .use): throw .approvalUnknown
        case (.waiting, .propose), (.approved, .propose), (.rejected, .propose), (.withdrawn, .propose),
            (.used, .propose):
            throw .approvalAlreadyProposed
        case (.waiting, .use), (.rejected, .use), (.withdrawn, .use): throw .approvalNotGranted
        case (.approved, .decide), (.rejected, .decide), (.rejected, .withdraw), (.withdrawn, .decide):
            throw .approvalAlreadyDecided
        case (.used, .decide), (.used, .withdraw), (.used, .use): throw .approvalUsedUp
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Approval.Event) {
        switch (event, self) {
        case (.proposed(let proposal, _, _), _): self = .waiting(proposal)
        case (.approved, .waiting(let proposal)): self = .approved(proposal)
        case (.rejected, .waiting(let proposal)): self = .rejected(proposal)
        case (.withdrawn, .waiting(let proposal)), (.withdrawn, .approved(let proposal)): self = .withdrawn(proposal)
        case (.used, .approved(let proposal)): self = .used(proposal)
        case (.approved, _), (.rejected, _), (.withdrawn, _), (.used, _):
            preconditionFailure("A proposal is decided on once, and used after that.")
        }
    }
}

extension OfficeRules {
    /// Which rule asks for a proposal, if one does.
    func basis(of proposal: ApprovalProposal, on day: Day) -> [Basis] {
        guard let rule = approval(of: proposal.decision, on: day) else { return [] }
        return [
            Basis(
                rule: rule.id,
                inputs: ["decision": proposal.decision.rawValue, "on": day.description],
                outcome: ["required": rule.isRequired ? "true" : "false"]
            )
        ]
    }
}
