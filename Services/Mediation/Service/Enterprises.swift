import EventLog
import Foundation
import GRDB
import Model

/// The names by which callers may call an enterprise.
struct Enterprises: ReadModel {
    let name = "enterprises"
    let tables = ["knownEnterprise"]
    /// The names as a JSON array; the whole profile stands in the event at `position`.
    let schema = """
        CREATE TABLE knownEnterprise (
            id TEXT NOT NULL PRIMARY KEY,
            creditCode TEXT NOT NULL,
            names TEXT NOT NULL,
            position INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX knownEnterpriseCode ON knownEnterprise (creditCode);
        """

    /// The most that one question finds.
    static let candidateLimit = 50

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .enterprise(.learned(let profile), let id), .enterprise(.changed(let profile), let id):
            let code = profile.creditCode.text
            let names = try JSONColumn.text([profile.name.text] + profile.shopSigns.map(\.text))
            // A code hardly ever changes, and then its index need not be touched.
            try db.run(
                "UPDATE knownEnterprise SET names = ?, position = ? WHERE id = ? AND creditCode = ?",
                [names, record.position, id, code]
            )
            guard db.changesCount == 0 else { return }
            try db.run(
                "INSERT OR REPLACE INTO knownEnterprise (id, creditCode, names, position) VALUES (?, ?, ?, ?)",
                [id, code, names, record.position]
            )
        default: break
        }
    }

    /// Whether it has been heard of.
    static func isKnown(_ id: Enterprise.ID, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM knownEnterprise WHERE id = ?")
        return try Bool.fetchOne(statement, arguments: [id]) ?? false
    }

    /// The code of an enterprise.
    static func code(of id: Enterprise.ID, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(sql: "SELECT creditCode FROM knownEnterprise WHERE id = ?")
        return try String.fetchOne(statement, arguments: [id])
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
                SELECT id, body FROM knownEnterprise JOIN event USING (position)
                WHERE EXISTS (
                    SELECT 1 FROM json_each(names)
                    WHERE instr(value, ?1) OR (length(value) > 1 AND instr(?1, value))
                ) ORDER BY id LIMIT ?2
                """,
            arguments: [words, candidateLimit]
        )
        .compactMap { row in
            let body: Data = row["body"]
            return switch try EventReader<Mediation>().read([UInt8](body)).event {
            case .ours(.enterprise(.learned(let profile), _)), .ours(.enterprise(.changed(let profile), _)):
                CandidateView(enterprise: row["id"], profile: profile)
            default: nil
            }
        }
    }
}
