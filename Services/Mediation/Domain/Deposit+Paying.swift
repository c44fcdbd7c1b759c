import Model

extension Deposit.State {
    /// Pays a consumer: the hold is used up, and recourse and top-up open with it.
    func pay(
        _ payout: DepositPayout,
        _ facts: Deposit.Facts,
        _ now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        guard !payouts.contains(where: { $0.payout == payout }) else { return [] }
        try Self.check(payout.amount, on: payout.on, now)
        let dispute = try facts.claimant(payout.caseID)
        let limit = try payout.ground.limit(for: dispute, by: facts.rules.deposits, on: payout.on)
        if payout.ground.kind == .jointDecision { try checkDecided(payout, facts.enterprise, facts.relief) }
        guard let hold = holds[payout.caseID] else { throw .depositNotHeld }
        guard payout.amount <= hold.amount else { throw .payoutBeyondHold }
        let before = payouts.filter { $0.payout.caseID == payout.caseID }.reduce(Money.zero) { $0 + $1.kept }
        guard before + payout.amount <= limit else { throw .payoutBeyondGround }
        guard let term = facts.rules.topUp(effectiveOn: payout.on) else { throw .depositRuleMissing }
        let number = Int64(payouts.count) + 1
        return [
            .paidOut(number: number, payout: payout, hold: hold),
            .recourseOpened(number: number, of: payout.caseID, amount: payout.amount, on: payout.on),
            .topUpOpened(
                number: number,
                of: payout.caseID,
                amount: payout.amount,
                on: payout.on,
                earliest: term.due,
                basis: term.basis
            ),
        ]
    }

    /// Takes back a wrong or double payout; what was owed on its account falls with it.
    func reclaim(
        _ number: Int64,
        _ payment: DepositPayment,
        _ reason: ReclaimReason,
        _ facts: Deposit.Facts,
        _ now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        let claim = try payout(number)
        guard try isNew(payment, for: .reclaimed(number), facts, now) else { return [] }
        guard payment.amount <= claim.kept else { throw .reclaimBeyondPayout }
        let toRecover = max(.zero, claim.toRecover - payment.amount)
        let reclaimed = Deposit.Event.reclaimed(
            number: number,
            payment: payment,
            because: reason,
            topUpRemaining: max(.zero, claim.owed - payment.amount),
            recourseRemaining: toRecover
        )
        guard toRecover == .zero, claim.ending == nil else { return [reclaimed] }
        return [reclaimed, .recourseClosed(number: number, on: payment.on, because: .payoutReclaimed)]
    }

    /// Money came in from whoever was held to account; it is not the deposit's unless it is paid into it.
    func recover(
        _ number: Int64,
        _ payment: DepositPayment,
        _ facts: Deposit.Facts,
        _ now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        let claim = try payout(number)
        guard try isNew(payment, for: .recovered(number), facts, now) else { return [] }
        guard claim.ending == nil else { throw .recourseOver }
        guard payment.amount <= claim.toRecover else { throw .recourseBeyondRemaining }
        let remaining = claim.toRecover - payment.amount
        let recovered = Deposit.Event.recourseRecovered(number: number, payment: payment, remaining: remaining)
        guard remaining == .zero else { return [recovered] }
        return [recovered, .recourseClosed(number: number, on: payment.on, because: .recovered)]
    }

    /// A person ends the recourse.
    func close(
        _ number: Int64,
        on day: Day,
        _ ending: RecourseEnding,
        _ now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        let claim = try payout(number)
        guard claim.ending != ending else { return [] }
        guard claim.ending == nil else { throw .recourseOver }
        guard day <= now.day else { throw .depositDayInFuture }
        guard ending != .recovered && ending != .payoutReclaimed else { throw .recourseNotRecovered }
        return [.recourseClosed(number: number, on: day, because: ending)]
    }
}

extension PayoutGround {
    /// The most that may be paid on it.
    fileprivate func limit(
        for dispute: DisputedCase,
        by rules: DepositRules,
        on day: Day
    ) throws(Deposit.Rejection) -> Money {
        switch kind {
        case .unperformedAgreement:
            guard dispute.stage == .unperformed else { throw .payoutGroundMissing }
            let fen = dispute.terms.filter { $0.performBy < day }.reduce(Int128(0)) { $0 + Int128($1.amount?.fen ?? 0) }
            return (try? Money(fen: Int64(clamping: min(fen, Int128(Money.limit))))) ?? .zero
        case .judgment, .award: return try granted(by: day)
        case .jointDecision:
            guard because != nil else { throw .payoutGroundIncomplete }
            guard let needed = rules.authorities(on: day) else { throw .depositRuleMissing }
            guard needed.count > 1, authorities == needed else { throw .payoutNeedsTwoAuthorities }
            return try granted(by: day)
        }
    }

    /// What a document grants, once it is fully named and not of days to come.
    private func granted(by day: Day) throws(Deposit.Rejection) -> Money {
        guard number != nil, let amount, let on else { throw .payoutGroundIncomplete }
        guard on <= day else { throw .depositDayInFuture }
        return amount
    }
}
