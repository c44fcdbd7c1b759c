import EventLog
import GRDB
import Model

/// Every clue that the office came upon itself.
struct Clues: ReadModel {
    /// The kind of its official numbers.
    static let numberKind = "clue"

    let name = "clues"
    let tables = ["clue"]
    let schema = """
        CREATE TABLE clue (
            id TEXT NOT NULL PRIMARY KEY,
            year INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            caseID TEXT,
            stage TEXT NOT NULL,
            due TEXT,
            isProvisional INTEGER NOT NULL,
            isOverdue INTEGER NOT NULL,
            opening TEXT NOT NULL,
            UNIQUE (year, serial)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX clueOfCase ON clue (caseID) WHERE caseID IS NOT NULL;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .clue(let event, let id): try apply(event, to: id, in: db)
        default: break
        }
    }

    private func apply(_ event: Clue.Event, to id: Clue.ID, in db: Database) throws {
        func set(_ assignments: String, _ arguments: [any StatementBinding] = []) throws {
            let sql = "UPDATE clue SET \(assignments) WHERE id = ?"
            try db.change("clue", key: id.description, sql, arguments + [id])
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
        switch event {
        case .opened(let number, let opening, let checkBy, _):
            try OfficialNumber.take(number.serial, kind: Self.numberKind, year: number.year, in: db)
            try db.run(
                """
                INSERT INTO clue (id, year, serial, caseID, stage, due, isProvisional, isOverdue, opening)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)
                """,
                [
                    id, number.year, number.serial, opening.caseID, CheckStage.checking.rawValue, checkBy.day,
                    checkBy.isProvisional, try JSONColumn.text(opening),
                ]
            )
        case .extended(let due, _, _, _), .testResultReceived(_, _, let due, _): try run(until: due)
        case .testCommissioned: try set("due = NULL, isProvisional = 0, isOverdue = 0")
        case .filed(_, let decideBy, _): try run(until: decideBy, .deciding)
        case .notFiled: try end(.notFiled)
        case .concluded: try end(.concluded)
        case .checkOverdue, .decisionOverdue: try set("isOverdue = 1")
        case .extensionProposed: break
        }
    }

    /// One clue, with what was found still sealed.
    static func item(_ id: Clue.ID, _ db: Database) throws -> (view: ClueView, narrative: Sealed)? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM clue WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        let opening = try JSONColumn.value(ClueOpening.self, row["opening"])
        return (try view(row, opening), opening.narrative)
    }

    /// A page of clues, the first that was found first.
    static func page(_ query: ClueListQuery, limit: Int, _ db: Database) throws -> [ClueView] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM clue WHERE id > ? AND (? IS NULL OR caseID = ?) ORDER BY id LIMIT ?",
            arguments: [query.pageToken ?? "", query.caseID, query.caseID, limit]
        )
        .map { try view($0, JSONColumn.value(ClueOpening.self, $0["opening"])) }
    }

    private static func view(_ row: Row, _ opening: ClueOpening) throws -> ClueView {
        let isProvisional: Bool = row["isProvisional"]
        return ClueView(
            id: row["id"],
            number: FileNumber(year: row["year"], serial: row["serial"]),
            opening: opening,
            stage: CheckStage(rawValue: row["stage"]) ?? .checking,
            due: (row["due"] as Day?).map { DueDay(day: $0, isProvisional: isProvisional) },
            isOverdue: row["isOverdue"]
        )
    }
}
