public import EventLog
import GRDB
public import MediationDomain
public import Model
import ServiceKit

/// The lists by which work went from one to another.
struct Handovers: ReadModel {
    let name = "handovers"
    let tables = ["handover"]
    let schema = """
        CREATE TABLE handover (
            id TEXT NOT NULL PRIMARY KEY,
            proposedOn TEXT NOT NULL,
            standing TEXT NOT NULL,
            endedOn TEXT,
            scan TEXT,
            list TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        guard case .handover(let event, let id) = record.event else { return }
        func end(_ standing: HandoverStanding, on day: Day, _ scan: String? = nil) throws {
            let sql = "UPDATE handover SET standing = ?, endedOn = ?, scan = ? WHERE id = ?"
            try db.change("handover", key: id.description, sql, [standing.rawValue, day, scan, id])
        }
        switch event {
        case .proposed(let list, let day):
            try db.run(
                "INSERT INTO handover (id, proposedOn, standing, list) VALUES (?, ?, ?, ?)",
                [id, day, HandoverStanding.proposed.rawValue, try JSONColumn.text(list)]
            )
        case .signed(_, let day, let scan): try end(.signed, on: day, scan)
        case .declined(_, let day): try end(.declined, on: day)
        }
    }
}

extension Handovers {
    /// One list, or all of them, the newest first.
    static func items(
        _ id: Handover.ID? = nil,
        standing: HandoverStanding? = nil,
        _ db: Database
    ) throws -> [HandoverView] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM handover WHERE (?1 IS NULL OR id = ?1) AND (?2 IS NULL OR standing = ?2)
                ORDER BY id DESC LIMIT 500
                """,
            arguments: [id, standing?.rawValue]
        )
        .map { row in
            HandoverView(
                id: row["id"],
                list: try JSONColumn.value(HandoverList.self, row["list"]),
                on: row["proposedOn"],
                standing: HandoverStanding(rawValue: row["standing"]) ?? .proposed,
                endedOn: row["endedOn"],
                scan: row["scan"]
            )
        }
    }

    /// The open cases of an officer: those that name them, and those that name nobody and that they acted on last.
    static func openCases(of officer: Officer.ID, actor: String, _ db: Database) throws -> [Case.ID] {
        try Case.ID.fetchAll(
            db,
            sql: """
                SELECT d.id FROM disputeCase d LEFT JOIN caseWork w ON w.caseID = d.id
                LEFT JOIN caseHand h ON h.caseID = d.id
                WHERE d.stage IN ('waiting', 'mediating', 'agreed')
                AND NOT EXISTS (SELECT 1 FROM caseMerge m WHERE m.caseID = d.id)
                AND (w.mediator = ? OR (w.mediator IS NULL AND h.actor = ?))
                ORDER BY d.id LIMIT \(HandoverList.largest + 1)
                """,
            arguments: [officer, actor]
        )
    }

    /// Those of the cases that somebody still works on.
    static func stillOpen(_ cases: [Case.ID], _ db: Database) throws -> [Case.ID] {
        try cases.filter { id in
            switch try Cases.item(id, db)?.summary.stage {
            case .waiting, .mediating, .agreed: try Merges.live(of: id, db) == id
            default: false
            }
        }
    }

    /// Letters of these cases that are not served, or whose signed paper has not come back.
    static func unfinishedLetters(of cases: [Case.ID], _ db: Database) throws -> [Letter.ID] {
        try Letter.ID.fetchAll(
            db,
            sql: """
                SELECT id FROM letter WHERE caseID IN (\(Signs.marks(cases.count))) AND standing = 'inForce'
                AND reportID IS NULL AND (scan IS NULL
                    OR NOT EXISTS (SELECT 1 FROM letterService s WHERE s.letterID = letter.id))
                ORDER BY id LIMIT \(HandoverList.largest)
                """,
            arguments: StatementArguments(cases)
        )
    }

    /// The reports whose reporter an officer may learn of.
    static func grants(of officer: String, _ db: Database) throws -> [Report.ID] {
        try Report.ID.fetchAll(
            db,
            sql: "SELECT reportID FROM reportGrant WHERE officer = ? ORDER BY reportID LIMIT 100",
            arguments: [officer]
        )
    }
}

extension Handover: Kept {}
