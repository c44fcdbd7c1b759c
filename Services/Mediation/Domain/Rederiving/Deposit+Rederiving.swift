public import Decisions
public import Model

extension Deposit: Rederivable {
    /// How short money is divided, and until when a deposit is topped up.
    public static func rederived(
        _ event: Deposit.Event,
        before state: Deposit.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        let rules = question.rules
        switch event {
        case .shared(let sharing, let basis): return sharing.rederived(rules.deposits, basis)
        case .topUpOpened(_, _, _, let day, _, _): return .term(rules.topUp(effectiveOn: day))
        case .topUpServed(_, let service, _, _, _):
            guard let day = rules.deposits.effective(service) else { return .computed([]) }
            let term = rules.topUp(effectiveOn: day)
            return .computed((term?.basis ?? []) + rules.deposits.basis(of: service, effectiveOn: day))
        case .topUpDueMoved(let number, _, _):
            guard state.payouts.indices.contains(Int(number) - 1), let day = state.payouts[Int(number) - 1].effectiveOn
            else { return .historyMissing }
            return .term(rules.topUp(effectiveOn: day))
        case .paidIn, .held, .holdReleased, .paidOut, .recourseOpened, .recourseRecovered, .recourseClosed, .toppedUp,
            .topUpOverdue, .topUpWaived, .reclaimed, .released:
            return .unruled
        }
    }
}

extension DepositSharing {
    /// The grounds with each claim's share, which the grounds alone do not tell.
    fileprivate func rederived(_ rules: DepositRules, _ basis: [Basis]) -> Rederived {
        let was = basis.map { $0.telling(shares) }
        guard let rule = rules.sharing(on: on), let method = rule.method else { return .weighed(was: was, would: []) }
        var other = self
        let amounts = method.shares(of: available, among: shares.map(\.claimed))
        for (place, amount) in amounts.enumerated() { other.shares[place].amount = amount }
        return .weighed(was: was, would: [other.basis(by: rule, method).telling(other.shares)])
    }
}

extension Basis {
    fileprivate func telling(_ shares: [DepositSharing.Share]) -> Basis {
        var told = self
        for share in shares { told.outcome["share \(share.caseNumber)"] = String(share.amount.fen) }
        return told
    }
}
