public import Model

extension Order.State {
    /// Takes in what has happened.
    public mutating func evolve(_ event: Order.Event) {
        switch (event, self) {
        case (.received(let receipt), .announced(let notices)):
            var order = ReceivedOrder(receipt)
            for notice in notices { order.take(notice) }
            self = .received(order)
        case (.received(let receipt), _): self = .received(ReceivedOrder(receipt))
        case (.announced(let notice), _), (.advanced(let notice), .unknown): self = .announced(notices: [notice])
        case (.advanced(let notice), .announced(let notices)): self = .announced(notices: notices + [notice])
        case (let event, .received(var order)):
            order.evolve(event)
            self = .received(order)
        case (.updated, _), (.recategorised, _), (.termsSet, _), (.signed, _), (.linkedToCase, _),
            (.unlinkedFromCase, _),
            (.linkedToReport, _), (.split, _), (.answered, _), (.returned, _), (.extensionAsked, _),
            (.repeatedAfterEnd, _), (.answerOverdue, _), (.delivered, _):
            preconditionFailure("An order begins with its receipt.")
        }
    }
}

extension ReceivedOrder {
    mutating func evolve(_ event: Order.Event) {
        switch event {
        case .updated(let update): take(update.message)
        case .advanced(let notice): take(notice)
        case .recategorised(let change, _, let turn, _):
            category = change.category
            if let turn { turns = turn.number }
        case .termsSet(let terms, _): self.terms = terms
        case .signed(let turn, _):
            isSigned = true
            turns = turn.number
        case .linkedToCase(let id): cases.append(id)
        case .unlinkedFromCase(let id, _):
            cases.removeAll { $0 == id }
            answers[.dispute(id)] = nil
        case .linkedToReport(let id): reports.append(id)
        case .split(let split):
            parting = split
            if !cases.contains(split.caseID) { cases.append(split.caseID) }
            if !reports.contains(split.reportID) { reports.append(split.reportID) }
        case .answered(let answer, _):
            answers[answer.part] = answer
            turns = answer.turn.number
            if answer.stopsClock { terms?.isRunning = false }
        case .returned(let turn, _, _, _):
            isReturned = true
            turns = turn.number
            terms?.isRunning = false
        case .extensionAsked(let turn, let request, _):
            requested = request
            turns = turn.number
        case .repeatedAfterEnd(let id, let sequence): repeats.append(OrderRepeat(caseID: id, sequence: sequence))
        case .answerOverdue:
            isOverdue = true
            terms?.isRunning = false
        case .delivered, .received, .announced: break
        }
    }

    /// Takes in a message, wherever it belongs in the channel's order.
    mutating func take(_ receipt: OrderReceipt) {
        seen.insert(receipt.sequence)
        if receipt.sequence < first.sequence {
            first = Latest(sequence: receipt.sequence, value: receipt.clockDay)
        }
        urgency.take(receipt.urgency, receipt.sequence)
        if let moment = receipt.answerBy { answerBy.take(moment, receipt.sequence) }
        if receipt.kind == .redone { redos[receipt.sequence] = receipt.clockDay }
    }

    /// Takes in a notice, wherever it belongs in the channel's order.
    mutating func take(_ notice: OrderNotice) {
        seen.insert(notice.sequence)
        if let moment = notice.answerBy { answerBy.take(moment, notice.sequence) }
        if notice.word.isState { state.take(notice.word, notice.sequence) }
        switch notice.word {
        case .redo: redos[notice.sequence] = notice.at.day
        case .returnRefused: isReturned = false
        case .extensionGranted where notice.answerBy == nil:
            if let requested { answerBy.take(requested.until.lastMoment, notice.sequence) }
        case .awaitingDispatch, .awaitingSignature, .inProgress, .answered, .closed, .extensionGranted,
            .extensionRefused, .returnAccepted:
            break
        }
    }
}

extension OrderAnswer {
    var part: OrderPart {
        if let caseID { return .dispute(caseID) }
        return reportID.map { .clue($0) } ?? .whole
    }
}

extension DueDay {
    /// The last second that is in time.
    var lastMoment: Moment { end.adding(milliseconds: -1_000) }
}
