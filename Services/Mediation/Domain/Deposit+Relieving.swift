public import Model

/// A decision of two authorities (先行赔付决定) as a deposit has to know it.
public struct GrantedRelief: Equatable, Sendable {
    /// Whose deposit it is about.
    public var enterprise: Enterprise.ID
    /// Why the enterprise does not pay itself.
    public var because: EnterpriseDefault
    /// What was decided.
    public var decision: ReliefDecision
    /// From which day the enterprise counts as told.
    public var effectiveOn: Day?
    /// Who was compared with whoever claimed.
    public var checks: [Case.ID: PayeeCheck]

    /// A decision.
    public init(
        enterprise: Enterprise.ID,
        because: EnterpriseDefault,
        decision: ReliefDecision,
        effectiveOn: Day?,
        checks: [PayeeCheck]
    ) {
        self.enterprise = enterprise
        self.because = because
        self.decision = decision
        self.effectiveOn = effectiveOn
        self.checks = Dictionary(checks.map { ($0.caseID, $0) }) { _, last in last }
    }

    /// What a payout of one award rests on.
    func ground(of award: ReliefDecision.Award) -> PayoutGround {
        PayoutGround(
            kind: .jointDecision,
            number: decision.number,
            on: decision.on,
            amount: award.amount,
            because: because,
            authorities: decision.authorities
        )
    }
}

extension Deposit.State {
    /// Pays all that two authorities have decided, once: what there is, is divided by the county's rule.
    func payAdvance(
        on day: Day,
        _ facts: Deposit.Facts,
        _ now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        guard let relief = facts.relief else { throw .payoutDecisionUnknown }
        guard relief.enterprise == facts.enterprise else { throw .payoutDecisionDiffers }
        let awards = relief.decision.awards.filter { !isPaid(relief.decision.number, in: $0.caseID) }
        guard !awards.isEmpty else { return [] }
        guard let told = relief.effectiveOn, told <= day else { throw .reliefNotServed }
        guard awards.allSatisfy({ relief.checks[$0.caseID] != nil }) else { throw .payeeUnchecked }

        var (after, events) = (self, [Deposit.Event]())
        func take(_ command: Deposit.Command) throws(Deposit.Rejection) {
            let news = try after.decide(command, knowing: facts, at: now)
            for event in news { after.evolve(event) }
            events += news
        }
        try take(keeping(for: awards, on: day))
        for award in awards {
            guard let hold = after.holds[award.caseID], let check = relief.checks[award.caseID] else { continue }
            let payout = DepositPayout(
                caseID: award.caseID,
                amount: hold.amount,
                payee: check.payee,
                account: check.account,
                ground: relief.ground(of: award),
                on: day
            )
            try take(.payOut(payout: payout))
        }
        return events
    }

    /// What keeps the money: one claim is held as far as there is money, several share it.
    private func keeping(for awards: [ReliefDecision.Award], on day: Day) -> Deposit.Command {
        guard awards.count == 1, let award = awards.first else {
            return .share(claims: awards.map { DepositClaim(caseID: $0.caseID, amount: $0.amount) }, on: day)
        }
        let free = available + (holds[award.caseID]?.amount ?? .zero)
        return .hold(of: award.caseID, amount: min(free, award.amount), on: day)
    }

    /// Whether the decision of that number was paid in a case.
    private func isPaid(_ number: DocumentNumber?, in id: Case.ID) -> Bool {
        payouts.contains { paid in
            let ground = paid.payout.ground
            return paid.payout.caseID == id && ground.kind == .jointDecision && ground.number == number
        }
    }

    /// On a joint decision that is paid which was decided here: once, after it was served, to whoever was compared.
    func checkDecided(
        _ payout: DepositPayout,
        _ enterprise: Enterprise.ID,
        _ relief: GrantedRelief?
    ) throws(Deposit.Rejection) {
        guard let relief, relief.decision.number == payout.ground.number else { throw .payoutDecisionUnknown }
        let award = relief.decision.awards.first { $0.caseID == payout.caseID }
        guard relief.enterprise == enterprise, let award, relief.ground(of: award) == payout.ground else {
            throw .payoutDecisionDiffers
        }
        guard let told = relief.effectiveOn, told <= payout.on else { throw .reliefNotServed }
        guard relief.checks[payout.caseID]?.payee == payout.payee else { throw .payeeUnchecked }
        guard !isPaid(relief.decision.number, in: payout.caseID) else { throw .payoutDecisionPaid }
    }
}
