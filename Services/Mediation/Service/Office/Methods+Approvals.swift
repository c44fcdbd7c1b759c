import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What another person must allow, and who stands in for whom.
    static var approvalMethods: [Method<Mediation>] {
        let officers: Set<Role> = [.intakeOfficer, .mediator, .commerceSupervisor]
        let deciders = officers.union([.head])
        return [
            .command(
                "approval.propose",
                Message("提请审批：延长、不予受理、终止、赔付、先行赔付", "proposes a decision that another person allows"),
                for: deciders,
                taking: ApprovalRequest.self
            ) { request, door in
                let id = try door.dispute(request.case)
                let proposal = ApprovalProposal(
                    decision: request.decision,
                    caseID: id,
                    ground: request.ground,
                    amount: request.amount,
                    reason: try door.seal(request.reason.text, as: .narrative, of: door.key(of: id)),
                    by: door.officer
                )
                return [.approval(.propose(proposal: proposal), on: Approval.ID(door.freshID()))]
            },
            .command(
                "approval.decide",
                Message("审批：负责人，或代理期内的代理人；不得审批自己提请的事项", "the head or a deputy decides; nobody on their own proposal"),
                for: deciders,
                taking: ApprovalDecideRequest.self
            ) { request, door in
                let reason = try request.reason.map { try door.seal($0.text, as: .narrative, of: door.newPerson()) }
                let step = Approval.Command.decide(
                    by: door.officer,
                    isHead: door.caller.role == .head,
                    isApproved: request.isApproved,
                    reason: reason
                )
                return [.approval(step, on: request.id)]
            },
            .command(
                "approval.withdraw",
                Message("提请人撤回提请", "takes a proposal back"),
                for: deciders,
                taking: ApprovalReference.self
            ) { request, door in [.approval(.withdraw(by: door.officer), on: request.id)] },
            .query(
                "approval.list",
                Message("审批事项清单", "lists what was proposed and what became of it"),
                for: deciders.union([.auditor]),
                taking: ApprovalListQuery.self,
                giving: Page<ApprovalView>.self
            ) { query, desk in
                let limit = PageRequest.limit(query.pageSize)
                let items = try await desk.read { db in try Approvals.page(query, limit: limit + 1, db) }
                return Page(items, limit: limit) { $0.id.description }
            },
            .command(
                "deputy.appoint",
                Message("指定AB角代理人及代理期", "names who stands in for whom, in what and how long"),
                for: deciders,
                taking: DeputyAppointRequest.self
            ) { request, door in
                let absent = request.absent.map { "\(Actor.user($0.value))" } ?? door.officer
                guard absent == door.officer || door.caller.role == .head else {
                    throw Deputyship.Rejection.deputyNamedByOthers.refusal
                }
                if request.duty == .approvals, door.caller.role != .head {
                    throw Deputyship.Rejection.deputyNamedByOthers.refusal
                }
                let term = DeputyTerm(
                    absent: absent,
                    deputy: "\(Actor.user(request.deputy.value))",
                    duty: request.duty,
                    from: request.from,
                    through: request.through,
                    by: door.officer
                )
                return [.deputyship(.appoint(term: term), on: Deputyship.ID(door.freshID()))]
            },
            .command(
                "deputy.end",
                Message("提前结束代理", "ends a deputyship before its last day"),
                for: deciders,
                taking: DeputyEndRequest.self
            ) { request, door in [.deputyship(.end(on: door.now.day, by: door.officer), on: request.id)] },
            .query(
                "deputy.list",
                Message("代理清单", "lists who stands in for whom"),
                for: deciders.union([.auditor]),
                taking: DeputyListQuery.self,
                giving: DeputyList.self
            ) { query, desk in
                DeputyList(items: try await desk.read { db in try Approvals.deputyships(on: query.on, db) })
            },
        ]
    }
}
