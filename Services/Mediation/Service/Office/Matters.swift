public import EventLog
import GRDB
public import MediationDomain
public import Model

/// What lies elsewhere too, and what authorities write each other.
struct Matters: ReadModel {
    let name = "matters"
    let tables = ["externalMatter", "correspondence"]
    let schema = """
        CREATE TABLE externalMatter (
            id TEXT NOT NULL PRIMARY KEY,
            caseID TEXT NOT NULL,
            isListed INTEGER NOT NULL,
            standing TEXT NOT NULL,
            matter TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX externalMatterOfCase ON externalMatter (caseID);
        CREATE TABLE correspondence (
            id TEXT NOT NULL PRIMARY KEY,
            caseID TEXT,
            reportID TEXT,
            answerBy TEXT,
            isOverdue INTEGER NOT NULL,
            letter TEXT NOT NULL,
            reply TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX correspondenceOfCase ON correspondence (caseID) WHERE caseID IS NOT NULL;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .matter(.registered(let matter, let isListed, _), let id):
            try db.run(
                "INSERT INTO externalMatter (id, caseID, isListed, standing, matter) VALUES (?, ?, ?, ?, ?)",
                [id, matter.caseID, isListed, matter.standing.rawValue, try JSONColumn.text(matter)]
            )
        case .matter(.advanced(let standing, _, let evidence), let id):
            var matter = try Self.matter(id, db)
            matter.standing = standing
            matter.evidence = evidence ?? matter.evidence
            try db.change(
                "externalMatter",
                key: id.description,
                "UPDATE externalMatter SET standing = ?, matter = ? WHERE id = ?",
                [standing.rawValue, try JSONColumn.text(matter), id]
            )
        case .correspondence(.opened(let letter, let due, _), let id):
            try db.run(
                """
                INSERT INTO correspondence (id, caseID, reportID, answerBy, isOverdue, letter) VALUES (?, ?, ?, ?, 0, ?)
                """,
                [id, letter.caseID, letter.report, due?.day, try JSONColumn.text(letter)]
            )
        case .correspondence(.answered(let reply), let id):
            let sql = "UPDATE correspondence SET reply = ? WHERE id = ?"
            try db.change("correspondence", key: id.description, sql, [try JSONColumn.text(reply), id])
        case .correspondence(.overdue, let id):
            let sql = "UPDATE correspondence SET isOverdue = 1 WHERE id = ?"
            try db.change("correspondence", key: id.description, sql, [id])
        default: break
        }
    }

    private static func matter(_ id: Matter.ID, _ db: Database) throws -> ExternalMatter {
        let text = try String.fetchOne(db, sql: "SELECT matter FROM externalMatter WHERE id = ?", arguments: [id])
        guard let text else { throw RowMissing(table: "externalMatter", key: id.description) }
        return try JSONColumn.value(ExternalMatter.self, text)
    }
}

extension Matters {
    /// What lies elsewhere, the newest first.
    static func items(
        of dispute: Case.ID?,
        _ rules: OfficeRules,
        _ db: Database
    ) throws -> [MatterView] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM externalMatter WHERE ?1 IS NULL OR caseID = ?1 ORDER BY id DESC LIMIT 500",
            arguments: [dispute]
        )
        .map { row in
            let matter = try JSONColumn.value(ExternalMatter.self, row["matter"])
            return MatterView(
                id: row["id"],
                matter: matter,
                bodyName: rules.body(matter.body)?.name ?? matter.body,
                isListed: row["isListed"]
            )
        }
    }

    /// Letters between authorities, by what is due first; one about a report only for those who may know of it.
    static func letters(
        of dispute: Case.ID?,
        isOpen: Bool?,
        mayKnowReports: Bool,
        _ db: Database
    ) throws -> [CorrespondenceView] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM correspondence WHERE (:case IS NULL OR caseID = :case)
                AND (:open IS NULL OR (reply IS NULL) = :open) AND (:mayKnow OR reportID IS NULL)
                ORDER BY answerBy IS NULL, answerBy, id LIMIT 500
                """,
            arguments: ["case": dispute, "open": isOpen, "mayKnow": mayKnowReports]
        )
        .map { row in
            CorrespondenceView(
                id: row["id"],
                letter: try JSONColumn.value(OfficeLetter.self, row["letter"]),
                answerBy: row["answerBy"],
                isOverdue: row["isOverdue"],
                reply: try (row["reply"] as String?).map { try JSONColumn.value(OfficeReply.self, $0) }
            )
        }
    }

    /// Whether somebody may know of a letter; one that is not there, nobody may.
    static func isKnown(_ id: Correspondence.ID, mayKnowReports: Bool, _ db: Database) throws -> Bool {
        let sql = "SELECT ? OR reportID IS NULL FROM correspondence WHERE id = ?"
        return try Bool.fetchOne(db, sql: sql, arguments: [mayKnowReports, id]) ?? false
    }
}

/// Until when another authority answers.
enum CorrespondenceClock {
    /// It rings when the last day is over.
    static let term = "correspondence"

    /// Which clocks an event starts and stops; none of the law's is among them.
    static func changes(after event: Correspondence.Event, of id: Correspondence.ID) -> [ClockChange] {
        let clock = Clock(term, of: id.stream)
        return switch event {
        case .opened(_, let due, _): due.map { [.set(clock, due: $0.end)] } ?? []
        case .answered, .overdue: [.clear(clock)]
        }
    }
}

extension Matter: Kept {
    /// The rules.
    public static func facts(
        for _: Command,
        of _: State,
        on _: Matter.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts { Facts(rules: ledger.rules) }
}

extension Correspondence: Kept {
    /// The rules.
    public static func facts(
        for _: Command,
        of _: State,
        on _: Correspondence.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts { Facts(rules: ledger.rules) }
}
