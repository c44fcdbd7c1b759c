import Model

extension Deposit.State {
    /// The enterprise was told what it owes, and its term runs from when it counts as told.
    func serve(
        _ number: Int64,
        _ service: NoticeService,
        _ facts: Deposit.Facts,
        _ now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        let claim = try payout(number)
        guard claim.service != service else { return [] }
        guard claim.service == nil else { throw .topUpServedAlready }
        guard claim.owed > .zero else { throw .topUpSettled }
        guard service.how != .electronic || service.isConsented == true else { throw .serviceNeedsConsent }
        guard service.on <= now.day else { throw .depositDayInFuture }
        guard service.on >= claim.payout.on else { throw .serviceBeforePayout }
        let rules = facts.rules
        guard let day = rules.deposits.effective(service), let term = rules.topUp(effectiveOn: day) else {
            throw .depositRuleMissing
        }
        return [
            .topUpServed(
                number: number,
                service: service,
                effectiveOn: day,
                due: term.due,
                basis: term.basis + rules.deposits.basis(of: service, effectiveOn: day)
            )
        ]
    }

    /// The enterprise pays what it owes, or some of it.
    func topUp(
        _ number: Int64,
        _ payment: DepositPayment,
        _ facts: Deposit.Facts,
        _ now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        let claim = try payout(number)
        guard try isNew(payment, for: .toppedUp(number), facts, now) else { return [] }
        guard claim.owed > .zero else { throw .topUpSettled }
        guard payment.amount <= claim.owed else { throw .topUpBeyondRemaining }
        return [.toppedUp(number: number, payment: payment, remaining: claim.owed - payment.amount)]
    }

    /// What is owed is owed no more.
    func waive(
        _ number: Int64,
        on day: Day,
        _ waiver: TopUpWaiver,
        _ now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        let claim = try payout(number)
        guard claim.waiver != waiver else { return [] }
        guard claim.owed > .zero else { throw .topUpSettled }
        guard day <= now.day else { throw .depositDayInFuture }
        return [.topUpWaived(number: number, remaining: claim.owed, on: day, because: waiver)]
    }

    /// Notes once that the last day went by; a holiday notice that was published meanwhile may have moved it.
    func noteOverdue(
        _ number: Int64,
        _ facts: Deposit.Facts,
        _ now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        let claim = try payout(number)
        guard let due = claim.due, let day = claim.effectiveOn, claim.owed > .zero, !claim.isOverdue else { return [] }
        guard now >= due.end else { throw .topUpNotDue }
        if due.isProvisional, let term = facts.rules.topUp(effectiveOn: day), term.due.day > due.day {
            return [.topUpDueMoved(number: number, due: term.due, basis: term.basis)]
        }
        return [
            .topUpOverdue(
                number: number,
                of: claim.payout.caseID,
                caseNumber: claim.caseNumber,
                due: due.day,
                remaining: claim.owed
            )
        ]
    }
}

extension DepositRules {
    func basis(of service: NoticeService, effectiveOn day: Day) -> [Basis] {
        guard service.how == .publicNotice, let rule = publicNotice(on: service.on) else { return [] }
        return [
            Basis(
                rule: rule.id,
                inputs: ["publishedOn": service.on.description],
                outcome: ["servedOn": day.description]
            )
        ]
    }
}
