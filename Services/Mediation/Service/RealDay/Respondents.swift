public import EventLog
import GRDB
public import MediationDomain
public import Model

/// By what else enterprises are known, and respondents without a licence.
struct Respondents: ReadModel {
    let name = "respondents"
    let tables = ["enterpriseAlias", "unregistered"]
    let schema = """
        CREATE TABLE enterpriseAlias (
            id TEXT NOT NULL PRIMARY KEY,
            enterprise TEXT NOT NULL,
            kind TEXT NOT NULL,
            text TEXT,
            contact TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX enterpriseAliasContact ON enterpriseAlias (contact) WHERE contact IS NOT NULL;
        CREATE TABLE unregistered (
            id TEXT NOT NULL PRIMARY KEY,
            sign TEXT,
            found TEXT,
            party TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .alias(.noted(let alias), let id):
            try db.run(
                "INSERT INTO enterpriseAlias (id, enterprise, kind, text, contact) VALUES (?, ?, ?, ?, ?)",
                [id, alias.enterprise, alias.kind.rawValue, alias.text?.text, alias.contact]
            )
        case .alias(.struck, let id):
            try db.change("enterpriseAlias", key: id.description, "DELETE FROM enterpriseAlias WHERE id = ?", [id])
        case .unregistered(.named(let party), let id):
            try db.run(
                "INSERT INTO unregistered (id, sign, party) VALUES (?, ?, ?)",
                [id, party.sign?.text, try JSONColumn.text(party)]
            )
        case .unregistered(.found(let enterprise, _), let id):
            try db.change(
                "unregistered",
                key: id.description,
                "UPDATE unregistered SET found = ? WHERE id = ?",
                [enterprise, id]
            )
        default: break
        }
    }

    /// The sign of a respondent without a licence.
    static func sign(of id: Enterprise.ID, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(sql: "SELECT sign FROM unregistered WHERE id = ?")
        return try String.fetchOne(statement, arguments: [id])
    }

    /// Whom words, a telephone or a payee may mean: each with the signs that point to it.
    static func candidates(
        text: String?,
        phones: [UniqueID],
        payees: [UniqueID],
        _ db: Database
    ) throws -> [RespondentCandidates.Item] {
        var found: [Enterprise.ID: RespondentCandidates.Item] = [:]
        func add(_ id: Enterprise.ID, _ sign: String) throws {
            let licensed: String? = try Enterprises.name(of: id, db)
            let shown = try licensed ?? self.sign(of: id, db)
            var item =
                found[id]
                ?? RespondentCandidates.Item(enterprise: id, name: shown, isRegistered: licensed != nil, because: [])
            if !item.because.contains(sign) { item.because.append(sign) }
            found[id] = item
        }
        if let text {
            for candidate in try Enterprises.candidates(for: text, db) { try add(candidate.enterprise, "sign") }
            let matches = "(instr(value, ?1) OR (length(value) > 1 AND instr(?1, value)))"
            let aliases =
                "SELECT enterprise FROM (SELECT enterprise, text AS value FROM enterpriseAlias) WHERE \(matches)"
            for id in try Enterprise.ID.fetchAll(db, sql: aliases, arguments: [text]) { try add(id, "name") }
            let signs =
                "SELECT id FROM (SELECT id, sign AS value FROM unregistered WHERE found IS NULL) WHERE \(matches)"
            for id in try Enterprise.ID.fetchAll(db, sql: signs, arguments: [text]) { try add(id, "sign") }
        }
        for (persons, kind) in [(phones, NotedAlias.Kind.phone), (payees, .payee)] where !persons.isEmpty {
            let sql = """
                SELECT DISTINCT enterprise FROM enterpriseAlias WHERE kind = ? AND contact IN (\(Signs.marks(persons.count)))
                """
            let arguments = [kind.rawValue] + StatementArguments(persons)
            for id in try Enterprise.ID.fetchAll(db, sql: sql, arguments: arguments) { try add(id, kind.rawValue) }
        }
        return found.values.sorted {
            ($1.because.count, $0.enterprise.description) < ($0.because.count, $1.enterprise.description)
        }
    }
}

extension Alias: Kept {}

extension Unregistered: Kept {}
