import EventLog
import GRDB
import Model

/// The names by which callers may call an enterprise.
struct Enterprises: ReadModel {
    let name = "enterprises"
    let tables = ["knownEnterprise", "enterpriseName"]
    let schema = """
        CREATE TABLE knownEnterprise (
            id TEXT NOT NULL PRIMARY KEY,
            creditCode TEXT NOT NULL,
            profile TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX knownEnterpriseCode ON knownEnterprise (creditCode);
        CREATE TABLE enterpriseName (
            name TEXT NOT NULL,
            enterprise TEXT NOT NULL,
            PRIMARY KEY (name, enterprise)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX enterpriseNameOf ON enterpriseName (enterprise);
        """

    /// The most that one question finds.
    static let candidateLimit = 50

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .enterprise(.learned(let profile), let id), .enterprise(.changed(let profile), let id):
            try db.run(
                """
                INSERT INTO knownEnterprise (id, creditCode, profile) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET creditCode = excluded.creditCode, profile = excluded.profile
                """,
                [id, profile.creditCode.text, try JSONColumn.text(profile)]
            )
            try db.run("DELETE FROM enterpriseName WHERE enterprise = ?", [id])
            for name in Set([profile.name.text] + profile.shopSigns.map(\.text)) {
                try db.run("INSERT INTO enterpriseName (name, enterprise) VALUES (?, ?)", [name, id])
            }
        case .order, .case, .report: break
        }
    }

    /// Whether it has been heard of.
    static func isKnown(_ id: Enterprise.ID, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM knownEnterprise WHERE id = ?")
        return try Bool.fetchOne(statement, arguments: [id]) ?? false
    }

    /// The enterprise with that code.
    static func id(coded code: UnifiedSocialCreditCode, _ db: Database) throws -> Enterprise.ID? {
        let statement = try db.cachedStatement(sql: "SELECT id FROM knownEnterprise WHERE creditCode = ?")
        return try Enterprise.ID.fetchOne(statement, arguments: [code.text])
    }

    /// Those of whom a name holds the words, or is held by them: 好帮手, 净万家的阿姨.
    static func candidates(for words: String, _ db: Database) throws -> [CandidateView] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT id, profile FROM enterpriseName JOIN knownEnterprise ON id = enterprise
                WHERE instr(name, ?1) OR (length(name) > 1 AND instr(?1, name)) ORDER BY id LIMIT ?2
                """,
            arguments: [words, candidateLimit]
        )
        .map {
            CandidateView(enterprise: $0["id"], profile: try JSONColumn.value(EnterpriseProfile.self, $0["profile"]))
        }
    }
}
