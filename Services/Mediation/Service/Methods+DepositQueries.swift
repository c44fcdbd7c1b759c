import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit

extension Mediation {
    /// What can be asked about deposits, and about money that is to be given back.
    static var depositQueries: [Method<Mediation>] {
        [
            .query(
                "deposit.get",
                Message(
                    "查看一家企业的质量保证金及全部明细；企业只能看自己的",
                    "shows a deposit with all that moved in it; an enterprise its own"
                ),
                for: [.commerceSupervisor, .mediator, .intakeOfficer, .auditor, .enterprise],
                taking: DepositQuery.self,
                giving: DepositView.self,
                DepositDesk.view
            ),
            .query(
                "deposit.list",
                Message("分页列出质量保证金；可只列不足的或逾期未补足的", "lists deposits by page; the short ones or those overdue if wanted"),
                for: [.commerceSupervisor, .mediator, .auditor],
                taking: DepositListQuery.self,
                giving: Page<DepositSummary>.self
            ) { query, desk in
                let limit = PageRequest.limit(query.pageSize)
                let required = desk.rules.deposits.required(on: desk.now.day)?.amount
                let items = try await desk.read { db in
                    try Deposits.page(query, required: required, limit: limit + 1, db)
                }
                return Page(items, limit: limit) { $0.enterprise.description }
            },
            .query(
                "refund.calculate",
                Message("退费计算：逐步列出算式和法律依据", "calculates what is to be given back, each step with its ground in law"),
                for: [.mediator, .intakeOfficer, .commerceSupervisor, .hotlineClerk, .auditor],
                taking: RefundQuery.self,
                giving: RefundView.self
            ) { query, desk in
                try RefundCalculation.view(query, by: desk.rules.refunds, on: desk.now.day)
            },
        ]
    }
}

/// Where questions about one deposit are answered.
enum DepositDesk {
    /// One deposit; an enterprise sees its own and learns of no other.
    static func view(_ query: DepositQuery, at desk: Desk<Mediation>) async throws -> DepositView {
        let required = desk.rules.deposits.required(on: desk.now.day).flatMap { rule in
            rule.amount.map {
                DepositRequirementView(amount: $0, source: rule.source, isVerified: rule.verified)
            }
        }
        let own = desk.caller.role == .enterprise ? desk.caller.unit ?? "" : nil
        let view = try await desk.read { db -> DepositView? in
            let coded = try query.creditCode.flatMap { try Enterprises.id(coded: $0, db) }
            guard let id = query.enterprise ?? coded else { return nil }
            if let own {
                guard let code = try? UnifiedSocialCreditCode(own), try Enterprises.id(coded: code, db) == id else {
                    return nil
                }
            }
            return try Deposits.view(Deposit.ID(of: id), required: required, db)
        }
        guard let view else {
            throw Refusal(
                "depositUnknown",
                Message("该企业没有质量保证金", "the enterprise has no deposit"),
                status: .notFound,
                field: "enterprise"
            )
        }
        return view
    }
}
