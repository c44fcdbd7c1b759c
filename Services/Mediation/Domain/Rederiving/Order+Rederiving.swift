public import Decisions
public import Model

extension Order: Rederivable {
    /// The short terms that a hotline and the county have agreed.
    public static func rederived(
        _ event: Order.Event,
        before state: Order.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        let rules = question.rules
        switch event {
        case .termsSet, .answered, .returned, .extensionAsked, .recategorised(_, _, .some, _):
            guard case .received(let order) = state else { return .historyMissing }
            guard let rule = rules.hotline(order.channel, on: order.first.value) else { return .computed([]) }
            return order.rederived(event, rule, question)
        case .announced, .received, .updated, .advanced, .recategorised, .signed, .linkedToCase, .unlinkedFromCase,
            .linkedToReport,
            .split, .repeatedAfterEnd, .answerOverdue, .delivered:
            return .unruled
        }
    }
}

extension ReceivedOrder {
    fileprivate func rederived(
        _ event: Order.Event,
        _ rule: HotlineRule,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        let rules = question.rules
        switch event {
        case .termsSet(let terms, _):
            // A day that the hotline itself has given is nobody's rule.
            guard !terms.isGiven else { return .computed([]) }
            let start = redos.max { $0.key < $1.key }?.value ?? first.value
            let term = rule.term(of: urgency.value)
            guard let counted = rules.due(by: term, after: start),
                let returnBy = rules.due(by: rule.returnWithin, after: first.value)
            else { return .computed([]) }
            let basis = Basis(
                rule: term,
                inputs: ["dispatchedOn": start.text, "urgency": urgency.value.rawValue],
                outcome: ["answerBy": counted.lastMoment.text, "returnBy": returnBy.day.text]
            )
            return .computed([basis])
        case .answered(let answer, _):
            guard let by = answer.by, let terms else { return .computed([]) }
            let basis = Basis(
                rule: rule.id,
                inputs: ["statutoryDay": by.text, "answerBy": terms.answerBy.text],
                outcome: ["answer": answer.kind.rawValue]
            )
            return .computed([basis])
        case .returned(_, let day, _, _):
            guard let returnBy = rules.due(by: rule.returnWithin, after: first.value) else { return .computed([]) }
            let basis = Basis(
                rule: rule.returnWithin,
                inputs: ["dispatchedOn": first.value.text, "returnedOn": day.text],
                outcome: ["returnBy": returnBy.day.text]
            )
            return .computed([basis])
        case .extensionAsked(_, let request, _):
            guard let longer = rule.extension.flatMap(rules.deadline) else { return .computed([]) }
            let days = request.reason == nil ? longer.count : request.workingDays
            guard case .extensionAsked(_, _, let basis) = asking(longer, days, request.reason, rules, question.moment)
            else { return .computed([]) }
            return .computed(basis)
        case .recategorised(let change, let was, _, _):
            return .computed(rule.hearsCategory == true ? [was.basis(of: rule, correctedTo: change)] : [])
        default: return .unruled
        }
    }
}
