import Model

extension ReceivedOrder {
    /// Another message: what it adds, whether it repeats what has ended, and what its short clock becomes.
    func taking(_ receipt: OrderReceipt, _ facts: Order.Facts, _ now: Moment) -> [Order.Event] {
        var events: [Order.Event] = [.updated(update: OrderUpdate(receipt))]
        var order = after(events[0])
        func add(_ more: [Order.Event]) {
            for event in more { order.evolve(event) }
            events += more
        }
        if receipt.kind != .first { add(order.repeating(receipt.sequence, facts)) }
        if receipt.kind == .redone { add(order.redoing(receipt.sequence, facts, now)) }
        add(order.recounting(facts.rules, now))
        return events
    }

    /// How it stands at its channel; a demand for redoing is answered, and reopens nothing.
    func taking(_ notice: OrderNotice, _ facts: Order.Facts, _ now: Moment) -> [Order.Event] {
        var events: [Order.Event] = [.advanced(notice: notice)]
        var order = after(events[0])
        func add(_ more: [Order.Event]) {
            for event in more { order.evolve(event) }
            events += more
        }
        if notice.word == .redo {
            add(order.repeating(notice.sequence, facts))
            add(order.redoing(notice.sequence, facts, now))
        }
        add(order.recounting(facts.rules, now))
        return events
    }

    /// The cases that had ended when the order came again.
    func repeating(_ sequence: Int64, _ facts: Order.Facts) -> [Order.Event] {
        cases.filter { facts.outcomes[$0]?.outcome.isFinal == true }
            .map { OrderRepeat(caseID: $0, sequence: sequence) }
            .filter { !repeats.contains($0) }
            .map { .repeatedAfterEnd(caseID: $0.caseID, sequence: $0.sequence) }
    }

    /// The short clock anew, if anything that it depends on has changed.
    func recounting(_ rules: MediationRules?, _ now: Moment) -> [Order.Event] {
        guard let rules, let rule = rules.hotline(channel, on: first.value) else { return [] }
        let redo = redos.max { $0.key < $1.key }
        let start = redo?.value ?? first.value
        let term = rule.term(of: urgency.value)
        guard let counted = rules.due(by: term, after: start),
            let returnBy = rules.due(by: rule.returnWithin, after: first.value)
        else { return [] }
        let given = answerBy.flatMap { $0.sequence >= redo?.key ?? .min ? $0.value : nil }
        let due = given ?? counted.lastMoment
        var terms = OrderTerms(
            answerBy: due,
            returnBy: returnBy.day,
            isGiven: given != nil,
            isProvisional: given == nil && counted.isProvisional,
            isRunning: !isAnswered && !isReturned && due > now
        )
        if let known = self.terms, known.isSameClock(as: terms) {
            // An interim answer has ended the clock; only another term starts it again.
            terms.isRunning = known.isRunning && terms.isRunning
            guard terms != known else { return [] }
        }
        let outcome = ["answerBy": due.text, "returnBy": returnBy.day.text]
        let inputs = ["dispatchedOn": start.text, "urgency": urgency.value.rawValue]
        let basis = given == nil ? [Basis(rule: term, inputs: inputs, outcome: outcome)] : []
        return [.termsSet(terms: terms, basis: basis)]
    }

    /// Whether each part of it has its last answer, and no demand for redoing waits for one.
    var isAnswered: Bool {
        if answers[.whole]?.redo == lastRedo, answers[.whole] != nil { return true }
        let parts = parts
        guard !parts.isEmpty else { return false }
        return parts.allSatisfy { answers[$0]?.outcome.isFinal == true && answers[$0]?.redo == lastRedo }
    }

    /// The last demand for redoing.
    var lastRedo: Int64? { redos.keys.max() }

    /// What has to be answered.
    var parts: [OrderPart] { cases.map { .dispute($0) } + reports.map { .clue($0) } }
}

extension OrderTerms {
    fileprivate func isSameClock(as other: OrderTerms) -> Bool {
        answerBy == other.answerBy && returnBy == other.returnBy && isGiven == other.isGiven
            && isProvisional == other.isProvisional
    }
}
