import EventLog
import Foundation
import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// Papers about a case, and the numbers of papers.
    static var registerMethods: [Method<Mediation>] {
        [
            .query(
                "case.specialReport",
                Message("对批示、媒体关注、代表委员建议的专报（A4）", "a special report on a case to whoever asked for it"),
                for: [.intakeOfficer, .mediator, .head, .commerceSupervisor],
                taking: SpecialReportQuery.self,
                giving: PrintView.self,
                SpecialReport.print
            ),
            .command(
                "letter.seal",
                Message("登记用印：份数和所用印章", "records that prints of a letter were sealed"),
                for: [.intakeOfficer, .mediator, .commerceSupervisor],
                taking: LetterSealRequest.self
            ) { request, door in
                let id = try door.letter(request.letter)
                let day = request.on ?? door.now.day
                let step = Letter.Command.seal(copies: request.copies, seal: request.seal, by: door.officer, on: day)
                return [.letter(step, on: id)]
            },
            .query(
                "letter.register",
                Message("文书编号登记簿：每一个号、作废、用印和扫描件", "every number of a kind and year, and what became of it"),
                for: [.intakeOfficer, .mediator, .commerceSupervisor, .head, .auditor],
                taking: LetterRegisterQuery.self,
                giving: LetterRegister.self
            ) { query, desk in
                let mayKnow = desk.caller.mayKnowReports
                guard mayKnow || !query.kind.isOfReports else { return LetterRegister(numbers: [], holes: []) }
                return try await desk.read { db in
                    try Letters.register(query.kind, query.year, mayKnowReports: mayKnow, db)
                }
            },
        ]
    }
}

extension LetterKind {
    /// Whether there are such letters about reports alone.
    fileprivate var isOfReports: Bool { self == .reportRecord || self == .reportResult }
}

extension Letters {
    /// Every number of a kind and year; of one about a report the others see the number and no more.
    static func register(
        _ kind: LetterKind,
        _ year: Int,
        mayKnowReports: Bool,
        _ db: Database
    ) throws -> LetterRegister {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT * FROM letter WHERE kind = ? AND year = ? ORDER BY serial",
            arguments: [kind.rawValue, year]
        )
        let letters = try rows.map { (try StoredLetter($0), $0["sealedOn"] as Day?) }
        let last = letters.last?.0.number.serial ?? 0
        let known = Set(letters.map(\.0.number.serial))
        return LetterRegister(
            numbers: letters.map { letter, sealedOn in
                let isHidden = letter.isOfReport && !mayKnowReports
                return LetterNumberView(
                    serial: letter.number.serial,
                    number: letter.summary.number,
                    standing: isHidden ? .inForce : letter.summary.standing,
                    sealedOn: isHidden ? nil : sealedOn,
                    scan: isHidden ? nil : letter.scan
                )
            },
            holes: last > 0 ? (1...last).filter { !known.contains($0) } : []
        )
    }
}

/// A page about one case for whoever asked from above, from outside or from an assembly.
enum SpecialReport {
    /// The page: how the case stands, which terms run by law, what was asked, and until when that is reported on.
    static func print(_ query: SpecialReportQuery, at desk: Desk<Mediation>) async throws -> PrintView {
        let found = try await desk.read { db -> (StoredCase, [Basis], String?, [[UInt8]])? in
            guard let id = try query.case.find(db), let item = try Cases.item(id, db) else { return nil }
            let bodies = try Row.fetchAll(
                db,
                sql: """
                    SELECT body FROM event WHERE stream = ? AND type LIKE '%.case.instructed.%' ORDER BY position LIMIT 50
                    """,
                arguments: [id.stream]
            )
            .map { row in
                let body: Data = row["body"]
                return [UInt8](body)
            }
            let name = try item.summary.enterprise.flatMap { try Enterprises.name(of: $0, db) as String? }
            return (item, try Cases.basis(of: id, db), name, bodies)
        }
        guard let (item, basis, enterprise, bodies) = found else {
            throw Case.Rejection.caseUnknown.refusal.at("case")
        }
        let reader = EventReader<Mediation>()
        let instructions = try bodies.compactMap { body -> LeaderInstruction? in
            switch try reader.read(body).event {
            case .ours(.case(.instructed(let instruction, _), _)): instruction
            default: nil
            }
        }
        let summary = item.summary
        var lines = [
            ("案件编号", summary.number.description), ("收到日期", summary.receivedOn.written),
            ("被投诉人", enterprise ?? "未确定"), ("办理阶段", summary.stage.written),
        ]
        lines += summary.claimed.map { [("涉及金额", "\($0.yuanText)元")] } ?? []
        lines += basis.compactMap { desk.rules.explanation(of: $0) }.map { ("法定期限", $0) }
        let rows = try instructions.map { instruction in
            [
                (instruction.source ?? InstructionSource.leader).written, instruction.office, instruction.reference,
                instruction.on.written, instruction.reportBy.written,
                try desk.open(
                    instruction.content,
                    as: .narrative,
                    of: summary.id.stream,
                    because: query.reason
                ) ?? "",
            ]
        }
        return try SheetPrinter(desk.rules).page(
            .specialReport,
            number: query.reference.text,
            lines: lines,
            headings: ["来源", "单位", "编号", "日期", "反馈期限", "内容"],
            rows: rows,
            note: "批示、关注和建议另定反馈期限，不改变上列法定期限。"
        )
    }
}

extension InstructionSource {
    /// As a paper says it.
    fileprivate var written: String {
        switch self {
        case .leader: "领导批示"
        case .media: "媒体关注"
        case .peoplesDeputy: "人大代表建议"
        case .consultativeMember: "政协委员提案"
        }
    }
}
