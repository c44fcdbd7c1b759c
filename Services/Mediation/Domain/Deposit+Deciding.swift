public import Decisions
public import Model

extension Deposit.State: Decider {
    /// Nothing has been paid in.
    public static let initial = Self()

    /// What each command leads to; nothing makes what is available fall below zero.
    public func decide(
        _ command: Deposit.Command,
        knowing facts: Deposit.Facts,
        at now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        switch command {
        case .payIn(let payment):
            guard try isNew(payment, for: .paidIn, facts, now) else { return [] }
            return [.paidIn(payment: payment)]
        case .hold(let id, let amount, let day): return try hold(id, amount, on: day, facts, now)
        case .releaseHold(let id, let day, let ending): return try releaseHold(id, on: day, ending, now)
        case .share(let claims, let day): return try share(claims, on: day, facts, now)
        case .payOut(let payout): return try pay(payout, facts, now)
        case .payAdvance(_, let day): return try payAdvance(on: day, facts, now)
        case .serveTopUp(let number, let service): return try serve(number, service, facts, now)
        case .topUp(let number, let payment): return try topUp(number, payment, facts, now)
        case .waiveTopUp(let number, let day, let waiver): return try waive(number, on: day, waiver, now)
        case .noteTopUpOverdue(let number): return try noteOverdue(number, facts, now)
        case .recover(let number, let payment): return try recover(number, payment, facts, now)
        case .closeRecourse(let number, let day, let ending): return try close(number, on: day, ending, now)
        case .reclaim(let number, let payment, let reason): return try reclaim(number, payment, reason, facts, now)
        case .release(let payment): return try release(payment, facts, now)
        }
    }

    /// Whether a payment is no news: the slip stands for it already.
    ///
    /// - Throws: When the slip stands for something else, here or in another deposit, or says what cannot be.
    func isNew(
        _ payment: DepositPayment,
        for use: Slip.Use,
        _ facts: Deposit.Facts,
        _ now: Moment
    ) throws(Deposit.Rejection) -> Bool {
        if let known = slips[payment.receipt] {
            guard known == Slip(use: use, payment: payment) else { throw .depositReceiptTaken }
            return false
        }
        guard facts.receiptHolder == nil else { throw .depositReceiptTaken }
        try Self.check(payment.amount, on: payment.on, now)
        return true
    }

    /// The payout of that number.
    func payout(_ number: Int64) throws(Deposit.Rejection) -> PaidClaim {
        guard number >= 1, number <= Int64(payouts.count) else { throw .payoutUnknown }
        return payouts[Int(number) - 1]
    }

    /// The most that one slip says, in fen: as many slips as a stream holds stay within the limits of money.
    static let largest: Int64 = 100_000_000_000

    static func check(_ amount: Money, on day: Day, _ now: Moment) throws(Deposit.Rejection) {
        guard amount > .zero else { throw .depositAmountNotPositive }
        guard amount.fen <= largest else { throw .depositAmountTooLarge }
        guard day <= now.day else { throw .depositDayInFuture }
    }

    /// The whole of a deposit goes back to an enterprise that leaves owing nothing to anybody.
    private func release(
        _ payment: DepositPayment,
        _ facts: Deposit.Facts,
        _ now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        guard try isNew(payment, for: .released, facts, now) else { return [] }
        let paid = Set(payouts.map(\.payout.caseID))
        let isClear = payouts.allSatisfy { $0.owed == .zero && $0.ending != nil }
        guard holds.isEmpty, isClear, facts.openCases.isSubset(of: paid) else { throw .depositClaimsOpen }
        guard payment.amount == balance else { throw .depositReleaseNotWhole }
        return [.released(payment: payment)]
    }
}
