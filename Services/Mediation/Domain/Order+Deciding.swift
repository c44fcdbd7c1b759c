public import Decisions
public import Model

extension Order.State: Decider {
    /// Nothing is known of an order until it comes in.
    public static let initial = Self.unknown

    /// A message that is late or came before acts once at most, and moves nothing back.
    public func decide(
        _ command: Order.Command,
        knowing facts: Order.Facts,
        at now: Moment
    ) throws(Order.Rejection) -> [Order.Event] {
        switch (self, command) {
        case (.unknown, .receive(let receipt)) where facts.holder == nil:
            return receiving(receipt, facts, now)
        case (.announced(let notices), .receive(let receipt))
        where notices.contains(where: { $0.isNumbered(as: receipt) }):
            return receiving(receipt, facts, now)
        case (.received(let order), .receive(let receipt)) where order.isNumbered(as: receipt):
            return order.seen.contains(receipt.sequence) ? [] : order.taking(receipt, facts, now)

        case (.unknown, .advance(let notice)) where facts.holder == nil:
            return [.announced(notice: notice)]
        case (.announced(let notices), .advance(let notice)):
            return notices.contains(where: { $0.sequence == notice.sequence }) ? [] : [.advanced(notice: notice)]
        case (.received(let order), .advance(let notice)):
            return order.seen.contains(notice.sequence) ? [] : order.taking(notice, facts, now)

        case (.received(let order), .recategorise(let change)):
            return try order.recategorising(change, facts, now)
        case (.received(let order), .sign(let day)):
            return order.isSigned ? [] : [.signed(turn: order.turn(1), on: day)]
        case (.received(let order), .linkCase(let id)), (.received(let order), .addCase(let id)):
            if order.cases.contains(id) { return [] }
            if case .linkCase = command, !order.cases.isEmpty { throw .orderHasCase }
            guard order.category != .report || order.parting != nil else { throw .reportIsNoComplaint }
            return order.linking(.linkedToCase(id: id), to: id, facts, now)
        case (.received(let order), .unlinkCase(let id, let reason)):
            guard order.cases.contains(id) else { throw .orderHasNoSuchCase }
            return order.unlinking(id, reason, facts, now)
        case (.received(let order), .linkReport(let id)):
            return order.reports.contains(id) ? [] : order.registering(.linkedToReport(id: id), id, facts, now)
        case (.received(let order), .split(let split)):
            if order.parting?.caseID == split.caseID { return [] }
            guard order.parting == nil else { throw .orderAlreadySplit }
            return order.splitting(split, facts, now)

        case (.received(let order), .answer(let id)):
            return order.answering(about: id, facts, now)
        case (.received(let order), .answerByHand(let text)):
            return try order.answering(with: text, facts, now)
        case (.received(let order), .giveBack(let reason)):
            return try order.givingBack(reason, facts, now)
        case (.received(let order), .askExtension(let days, let reason)):
            return try order.asking(days, reason, facts, now)
        case (.received, .noteDelivered(let delivery, let receipt)):
            return facts.isOutstanding ? [.delivered(delivery: delivery, receipt: receipt)] : []
        case (.received(let order), .noteAnswerOverdue):
            guard let terms = order.terms, terms.isRunning else { return [] }
            guard now >= terms.answerBy else { throw .answerNotOverdue }
            return [.answerOverdue(due: terms.answerBy)]

        case (.unknown, .receive), (.announced, .receive), (.received, .receive), (.unknown, .advance):
            throw .orderNumberTaken
        case (.unknown, _), (.announced, .recategorise), (.announced, .sign), (.announced, .linkCase),
            (.announced, .addCase),
            (.announced, .unlinkCase), (.announced, .linkReport), (.announced, .split), (.announced, .answer),
            (.announced, .answerByHand), (.announced, .giveBack), (.announced, .askExtension),
            (.announced, .noteDelivered), (.announced, .noteAnswerOverdue):
            throw .orderUnknown
        }
    }

    /// The order comes in, and its short clock starts.
    private func receiving(_ receipt: OrderReceipt, _ facts: Order.Facts, _ now: Moment) -> [Order.Event] {
        var after = self
        let received = Order.Event.received(receipt: receipt)
        after.evolve(received)
        guard case .received(let order) = after else { return [] }
        return [received] + order.recounting(facts.rules, now)
    }
}

extension OrderNotice {
    fileprivate func isNumbered(as receipt: OrderReceipt) -> Bool {
        channel == receipt.channel && number == receipt.number
    }
}

extension ReceivedOrder {
    fileprivate func isNumbered(as receipt: OrderReceipt) -> Bool {
        channel == receipt.channel && number == receipt.number
    }

    /// The nth thing from now on that the channel is told.
    func turn(_ count: Int) -> OrderTurn { OrderTurn(channel: channel, number: turns + count) }

    /// The order after an event.
    func after(_ event: Order.Event) -> ReceivedOrder {
        var order = self
        order.evolve(event)
        return order
    }
}
