import Model

extension ReceivedOrder {
    /// Says how a case stands, unless the channel knows or the law's day comes before its own.
    func answering(about id: Case.ID, _ facts: Order.Facts, _ now: Moment) -> [Order.Event] {
        guard cases.contains(id), let outcome = facts.outcomes[id] else { return [] }
        return answering(.dispute(id), outcome, redo: nil, facts, now)
    }

    /// Replies to a demand for redoing: each part is told as it stands, and what has lawfully ended stays so.
    func redoing(_ sequence: Int64, _ facts: Order.Facts, _ now: Moment) -> [Order.Event] {
        var (order, events) = (self, [Order.Event]())
        for part in parts {
            let outcome: CaseOutcome? =
                switch part {
                case .dispute(let id): facts.outcomes[id]
                case .clue: CaseOutcome(.registered)
                case .whole: nil
                }
            guard let outcome else { continue }
            let more = order.answering(part, outcome, redo: sequence, facts, now)
            for event in more { order.evolve(event) }
            events += more
        }
        return events
    }

    /// Links a case, and says how it stands; one that had ended was repeated.
    func linking(_ link: Order.Event, to id: Case.ID, _ facts: Order.Facts, _ now: Moment) -> [Order.Event] {
        let order = after(link)
        let sequence = seen.max() ?? 0
        let events = order.repeating(sequence, facts).filter { $0 == .repeatedAfterEnd(caseID: id, sequence: sequence) }
        return [link] + events + order.answering(about: id, facts, now)
    }

    /// Takes the order out of a case; if nothing else is open, the channel is told the end of what remains.
    func unlinking(_ id: Case.ID, _ reason: Sealed, _ facts: Order.Facts, _ now: Moment) -> [Order.Event] {
        let unlinked = Order.Event.unlinkedFromCase(id: id, reason: reason)
        let order = after(unlinked)
        let last = order.parts.compactMap { order.answers[$0] }.max { $0.turn.number < $1.turn.number }
        guard order.isAnswered, var answer = last, answer.kind == .interim else { return [unlinked] }
        answer.turn = order.turn(1)
        answer.kind = .final
        answer.stopsClock = true
        return [unlinked, .answered(answer: answer, basis: [])]
    }

    /// Links a report; its channel hears that it was registered, and never anything else.
    func registering(_ link: Order.Event, _ id: Report.ID, _ facts: Order.Facts, _ now: Moment) -> [Order.Event] {
        let order = after(link)
        return [link] + order.answering(.clue(id), CaseOutcome(.registered), redo: nil, facts, now)
    }

    /// The complaint goes its way and the report its own.
    func splitting(_ split: OrderSplit, _ facts: Order.Facts, _ now: Moment) -> [Order.Event] {
        var (order, events) = (self, [Order.Event.split(split: split)])
        order.evolve(events[0])
        if order.answers[.clue(split.reportID)] == nil {
            events += order.answering(.clue(split.reportID), CaseOutcome(.registered), redo: nil, facts, now)
            for event in events.dropFirst() { order.evolve(event) }
        }
        return events + order.answering(about: split.caseID, facts, now)
    }

    private func answering(
        _ part: OrderPart,
        _ told: CaseOutcome,
        redo: Int64?,
        _ facts: Order.Facts,
        _ now: Moment
    ) -> [Order.Event] {
        guard channel.link != nil, let rules = facts.rules, let rule = rules.hotline(channel, on: first.value) else {
            return []
        }
        let known = answers[part]
        if let redo {
            // A later demand that has its reply was replied to for this one too.
            guard known?.redo ?? .min < redo else { return [] }
        } else if known?.outcome == told.outcome, known?.by == told.by {
            return []
        }
        guard told.outcome.isFinal || redo != nil || isOutlasted(by: told) else { return [] }
        var answer = OrderAnswer(turn: turn(1), kind: .interim, outcome: told.outcome, on: now.day, stopsClock: false)
        answer.by = told.by
        answer.article = told.article
        answer.redo = [redo, lastRedo].compactMap(\.self).max()
        switch part {
        case .dispute(let id): answer.caseID = id
        case .clue(let id): answer.reportID = id
        case .whole: break
        }
        let isLast = after(.answered(answer: answer, basis: [])).isAnswered
        answer.kind = isLast ? .final : .interim
        answer.stopsClock = isLast || rule.acceptsInterim
        let events: [Order.Event] = [.answered(answer: answer, basis: basis(of: answer, rule))]
        guard !isLast, !rule.acceptsInterim else { return events }
        return events + after(events[0]).askingForTheLaw(rule, rules, now)
    }

    /// Whether the law's day comes after the channel's own; an agreement is news in any case.
    private func isOutlasted(by told: CaseOutcome) -> Bool {
        guard told.outcome != .agreed else { return true }
        guard let by = told.by else { return false }
        return terms.map { by > $0.answerBy.day } ?? true
    }

    private func basis(of answer: OrderAnswer, _ rule: HotlineRule) -> [Basis] {
        guard let by = answer.by, let terms else { return [] }
        return [
            Basis(
                rule: rule.id,
                inputs: ["statutoryDay": by.text, "answerBy": terms.answerBy.text],
                outcome: ["answer": answer.kind.rawValue]
            )
        ]
    }

    /// Where an interim answer does not end the short clock, more time is asked for with it, once.
    private func askingForTheLaw(_ rule: HotlineRule, _ rules: MediationRules, _ now: Moment) -> [Order.Event] {
        guard requested == nil, let terms, now <= terms.answerBy, let id = rule.extension,
            let longer = rules.deadline(id)
        else { return [] }
        return [asking(longer, longer.count, nil, rules, now)]
    }
}
