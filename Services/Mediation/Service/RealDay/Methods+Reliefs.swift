import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// Payments in advance, decided by two authorities.
    static var reliefMethods: [Method<Mediation>] { reliefTable + reliefDecision }

    private static let keepers: Set<Role> = [.mediator, .intakeOfficer, .commerceSupervisor]

    private static var reliefTable: [Method<Mediation>] {
        [
            .command(
                "relief.open",
                Message("企业拒不赔付、关门或失联：设立先行赔付求偿表", "opens a table of claims against an enterprise that does not pay"),
                for: keepers,
                taking: ReliefOpenRequest.self
            ) { request, door in
                guard let enterprise = try door.enterprise(request.enterprise, coded: request.creditCode) else {
                    throw Refusal.respondentUnknown
                }
                let open = Relief.Command.open(
                    enterprise: enterprise,
                    because: request.because,
                    on: request.on ?? door.now.day
                )
                return [.relief(open, on: Relief.ID(door.freshID()))]
            },
            .command(
                "relief.claim",
                Message(
                    "登记求偿：已证明的金额、凭证、其他途径已获赔偿的声明",
                    "enters a claim: what is proven, by what, and what was recovered elsewhere"
                ),
                for: keepers,
                taking: ReliefClaimRequest.self
            ) { request, door in
                let claim = ReliefClaim(
                    caseID: try door.named(request),
                    proven: request.proven,
                    proof: request.proof,
                    elsewhere: request.elsewhere,
                    declaredOn: request.declaredOn ?? door.now.day
                )
                return [.relief(.claim(claim: claim), on: request.relief)]
            },
            .command(
                "relief.withdraw",
                Message("从求偿表中撤下一件案件", "takes a case out of a table of claims"),
                for: keepers,
                taking: ReliefWithdrawal.self
            ) { request, door in
                let withdraw = Relief.Command.withdraw(
                    caseID: try door.named(request),
                    on: request.on ?? door.now.day
                )
                return [.relief(withdraw, on: request.relief)]
            },
            .command(
                "relief.checkPayee",
                Message(
                    "核对收款人：须为投诉人本人或受托领款人",
                    "compares the payee with the claimant, or with a proxy who may receive money"
                ),
                for: keepers,
                taking: PayeeCheckRequest.self
            ) { request, door in
                [.relief(.checkPayee(check: try door.payeeCheck(request)), on: request.relief)]
            },
            .query(
                "relief.get",
                Message("查看一份先行赔付及其求偿表", "shows an advance payment with its table of claims"),
                for: keepers.union([.head, .auditor]),
                taking: ReliefReference.self,
                giving: ReliefView.self
            ) { query, desk in
                guard let found = try await desk.read({ db in try Reliefs.item(query.relief, db)?.view }) else {
                    throw Relief.Rejection.reliefUnknown.refusal
                }
                return found
            },
        ]
    }

    private static var reliefDecision: [Method<Mediation>] {
        [
            .command(
                "relief.propose",
                Message("提请两部门作出先行赔付决定；求偿表不再变动", "proposes the decision; the claims do not change any more"),
                for: keepers,
                taking: ReliefProposal.self
            ) { request, door in
                let propose = Relief.Command.propose(
                    number: request.number,
                    on: request.on ?? door.now.day,
                    by: door.officer
                )
                return [.relief(propose, on: request.relief)]
            },
            .command(
                "relief.approve",
                Message(
                    "代表一个部门批准；须为该部门有权限的人员，两部门都批准后即为决定",
                    "approves for one authority, as somebody of it who may; with both it is decided"
                ),
                for: keepers.union([.head]),
                taking: ReliefApproval.self
            ) { request, door in
                let approval = AuthorityApproval(
                    authority: request.authority.text,
                    unit: door.caller.unit,
                    role: door.caller.role,
                    by: door.officer,
                    on: request.on ?? door.now.day
                )
                return [.relief(.approve(approval: approval), on: request.relief)]
            },
            .command(
                "relief.serve",
                Message("登记向企业送达决定；失联的公告送达，期满生效", "records that the enterprise was served with the decision"),
                for: keepers,
                taking: ReliefServiceRequest.self
            ) { request, _ in [.relief(.serve(service: request.service), on: request.relief)] },
            .command(
                "relief.pay",
                Message(
                    "按决定先行赔付：余额不足的按比例，同时开始追责",
                    "pays what was decided, pro rata where too little is there; recourse opens"
                ),
                for: [.commerceSupervisor, .mediator],
                taking: ReliefReference.self
            ) { request, door in try door.pay(request.relief) },
        ]
    }
}

extension Door<Mediation> {
    /// The account of whoever complained, or of a proxy who may receive money for them.
    fileprivate func payeeCheck(_ request: PayeeCheckRequest) throws -> PayeeCheck {
        let id = try named(request)
        guard let item = try find({ db in try Cases.item(id, db) }) else { throw Case.Rejection.caseUnknown.refusal }
        let named = try persons(matching: .fullName, request.name.text)
        let agents = try find { db in try Proxies.items(of: id, db) }
            .filter { !$0.hasEnded && $0.authorisation.powers.contains(.receiveMoney) }
        let proxy = try agents.contains { proxy in
            try person(with: .identityNumber, request.identity.text)?.person == proxy.authorisation.agent
        }
        guard proxy || named.contains(item.opening.complainant.value) else {
            throw Refusal(
                "payeeNotClaimant",
                Message(
                    "收款人与投诉人不一致；他人代领须有含代为领取款项权限的委托",
                    "the payee is not the claimant; somebody else needs an authorisation to receive money"
                ),
                status: .failedPrecondition,
                field: "name"
            )
        }
        let key = try key(of: id)
        return PayeeCheck(
            caseID: id,
            payee: item.opening.complainant,
            account: try seal(request.account.text, as: .bankAccount, of: key),
            identity: try seal(request.identity.text, as: .identityNumber, of: key),
            by: officer,
            on: now.day
        )
    }

    /// All that a decision grants; whether it was decided, served and not paid yet is looked at where it is paid.
    fileprivate func pay(_ id: Relief.ID) throws -> [Mediation.Command] {
        guard let relief = try find({ db in try Reliefs.item(id, db) }) else {
            throw Relief.Rejection.reliefUnknown.refusal
        }
        guard relief.decision != nil else { throw Relief.Rejection.reliefUndecided.refusal }
        return [.deposit(.payAdvance(by: id, on: now.day), on: Deposit.ID(of: relief.view.enterprise))]
    }
}

extension Deposits {
    /// What is there for those cases: what is free, and what is kept for them already.
    static func available(in id: Deposit.ID, for cases: [Case.ID], _ db: Database) throws -> Money {
        guard let view = try view(id, required: nil, db) else { return .zero }
        let others = view.holds.filter { !cases.contains($0.caseID) }.reduce(Money.zero) { $0 + $1.amount }
        return view.summary.balance - others
    }
}
