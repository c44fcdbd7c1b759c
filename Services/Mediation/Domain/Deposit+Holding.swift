import Model

extension Deposit.State {
    /// Keeps money for a case.
    func hold(
        _ id: Case.ID,
        _ amount: Money,
        on day: Day,
        _ facts: Deposit.Facts,
        _ now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        if let known = holds[id] {
            guard known.amount == amount else { throw .depositHoldExists }
            return []
        }
        try Self.check(amount, on: day, now)
        let dispute = try facts.claimant(id)
        guard amount <= available else { throw .depositTooLittle }
        return [.held(hold: DepositHold(caseID: id, caseNumber: dispute.number, amount: amount, on: day))]
    }

    /// Frees what was kept for a case.
    func releaseHold(
        _ id: Case.ID,
        on day: Day,
        _ ending: HoldEnding,
        _ now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        guard let hold = holds[id] else {
            guard formerHolds.contains(id) else { throw .depositNotHeld }
            return []
        }
        guard day <= now.day else { throw .depositDayInFuture }
        return [.holdReleased(of: id, amount: hold.amount, on: day, because: ending)]
    }

    /// Divides what there is among several claims, by the county's rule, the cases in the order of their receipt.
    func share(
        _ claims: [DepositClaim],
        on day: Day,
        _ facts: Deposit.Facts,
        _ now: Moment
    ) throws(Deposit.Rejection) -> [Deposit.Event] {
        guard claims.count > 1, Set(claims.map(\.caseID)).count == claims.count else { throw .depositClaimsMissing }
        var disputes: [(claim: DepositClaim, dispute: DisputedCase)] = []
        for claim in claims {
            try Self.check(claim.amount, on: day, now)
            disputes.append((claim, try facts.claimant(claim.caseID)))
        }
        guard let rule = facts.rules.deposits.sharing(on: day), let method = rule.method else {
            throw .depositRuleMissing
        }
        disputes.sort { $0.dispute.isEarlier(than: $1.dispute) }
        let total = claims.reduce(available) { $0 + (holds[$1.caseID]?.amount ?? .zero) }
        guard total > .zero else { throw .depositTooLittle }
        let amounts = method.shares(of: total, among: disputes.map(\.claim.amount))
        let isSo = zip(disputes, amounts).allSatisfy { (holds[$0.claim.caseID]?.amount ?? .zero) == $1 }
        guard !isSo else { return [] }
        let sharing = DepositSharing(
            available: total,
            on: day,
            shares: zip(disputes, amounts).map { item, amount in
                DepositSharing.Share(
                    caseID: item.claim.caseID,
                    caseNumber: item.dispute.number,
                    claimed: item.claim.amount,
                    amount: amount
                )
            }
        )
        return [.shared(sharing: sharing, basis: [sharing.basis(by: rule, method)])]
    }
}

extension Deposit.Facts {
    /// The case, if it is against the enterprise and may claim something of its deposit.
    func claimant(_ id: Case.ID) throws(Deposit.Rejection) -> DisputedCase {
        guard let dispute = cases[id], dispute.enterprise == enterprise else { throw .depositCaseUnknown }
        guard dispute.stage != .refused, dispute.stage != .performed else { throw .depositCaseSettled }
        return dispute
    }
}

extension DisputedCase {
    fileprivate func isEarlier(than other: DisputedCase) -> Bool {
        (receivedOn, number.year, number.serial) < (other.receivedOn, other.number.year, other.number.serial)
    }
}

extension DepositSharing {
    func basis(by rule: DepositRule, _ method: SharingMethod) -> Basis {
        let claimed = shares.reduce(Money.zero) { $0 + $1.claimed }
        return Basis(
            rule: rule.id,
            inputs: [
                "available": String(available.fen), "claimed": String(claimed.fen), "claims": String(shares.count),
                "on": on.description,
            ],
            outcome: ["method": method.rawValue, "shared": String(shares.reduce(Money.zero) { $0 + $1.amount }.fen)]
        )
    }
}
