public import Decisions
public import Model

extension Routing: Rederivable {
    /// Which rule sends it where, and the days on which authorities agree.
    public static func rederived(
        _ event: Routing.Event,
        before state: Routing.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        let rules = question.rules
        let way: WayTaken? = if case .underWay(let way) = state { way } else { nil }
        switch event {
        case .opened(let kind, let traits, _, _): return .computed(rules.routing.proposal(for: kind, traits).basis)
        case .routed(let traits, _, _):
            guard let way else { return .historyMissing }
            return .computed(rules.routing.proposal(for: way.kind, traits).basis)
        case .returned(_, _, _, _, _, let basis):
            let outcome = ["unit": rules.routing.intake]
            return .computed(basis.map { Basis(rule: $0.rule, inputs: $0.inputs, outcome: outcome) })
        case .personNeeded(let count, _):
            let intake = rules.routing.intake
            guard let most = rules.routing.unit(intake)?.personAfterReturns, count >= most else { return .computed([]) }
            let basis = Basis(
                rule: "unit.\(intake)",
                inputs: ["returns": "\(count)"],
                outcome: ["personAfterReturns": "\(most)"]
            )
            return .computed([basis])
        case .disputeArose(let dispute, _, _):
            guard let way else { return .historyMissing }
            return .term(rules.dispute(receivedOn: way.traits.receivedOn, arisenOn: dispute.on))
        case .referred(let referral, let basis):
            let isOffice = rules.routing.unit(referral.unit)?.isOutside == true
            return .computed(isOffice ? basis : [])
        case .signed, .coHandlerAdded, .reportedBack, .reportBackOverdue, .disputeSettled, .disputeOverdue,
            .referralConfirmed:
            return .unruled
        }
    }
}
