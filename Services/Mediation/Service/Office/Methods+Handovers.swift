import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit

extension Mediation {
    /// How work goes from one officer to another.
    static var handoverMethods: [Method<Mediation>] {
        let officers: Set<Role> = [.intakeOfficer, .mediator, .head]
        return [
            .command(
                "handover.propose",
                Message(
                    "拟定交接清单：在办案件和未办结文书；离岗由负责人提出，并收回举报人身份授权",
                    "draws up the list of what one officer hands to another"
                ),
                for: officers,
                taking: HandoverRequest.self,
                HandoverDesk.propose
            ),
            .command(
                "handover.sign",
                Message("接收人签收清单，案件转由其办理", "whoever takes over signs, and the cases are theirs"),
                for: officers,
                taking: HandoverSignRequest.self,
                HandoverDesk.sign
            ),
            .command(
                "handover.decline",
                Message("接收人退回清单", "whoever should take over declines"),
                for: officers,
                taking: HandoverReference.self
            ) { request, door in [.handover(.decline(by: door.officer), on: request.id)] },
            .query(
                "handover.list",
                Message("交接清单", "lists what was handed over"),
                for: officers.union([.auditor]),
                taking: HandoverListQuery.self,
                giving: HandoverLists.self
            ) { query, desk in
                HandoverLists(
                    items: try await desk.read { db in try Handovers.items(standing: query.standing, db) }
                )
            },
            .query(
                "handover.sheet",
                Message("打印交接清单，供双方和监交人签字", "prints the list for both to sign"),
                for: officers,
                taking: HandoverReference.self,
                giving: PrintView.self,
                HandoverDesk.sheet
            ),
        ]
    }
}

/// Where lists are drawn up, signed and printed.
enum HandoverDesk {
    /// What is open by now; of somebody who leaves for good, leave to learn who reported ends at once.
    static func propose(_ request: HandoverRequest, at door: Door<Mediation>) throws -> [Mediation.Command] {
        guard request.occasion != .leaver || door.caller.role == .head else {
            throw Handover.Rejection.handoverNeedsHead.refusal
        }
        let (from, to) = ("\(Actor.user(request.from.value))", "\(Actor.user(request.to.value))")
        guard door.caller.role != .mediator || door.officer == from else {
            throw Handover.Rejection.handoverNeedsHead.refusal
        }
        let (cases, letters) = try door.find { db in
            let cases = try Handovers.openCases(of: request.from, actor: from, db)
            return (cases, try Handovers.unfinishedLetters(of: cases, db))
        }
        let list = HandoverList(
            from: from,
            to: to,
            occasion: request.occasion,
            cases: cases,
            letters: letters,
            by: door.officer
        )
        let propose = Mediation.Command.handover(.propose(list: list), on: Handover.ID(door.freshID()))
        guard request.occasion == .leaver else { return [propose] }
        let grants = try door.find { db in try Handovers.grants(of: from, db) }
        return [propose] + grants.map { .report(.revokeIdentity(officer: from, by: door.officer), on: $0) }
    }

    /// The signature, and each case that is still open under its new mediator.
    static func sign(_ request: HandoverSignRequest, at door: Door<Mediation>) throws -> [Mediation.Command] {
        let scan = try request.scan.map { try door.digest($0, at: "scan") }
        let sign = Mediation.Command.handover(.sign(by: door.officer, scan: scan), on: request.id)
        let found = try door.find { db in
            try Handovers.items(request.id, standing: .proposed, db).first.map { view in
                (view.list, try Handovers.stillOpen(view.list.cases, db))
            }
        }
        guard let (list, cases) = found, case .user(let id)? = Actor(list.to) else { return [sign] }
        let mediator = Officer.ID(id)
        return [sign] + cases.map { .case(.mediate(step: .assign(mediator: mediator, on: door.now.day)), on: $0) }
    }

    /// The list on paper.
    static func sheet(_ query: HandoverReference, at desk: Desk<Mediation>) async throws -> PrintView {
        let found = try await desk.read { db in
            try Handovers.items(query.id, db).first.map { view in
                let cases = try view.list.cases.compactMap { try Cases.item($0, db)?.summary }
                let letters = try view.list.letters.compactMap { try Letters.item($0, mayKnowReports: false, db) }
                return (view, cases, letters.map(\.summary.number))
            }
        }
        guard let (view, cases, letters) = found else { throw Handover.Rejection.handoverUnknown.refusal.at("id") }
        return try SheetPrinter(desk.rules).page(
            .handover,
            number: "\(view.id)",
            lines: [
                ("移交人", view.list.from), ("接收人", view.list.to), ("清单日期", view.on.written),
                ("在办案件", "\(cases.count)件"), ("未办结文书", letters.joined(separator: "、")),
            ],
            headings: ["案件编号", "收到日期", "阶段", "到期日"],
            rows: cases.map {
                [$0.number.description, $0.receivedOn.written, $0.stage.written, $0.due?.written ?? ""]
            },
            note: "举报人身份查看授权不随交接转移。移交人（签字）：　　　　接收人（签字）：　　　　监交人（签字）："
        )
    }
}
