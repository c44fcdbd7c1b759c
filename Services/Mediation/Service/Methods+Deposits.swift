import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What can be done to deposits: commerce keeps the account, and a mediator claims and pays for a case.
    static var depositMethods: [Method<Mediation>] {
        depositAccountMethods + depositClaimMethods + depositReturnMethods
    }

    private static let keepers: Set<Role> = [.commerceSupervisor]
    private static let payers: Set<Role> = [.commerceSupervisor, .mediator]

    private static var depositAccountMethods: [Method<Mediation>] {
        [
            .command(
                "deposit.payIn",
                Message("登记企业缴存质量保证金", "enters money that an enterprise has put down"),
                for: keepers,
                taking: DepositPaymentRequest.self
            ) { request, door in
                [.deposit(.payIn(payment: request.payment(door.now)), on: try door.deposit(request))]
            },
            .command(
                "deposit.release",
                Message("企业退出后退还质量保证金", "gives a deposit back to an enterprise that leaves"),
                for: keepers,
                taking: DepositPaymentRequest.self
            ) { request, door in
                [.deposit(.release(payment: request.payment(door.now)), on: try door.deposit(request))]
            },
            .command(
                "deposit.serveTopUp",
                Message("记录补足通知的送达；补足期限自送达起算", "records that the notice to top up was served; the term runs from then"),
                for: keepers,
                taking: TopUpServiceRequest.self
            ) { request, door in
                let id = try door.deposit(request)
                return [.deposit(.serveTopUp(number: request.number, service: request.service), on: id)]
            },
            .command(
                "deposit.topUp",
                Message("登记企业补足", "enters what an enterprise has topped up"),
                for: keepers,
                taking: DepositReturnRequest.self
            ) { request, door in
                let id = try door.deposit(request)
                return [.deposit(.topUp(number: request.number, payment: request.payment(door.now)), on: id)]
            },
            .command(
                "deposit.waiveTopUp",
                Message("免除补足", "waives what is still to be topped up"),
                for: keepers,
                taking: TopUpWaiverRequest.self
            ) { request, door in
                let (id, day) = (try door.deposit(request), request.on ?? door.now.day)
                return [.deposit(.waiveTopUp(number: request.number, on: day, because: request.because), on: id)]
            },
        ]
    }

    private static var depositClaimMethods: [Method<Mediation>] {
        [
            .command(
                "deposit.hold",
                Message("为一件案件占用保证金", "keeps money of a deposit for a case"),
                for: payers,
                taking: DepositHoldRequest.self
            ) { request, door in
                let (id, day) = (try door.deposit(request), request.on ?? door.now.day)
                return [.deposit(.hold(of: request.caseID, amount: request.amount, on: day), on: id)]
            },
            .command(
                "deposit.releaseHold",
                Message("解除占用", "frees what was kept for a case"),
                for: payers,
                taking: DepositHoldReleaseRequest.self
            ) { request, door in
                let (id, day) = (try door.deposit(request), request.on ?? door.now.day)
                return [.deposit(.releaseHold(of: request.caseID, on: day, because: request.because), on: id)]
            },
            .command(
                "deposit.share",
                Message("余额不足时按规则分配给几件案件", "divides too little money among several cases by the county's rule"),
                for: payers,
                taking: DepositShareRequest.self
            ) { request, door in
                guard request.claims.count <= claimLimit else { throw Deposit.Rejection.depositClaimsMissing.refusal }
                let (id, day) = (try door.deposit(request), request.on ?? door.now.day)
                return [.deposit(.share(claims: request.claims, on: day), on: id)]
            },
            .command(
                "deposit.payOut",
                Message("先行赔付：消耗占用，同时开始追责和补足", "pays a consumer; the hold is used up, recourse and top-up open"),
                for: payers,
                taking: DepositPayOutRequest.self
            ) { request, door in
                [.deposit(.payOut(payout: try door.payout(request)), on: try door.deposit(request))]
            },
        ]
    }

    /// The most claims that one sharing divides among.
    private static let claimLimit = 100

    private static var depositReturnMethods: [Method<Mediation>] {
        [
            .command(
                "deposit.reclaim",
                Message("追回错误或重复的赔付", "enters a wrong or double payout that came back"),
                for: keepers,
                taking: DepositReclaimRequest.self
            ) { request, door in
                let (id, day) = (try door.deposit(request), request.on ?? door.now.day)
                let payment = DepositPayment(amount: request.amount, receipt: request.receipt, on: day)
                let (number, reason) = (request.number, request.because)
                return [.deposit(.reclaim(number: number, payment: payment, because: reason), on: id)]
            },
            .command(
                "deposit.recover",
                Message("登记追责收回的款项", "enters what recourse has brought in"),
                for: keepers,
                taking: DepositReturnRequest.self
            ) { request, door in
                let id = try door.deposit(request)
                return [.deposit(.recover(number: request.number, payment: request.payment(door.now)), on: id)]
            },
            .command(
                "deposit.closeRecourse",
                Message("结束追责", "ends the recourse for a payout"),
                for: keepers,
                taking: RecourseClosingRequest.self
            ) { request, door in
                let (id, day) = (try door.deposit(request), request.on ?? door.now.day)
                return [.deposit(.closeRecourse(number: request.number, on: day, because: request.because), on: id)]
            },
        ]
    }
}

extension Door<Mediation> {
    /// The deposit of the enterprise that a request names.
    func deposit(_ request: some EnterpriseNaming) throws -> Deposit.ID {
        guard let id = try enterprise(request.enterprise, coded: request.creditCode) else {
            throw Refusal.respondentUnknown
        }
        return Deposit.ID(of: id)
    }

    /// A payout to the one who complained; where the money goes is sealed under their key.
    func payout(_ request: DepositPayOutRequest) throws -> DepositPayout {
        guard let item = try find({ db in try Cases.item(request.caseID, db) }) else {
            throw Deposit.Rejection.depositCaseUnknown.refusal.at("caseID")
        }
        return DepositPayout(
            caseID: request.caseID,
            amount: request.amount,
            payee: item.opening.complainant,
            account: try request.account.map { try seal($0.text, as: .bankAccount, of: key(of: request.caseID)) },
            ground: PayoutGround(
                kind: request.ground,
                number: request.documentNumber,
                on: request.documentDay,
                amount: request.documentAmount,
                because: request.because,
                authorities: request.authorities ?? []
            ),
            on: request.on ?? now.day
        )
    }
}

extension DepositPaymentRequest {
    fileprivate func payment(_ now: Moment) -> DepositPayment {
        DepositPayment(amount: amount, receipt: receipt, on: on ?? now.day)
    }
}

extension DepositReturnRequest {
    fileprivate func payment(_ now: Moment) -> DepositPayment {
        DepositPayment(amount: amount, receipt: receipt, on: on ?? now.day)
    }
}
