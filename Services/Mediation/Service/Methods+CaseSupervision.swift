import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What those above and those asking back do with a case.
    static var caseSupervisionMethods: [Method<Mediation>] {
        let supervisors: Set<Role> = [.intakeOfficer, .commerceSupervisor]
        let officers: Set<Role> = [.intakeOfficer, .mediator]
        return [
            .command(
                "case.supervise",
                Message(
                    "督办、黄牌、红牌：改变责任人，不改变期限",
                    "takes a case to a supervisor: who is responsible changes, no term does"
                ),
                for: supervisors,
                taking: CaseSuperviseRequest.self
            ) { request, door in
                let id = try door.named(request)
                let measure = SupervisionMeasure(
                    kind: request.kind,
                    responsible: request.responsible,
                    on: request.on ?? door.now.day,
                    reason: try request.reason.map { try door.seal($0.text, as: .narrative, of: door.key(of: id)) }
                )
                return [.case(.supervise(step: .supervise(measure: measure)), on: id)]
            },
            .command(
                "case.instruct",
                Message(
                    "登记批示、媒体关注、代表委员建议及其反馈期限",
                    "enters what superiors, media or deputies ask, with its own day to report back"
                ),
                for: supervisors,
                taking: CaseInstructRequest.self
            ) { request, door in
                let id = try door.named(request)
                let instruction = LeaderInstruction(
                    reference: request.number.text,
                    office: request.office.text,
                    on: request.on ?? door.now.day,
                    reportBy: request.reportBy,
                    content: try door.seal(request.content.text, as: .narrative, of: door.key(of: id)),
                    source: request.source
                )
                return [.case(.supervise(step: .instruct(instruction: instruction)), on: id)]
            },
            .command(
                "case.reportInstruction",
                Message("反馈领导批示的落实情况", "reports back on a leader's instruction"),
                for: officers,
                taking: CaseReportBackRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                let note = try request.note.map { try door.seal($0.text, as: .narrative, of: door.key(of: id)) }
                let step = Case.SupervisionStep.reportInstruction(reference: request.number.text, on: day, note: note)
                return [.case(.supervise(step: step), on: id)]
            },
            .command(
                "case.visit",
                Message("记录回访和满意度", "records a return visit and how content people are"),
                for: officers,
                taking: CaseVisitRequest.self
            ) { request, door in
                let id = try door.named(request)
                let visit = ReturnVisit(
                    on: request.on ?? door.now.day,
                    isReached: request.isReached,
                    isSolved: request.isSolved,
                    satisfaction: request.satisfaction,
                    note: try request.note.map { try door.seal($0.text, as: .remark, of: door.key(of: id)) }
                )
                return [.case(.supervise(step: .visit(visit: visit)), on: id)]
            },
            .command(
                "case.orderRedo",
                Message("不满意有理由的，要求重办；不重开已依法办结的案件", "orders that more is done; a lawful end is not reopened"),
                for: supervisors,
                taking: CaseRedoRequest.self
            ) { request, door in
                let id = try door.named(request)
                let remark = RedoRemark(
                    on: request.on ?? door.now.day,
                    reportBy: request.reportBy,
                    reason: try door.seal(request.reason.text, as: .narrative, of: door.key(of: id))
                )
                return [.case(.supervise(step: .orderRedo(remark: remark)), on: id)]
            },
        ]
    }
}
