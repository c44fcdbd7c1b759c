import Model

extension ReceivedOrder {
    /// Says what kind of order it is; its clocks go on, since the channel's count from the dispatch whatever it is called.
    ///
    /// A report stays one, and what lies in a case is a complaint as long as it lies there. The channel hears of it where its
    /// rule says so, but never that something became a report: that has its one answer.
    func recategorising(
        _ change: OrderRecategorisation,
        _ facts: Order.Facts,
        _ now: Moment
    ) throws(Order.Rejection) -> [Order.Event] {
        guard category != change.category else { return [] }
        guard category != .report, parting == nil else { throw .orderIsReport }
        guard cases.isEmpty || change.category == .complaint else { throw .orderHasCase }
        guard change.on <= now.day else { throw .orderChangeInFuture }
        let rule = facts.rules?.hotline(channel, on: first.value)
        guard change.category != .report, let rule, rule.hearsCategory == true else {
            return [.recategorised(change: change, was: category, turn: nil, basis: [])]
        }
        let basis = category.basis(of: rule, correctedTo: change)
        return [.recategorised(change: change, was: category, turn: turn(1), basis: [basis])]
    }
}

extension OrderCategory {
    /// Why the channel hears of a correction.
    func basis(of rule: HotlineRule, correctedTo change: OrderRecategorisation) -> Basis {
        Basis(
            rule: rule.id,
            inputs: ["was": rawValue, "on": change.on.text],
            outcome: ["category": change.category.rawValue]
        )
    }
}
