import EventLog
import GRDB
import Model

/// Every report; who reads this table knows that reports exist, and so few may.
struct Reports: ReadModel {
    /// The kind of its official numbers.
    static let numberKind = "report"

    let name = "reports"
    let tables = ["report", "reportGrant", "reportRelation"]
    let schema = """
        CREATE TABLE report (
            id TEXT NOT NULL PRIMARY KEY,
            year INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            stage TEXT NOT NULL,
            due TEXT,
            isProvisional INTEGER NOT NULL,
            isOverdue INTEGER NOT NULL,
            reporter TEXT NOT NULL,
            opening TEXT NOT NULL,
            code TEXT,
            UNIQUE (year, serial)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reportOfReporter ON report (reporter);
        CREATE TABLE reportGrant (
            reportID TEXT NOT NULL,
            officer TEXT NOT NULL,
            until INTEGER NOT NULL,
            PRIMARY KEY (reportID, officer)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE reportRelation (
            reportID TEXT NOT NULL,
            other TEXT NOT NULL,
            PRIMARY KEY (reportID, other)
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .report(let event, let id): try apply(event, to: id, in: db)
        default: break
        }
    }

    private func apply(_ event: Report.Event, to id: Report.ID, in db: Database) throws {
        func set(_ assignments: String, _ arguments: [any StatementBinding] = []) throws {
            let sql = "UPDATE report SET \(assignments) WHERE id = ?"
            try db.change("report", key: id.description, sql, arguments + [id])
        }
        func run(until due: DueDay, _ stage: CheckStage? = nil) throws {
            try set(
                "due = ?, isProvisional = ?, isOverdue = 0, stage = ifnull(?, stage)",
                [due.day, due.isProvisional, stage?.rawValue]
            )
        }
        func end(_ stage: CheckStage) throws {
            try set("stage = ?, due = NULL, isProvisional = 0, isOverdue = 0", [stage.rawValue])
        }
        func relate(_ other: Report.ID) throws {
            try db.run("INSERT OR IGNORE INTO reportRelation (reportID, other) VALUES (?, ?)", [id, other])
        }
        switch event {
        case .opened(let number, let opening, let checkBy, _): try insert(number, opening, checkBy, id, in: db)
        case .extended(let due, _, _, _), .testResultReceived(_, _, let due, _): try run(until: due)
        case .testCommissioned: try set("due = NULL, isProvisional = 0, isOverdue = 0")
        case .filed(_, let decideBy, _, _): try run(until: decideBy, .deciding)
        case .notFiled: try end(.notFiled)
        case .concluded: try end(.concluded)
        case .competenceDeclined: try end(.notOurs)
        case .repeated(let of, _, _):
            try end(.repeated)
            try relate(of)
        case .joinedInto(let report, _, _):
            try end(.joined)
            try relate(report)
        case .tookIn(let report, _, _, let due, _):
            try run(until: due)
            try relate(report)
        case .linked(let with, _): try relate(with)
        case .codeIssued(let code): try set("code = ?", [try JSONColumn.text(code)])
        case .identityGranted(let grant):
            try db.run(
                "INSERT OR REPLACE INTO reportGrant (reportID, officer, until) VALUES (?, ?, ?)",
                [id, grant.officer, grant.until]
            )
        case .identityRevoked(let officer, _):
            try db.run("DELETE FROM reportGrant WHERE reportID = ? AND officer = ?", [id, officer])
        case .checkOverdue, .decisionOverdue: try set("isOverdue = 1")
        case .extensionProposed, .resultOwed, .reporterTold, .tellingOverdue: break
        }
    }

    private func insert(
        _ number: FileNumber,
        _ opening: ReportOpening,
        _ checkBy: DueDay,
        _ id: Report.ID,
        in db: Database
    ) throws {
        try OfficialNumber.take(number.serial, kind: Self.numberKind, year: number.year, in: db)
        try db.run(
            """
            INSERT INTO report (id, year, serial, stage, due, isProvisional, isOverdue, reporter, opening)
            VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)
            """,
            [
                id, number.year, number.serial, CheckStage.checking.rawValue, checkBy.day, checkBy.isProvisional,
                opening.reporter, try JSONColumn.text(opening),
            ]
        )
    }
}
