public import EventLog
import GRDB
public import MediationDomain
public import Model

/// What was called unreasonable, and what an office objects to.
struct Judgments: ReadModel {
    let name = "judgments"
    let tables = ["unreasonable", "appeal"]
    let schema = """
        CREATE TABLE unreasonable (
            id TEXT NOT NULL PRIMARY KEY,
            proposedOn TEXT NOT NULL,
            standing TEXT NOT NULL,
            decidedBy TEXT,
            finding TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE appeal (
            id TEXT NOT NULL PRIMARY KEY,
            filedOn TEXT NOT NULL,
            fileBy TEXT NOT NULL,
            standing TEXT NOT NULL,
            paper TEXT,
            appeal TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        func decide(_ standing: FindingStanding, by: String, _ id: Unreasonable.ID) throws {
            let sql = "UPDATE unreasonable SET standing = ?, decidedBy = ? WHERE id = ?"
            try db.change("unreasonable", key: id.description, sql, [standing.rawValue, by, id])
        }
        func decide(_ standing: FindingStanding, _ paper: LineText, _ id: Appeal.ID) throws {
            let sql = "UPDATE appeal SET standing = ?, paper = ? WHERE id = ?"
            try db.change("appeal", key: id.description, sql, [standing.rawValue, paper.text, id])
        }
        switch record.event {
        case .unreasonable(.proposed(let finding, let day), let id):
            try db.run(
                "INSERT INTO unreasonable (id, proposedOn, standing, finding) VALUES (?, ?, ?, ?)",
                [id, day, FindingStanding.waiting.rawValue, try JSONColumn.text(finding)]
            )
        case .unreasonable(.confirmed(_, let by, _), let id): try decide(.confirmed, by: by, id)
        case .unreasonable(.rejected(_, let by, _, _), let id): try decide(.rejected, by: by, id)
        case .appeal(.filed(let appeal, let day, let fileBy, _), let id):
            try db.run(
                "INSERT INTO appeal (id, filedOn, fileBy, standing, appeal) VALUES (?, ?, ?, ?, ?)",
                [id, day, fileBy.day, FindingStanding.waiting.rawValue, try JSONColumn.text(appeal)]
            )
        case .appeal(.upheld(_, _, _, let paper, _), let id): try decide(.confirmed, paper, id)
        case .appeal(.dismissed(_, _, _, let paper, _), let id): try decide(.rejected, paper, id)
        default: break
        }
    }
}

extension Judgments {
    /// Findings, the newest first.
    static func findings(_ standing: FindingStanding?, _ db: Database) throws -> [UnreasonableView] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM unreasonable WHERE ?1 IS NULL OR standing = ?1 ORDER BY id DESC LIMIT 500",
            arguments: [standing?.rawValue]
        )
        .map { row in
            UnreasonableView(
                id: row["id"],
                finding: try JSONColumn.value(UnreasonableFinding.self, row["finding"]),
                on: row["proposedOn"],
                standing: FindingStanding(rawValue: row["standing"]) ?? .waiting,
                decidedBy: row["decidedBy"]
            )
        }
    }

    /// Appeals, the newest first.
    static func appeals(_ standing: FindingStanding?, _ db: Database) throws -> [AppealView] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM appeal WHERE ?1 IS NULL OR standing = ?1 ORDER BY id DESC LIMIT 500",
            arguments: [standing?.rawValue]
        )
        .map { row in
            AppealView(
                id: row["id"],
                appeal: try JSONColumn.value(AssessmentAppeal.self, row["appeal"]),
                on: row["filedOn"],
                fileBy: row["fileBy"],
                standing: FindingStanding(rawValue: row["standing"]) ?? .waiting,
                paper: try (row["paper"] as String?).map { try LineText($0) }
            )
        }
    }
}

extension Unreasonable: Kept {}

extension Appeal: Kept {
    /// The rules.
    public static func facts(
        for _: Command,
        of _: State,
        on _: Appeal.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts { Facts(rules: ledger.rules) }
}
