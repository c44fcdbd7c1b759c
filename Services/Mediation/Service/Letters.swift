import EventLog
import GRDB
import Model

/// Every letter, with its number, who was served with it, and whether it holds.
struct Letters: ReadModel {
    let name = "letters"
    let version = 2
    let tables = ["letter", "letterService"]
    let schema = """
        CREATE TABLE letter (
            id TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            year INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            text TEXT NOT NULL,
            standing TEXT NOT NULL,
            replacedBy TEXT,
            caseID TEXT,
            reportID TEXT,
            enterprise TEXT,
            scan TEXT,
            sealedOn TEXT,
            draft TEXT NOT NULL,
            UNIQUE (kind, year, serial)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX letterOfCase ON letter (caseID) WHERE caseID IS NOT NULL;
        CREATE TABLE letterService (
            letterID TEXT NOT NULL,
            party TEXT NOT NULL,
            service TEXT NOT NULL,
            effectiveOn TEXT NOT NULL,
            PRIMARY KEY (letterID, party)
        ) STRICT, WITHOUT ROWID;
        """

    /// The kind under which a letter's numbers are counted.
    static func numberKind(_ kind: LetterKind) -> String { "letter.\(kind.form)" }

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .letter(let event, let id): try apply(event, to: id, in: db)
        default: break
        }
    }

    private func apply(_ event: Letter.Event, to id: Letter.ID, in db: Database) throws {
        func set(_ assignments: String, _ values: [any StatementBinding]) throws {
            let sql = "UPDATE letter SET \(assignments) WHERE id = ?"
            try db.change("letter", key: id.description, sql, values + [id])
        }
        switch event {
        case .issued(let number, let text, let letter, _):
            try OfficialNumber.take(number.serial, kind: Self.numberKind(letter.kind), year: number.year, in: db)
            try db.run(
                """
                INSERT INTO letter (id, kind, year, serial, text, standing, caseID, reportID, enterprise, draft)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, letter.kind.rawValue, number.year, number.serial, text, LetterStanding.inForce.rawValue,
                    letter.about.caseID, letter.about.report, letter.about.enterprise, try JSONColumn.text(letter),
                ]
            )
        case .voided: try set("standing = ?", [LetterStanding.void.rawValue])
        case .replaced(let successor, _):
            try set("standing = ?, replacedBy = ?", [LetterStanding.replaced.rawValue, successor])
        case .served(let party, let service, let day, _):
            try db.run(
                "INSERT INTO letterService (letterID, party, service, effectiveOn) VALUES (?, ?, ?, ?)",
                [id, party.rawValue, try JSONColumn.text(service), day]
            )
        case .sealed(_, _, _, let day): try set("sealedOn = ?", [day])
        case .scanReturned(let digest, _): try set("scan = ?", [digest])
        }
    }
}

/// A letter as the table has it.
struct StoredLetter {
    let summary: LetterSummary
    let draft: LetterDraft
    let number: FileNumber
    let scan: String?

    init(_ row: Row) throws {
        draft = try JSONColumn.value(LetterDraft.self, row["draft"])
        number = FileNumber(year: row["year"], serial: row["serial"])
        scan = row["scan"]
        summary = LetterSummary(
            letter: row["id"],
            kind: draft.kind,
            number: row["text"],
            about: draft.about,
            issuedOn: draft.issuedOn,
            standing: LetterStanding(rawValue: row["standing"]) ?? .void,
            replacedBy: row["replacedBy"]
        )
    }

    /// Whether it tells that there is a report.
    var isOfReport: Bool { draft.about.report != nil }
}

extension Letters {
    /// One letter; one about a report only for those who may know that there is one.
    static func item(_ id: Letter.ID, mayKnowReports: Bool, _ db: Database) throws -> StoredLetter? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM letter WHERE id = ?")
        let letter = try Row.fetchOne(statement, arguments: [id]).map(StoredLetter.init)
        return letter.flatMap { mayKnowReports || !$0.isOfReport ? $0 : nil }
    }

    /// The letter of that number.
    static func item(
        _ kind: LetterKind,
        numbered number: FileNumber,
        mayKnowReports: Bool,
        _ db: Database
    ) throws -> StoredLetter? {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM letter WHERE kind = ? AND year = ? AND serial = ?"
        )
        let row = try Row.fetchOne(statement, arguments: [kind.rawValue, number.year, number.serial])
        return try row.map(StoredLetter.init).flatMap { mayKnowReports || !$0.isOfReport ? $0 : nil }
    }

    /// Who was served.
    static func services(of id: Letter.ID, _ db: Database) throws -> [LetterServiceView] {
        let statement = try db.cachedStatement(sql: "SELECT * FROM letterService WHERE letterID = ? ORDER BY party")
        return try Row.fetchAll(statement, arguments: [id]).map { row in
            LetterServiceView(
                party: LetterParty(rawValue: row["party"]) ?? .authority,
                service: try JSONColumn.value(NoticeService.self, row["service"]),
                effectiveOn: row["effectiveOn"]
            )
        }
    }

    /// A page of letters, the first that was issued first.
    static func page(
        _ query: LetterListQuery,
        mayKnowReports: Bool,
        limit: Int,
        _ db: Database
    ) throws -> [LetterSummary] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM letter WHERE id > :after AND (:mayKnow OR reportID IS NULL)
                    AND (:kind IS NULL OR kind = :kind) AND (:case IS NULL OR caseID = :case)
                    AND (:enterprise IS NULL OR enterprise = :enterprise)
                    ORDER BY id LIMIT :limit
                    """
            ),
            arguments: [
                "after": query.pageToken ?? "", "mayKnow": mayKnowReports, "kind": query.kind?.rawValue,
                "case": query.caseID, "enterprise": query.enterprise, "limit": limit,
            ]
        )
        .map { try StoredLetter($0).summary }
    }
}
