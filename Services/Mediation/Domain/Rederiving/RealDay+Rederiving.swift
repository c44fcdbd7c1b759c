public import Decisions
public import Model

extension Contact: Rederivable {
    /// When service counts, and until when a hotline wants a caller rung.
    public static func rederived(
        _ event: Contact.Event,
        before _: Contact.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        let rules = question.rules
        switch event {
        case .served(_, let service, _, _): return .computed(rules.effective(service.service)?.basis ?? [])
        case .owed(_, let basis):
            guard let inputs = basis.first?.inputs,
                let channel = inputs["channel"].flatMap(OrderChannel.init(rawValue:)),
                let start = inputs["signedAt"].flatMap({ try? Moment($0) })
            else { return .historyMissing }
            return .computed(rules.ringing(channel, signedAt: start).map { [$0.basis] } ?? [])
        case .attempted, .tookEffect, .overdue: return .unruled
        }
    }
}

extension Danger: Rederivable {
    /// Who is called and told, and how often.
    public static func rederived(
        _ event: Danger.Event,
        before _: Danger.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        switch event {
        case .raised(_, let alert, _, _):
            let rule = question.rules.danger(alert.kind, on: alert.at.day)
            return .computed(rule.map { [$0.basis(of: alert)] } ?? [])
        case .calledAgain, .answered, .referred, .receiptCame, .ended: return .unruled
        }
    }
}

extension Relief: Rederivable {
    /// Which authorities decide on a payment in advance together, and when the decision counts as served.
    public static func rederived(
        _ event: Relief.Event,
        before _: Relief.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        let rules = question.rules
        switch event {
        case .decided(let decision, let basis):
            guard let rule = rules.deposits.jointDecision(on: decision.on), let needed = rule.authorities else {
                return .computed([])
            }
            let inputs = basis.first?.inputs ?? [:]
            let outcome = ["authorities": needed.sorted().joined(separator: ",")]
            return .computed([Basis(rule: rule.id, inputs: inputs, outcome: outcome)])
        case .served(let service, _, _): return .computed(rules.effective(service)?.basis ?? [])
        case .opened, .claimed, .withdrawn, .payeeChecked, .proposed, .approved: return .unruled
        }
    }
}
