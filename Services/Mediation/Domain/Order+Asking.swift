import Model

extension ReceivedOrder {
    /// Answers in the office's own words an order that is no dispute: advice, help, a suggestion.
    func answering(
        with text: Sealed,
        _ facts: Order.Facts,
        _ now: Moment
    ) throws(Order.Rejection) -> [Order.Event] {
        guard channel.link != nil else { throw .orderNotOfHotline }
        guard parts.isEmpty else { throw .orderAnsweredByCase }
        guard !isReturned else { throw .orderAlreadyReturned }
        if let known = answers[.whole], known.redo == lastRedo {
            guard known.text == text else { throw .orderAlreadyAnswered }
            return []
        }
        var answer = OrderAnswer(turn: turn(1), kind: .final, outcome: .byHand, on: now.day, stopsClock: true)
        answer.text = text
        answer.redo = lastRedo
        return [.answered(answer: answer, basis: [])]
    }

    /// Gives the order back to its channel, within the limit and before anything was made of it.
    func givingBack(
        _ reason: Sealed,
        _ facts: Order.Facts,
        _ now: Moment
    ) throws(Order.Rejection) -> [Order.Event] {
        guard channel.link != nil, let rule = facts.rules?.hotline(channel, on: first.value), let terms else {
            throw .orderNotOfHotline
        }
        guard !isReturned else { return [] }
        guard parts.isEmpty else { throw .orderAnsweredByCase }
        guard !isAnswered else { throw .orderAlreadyAnswered }
        guard now.day <= terms.returnBy else { throw .returnTooLate }
        let basis = Basis(
            rule: rule.returnWithin,
            inputs: ["dispatchedOn": first.value.text, "returnedOn": now.day.text],
            outcome: ["returnBy": terms.returnBy.text]
        )
        return [.returned(turn: turn(1), on: now.day, reason: reason, basis: [basis])]
    }

    /// Asks the channel for more time, once and before the term ends.
    func asking(
        _ workingDays: Int,
        _ reason: Sealed,
        _ facts: Order.Facts,
        _ now: Moment
    ) throws(Order.Rejection) -> [Order.Event] {
        guard channel.link != nil, let rules = facts.rules, let rule = rules.hotline(channel, on: first.value),
            let terms
        else { throw .orderNotOfHotline }
        guard let longer = rule.extension.flatMap(rules.deadline) else { throw .extensionUnknown }
        if let requested {
            guard requested.reason == reason, requested.workingDays == workingDays else { throw .extensionAskedBefore }
            return []
        }
        guard !isAnswered else { throw .orderAlreadyAnswered }
        guard now <= terms.answerBy else { throw .extensionTooLate }
        guard (1...longer.count).contains(workingDays) else { throw .extensionTooLong }
        return [asking(longer, workingDays, reason, rules, now)]
    }

    func asking(
        _ longer: DeadlineRule,
        _ workingDays: Int,
        _ reason: Sealed?,
        _ rules: MediationRules,
        _ now: Moment
    ) -> Order.Event {
        let until = rules.calendar.adding(workingDays: workingDays, after: terms?.answerBy.day ?? now.day)
        let basis = Basis(
            rule: longer.id,
            inputs: ["askedOn": now.day.text, "workingDays": "\(workingDays)"],
            outcome: ["until": until.day.text]
        )
        let request = OrderExtension(on: now.day, workingDays: workingDays, until: until, reason: reason)
        return .extensionAsked(turn: turn(1), request: request, basis: [basis])
    }
}
