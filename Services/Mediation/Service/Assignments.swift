import EventLog
import GRDB
import Model

/// On which desk each case, report and clue lies, and the steps by which it came there.
struct Assignments: ReadModel {
    let name = "assignments"
    let tables = ["assignment", "coHandler", "hop"]
    let schema = """
        CREATE TABLE assignment (
            subject TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            unit TEXT NOT NULL,
            since INTEGER NOT NULL,
            isSigned INTEGER NOT NULL,
            hops INTEGER NOT NULL,
            returns INTEGER NOT NULL,
            needsPerson INTEGER NOT NULL,
            returnBy TEXT,
            reportBackBy TEXT,
            settleBy TEXT,
            referredTo TEXT,
            isOver INTEGER NOT NULL,
            traits TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX assignmentOfUnit ON assignment (unit, since, subject) WHERE isOver = 0;
        CREATE TABLE coHandler (
            subject TEXT NOT NULL,
            unit TEXT NOT NULL,
            PRIMARY KEY (subject, unit)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE hop (
            subject TEXT NOT NULL,
            position INTEGER NOT NULL,
            step TEXT NOT NULL,
            unit TEXT,
            sender TEXT,
            moment INTEGER NOT NULL,
            actor TEXT,
            isOverride INTEGER NOT NULL,
            basis TEXT NOT NULL,
            PRIMARY KEY (subject, position)
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .routing(let event, let id):
            try apply(event, to: id.value, record, in: db)
            try add(event, of: id.value, record, in: db)
        case .case(.refused, let id), .case(.performed, let id), .case(.unperformed, let id),
            .case(.terminated, let id):
            try end(id.value, in: db)
        case .report(.notFiled, let id), .report(.concluded, let id), .report(.competenceDeclined, let id),
            .report(.repeated, let id), .report(.joinedInto, let id):
            try end(id.value, in: db)
        case .clue(.notFiled, let id), .clue(.concluded, let id): try end(id.value, in: db)
        default: break
        }
    }

    /// What is over lies on nobody's desk.
    private func end(_ id: UniqueID, in db: Database) throws {
        try db.run("UPDATE assignment SET isOver = 1 WHERE subject = ?", [id])
    }

    private func apply(
        _ event: Routing.Event,
        to id: UniqueID,
        _ record: Recorded<Mediation.Event>,
        in db: Database
    ) throws {
        func set(_ assignments: String, _ arguments: [any StatementBinding] = []) throws {
            let sql = "UPDATE assignment SET \(assignments) WHERE subject = ?"
            try db.change("assignment", key: id.description, sql, arguments + [id])
        }
        switch event {
        case .opened(let kind, let traits, let hop, _):
            try db.run(
                """
                INSERT INTO assignment (subject, kind, unit, since, isSigned, hops, returns, needsPerson, returnBy,
                    isOver, traits) VALUES (?, ?, ?, ?, 0, ?, 0, 0, ?, 0, ?)
                """,
                [
                    id, kind.rawValue, hop.unit, record.moment, hop.returnBy == nil ? 0 : 1, hop.returnBy?.day,
                    try JSONColumn.text(traits),
                ]
            )
        case .routed(let traits, let hop, _):
            try set(
                """
                hops = hops + (unit <> ?), unit = ?, since = ?, isSigned = 0, needsPerson = 0, returnBy = ?,
                reportBackBy = ?, traits = ?
                """,
                [
                    hop.unit, hop.unit, record.moment, hop.returnBy?.day, hop.reportBackBy,
                    try JSONColumn.text(traits),
                ]
            )
            try db.run("DELETE FROM coHandler WHERE subject = ? AND unit = ?", [id, hop.unit])
        case .signed: try set("isSigned = 1")
        case .returned(_, let to, _, _, let count, _):
            try set(
                "hops = hops + 1, unit = ?, since = ?, isSigned = 0, returns = ?, returnBy = NULL, reportBackBy = NULL",
                [to, record.moment, count]
            )
        case .personNeeded: try set("needsPerson = 1")
        case .coHandlerAdded(let unit, _):
            try db.run("INSERT OR IGNORE INTO coHandler (subject, unit) VALUES (?, ?)", [id, unit])
        case .disputeArose(_, let due, _): try set("settleBy = ?", [due.day])
        case .disputeSettled: try set("settleBy = NULL")
        case .referred(let referral, _): try set("referredTo = ?", [referral.unit])
        case .referralConfirmed: try set("referredTo = NULL")
        case .reportedBack: try set("reportBackBy = NULL")
        case .disputeOverdue, .reportBackOverdue: break
        }
    }

    private func add(
        _ event: Routing.Event,
        of id: UniqueID,
        _ record: Recorded<Mediation.Event>,
        in db: Database
    ) throws {
        let step = event.step
        try db.run(
            """
            INSERT INTO hop (subject, position, step, unit, sender, moment, actor, isOverride, basis)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, record.position, step.step.rawValue, step.unit, step.from, record.moment, step.by,
                step.isOverride, try JSONColumn.text(event.basis),
            ]
        )
    }
}

extension Routing.Event {
    /// The same as a row of the way: what, which unit, from which, by whom.
    fileprivate var step: (step: HopStep, unit: String?, from: String?, by: String?, isOverride: Bool) {
        switch self {
        case .opened(_, _, let hop, _): (.opened, hop.unit, hop.from, hop.by, hop.isOverride)
        case .routed(_, let hop, _): (.routed, hop.unit, hop.from, hop.by, hop.isOverride)
        case .signed(let unit, let by): (.signed, unit, nil, by, false)
        case .returned(let from, let to, let by, _, _, _): (.returned, to, from, by, false)
        case .personNeeded: (.personNeeded, nil, nil, nil, false)
        case .coHandlerAdded(let unit, let by): (.coHandlerAdded, unit, nil, by, false)
        case .disputeArose(let dispute, _, _): (.disputeArose, dispute.with.text, nil, dispute.by, false)
        case .disputeSettled(let settlement):
            (.disputeSettled, settlement.competent.text, nil, settlement.by, false)
        case .referred(let referral, _): (.referred, referral.unit, referral.from, referral.by, false)
        case .referralConfirmed(let receipt): (.referralConfirmed, receipt.unit, nil, receipt.by, false)
        case .reportedBack(let unit, let by, _): (.reportedBack, unit, nil, by, false)
        case .disputeOverdue: (.disputeOverdue, nil, nil, nil, false)
        case .reportBackOverdue: (.reportBackOverdue, nil, nil, nil, false)
        }
    }
}
