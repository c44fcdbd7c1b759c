public import EventLog
public import GRDB
public import Model
import ServiceKit

/// The enterprises of the county, found by credit code, name or shop sign.
public struct Enterprises: ReadModel {
    /// Its name among the read models.
    public let name = "enterprise"
    /// Enterprises, and the signs of their shops.
    public let tables = ["enterprise", "shopSign"]
    /// Details are kept whole; what is searched has columns of its own.
    public let schema = """
        CREATE TABLE enterprise (
            id TEXT PRIMARY KEY, creditCode TEXT NOT NULL UNIQUE, name TEXT NOT NULL, details TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE shopSign (
            enterprise TEXT NOT NULL, ordinal INTEGER NOT NULL, sign TEXT NOT NULL, PRIMARY KEY (enterprise, ordinal)
        ) STRICT, WITHOUT ROWID;
        """

    /// An empty register.
    public init() {}

    /// The event carries all that the rows need.
    public func apply(_ record: Recorded<Registry.Event>, in db: Database) throws {
        switch record.event {
        case .enterprise(.registered(let details), let id):
            try db.run(
                "INSERT INTO enterprise (id, creditCode, name, details) VALUES (?, ?, ?, ?)",
                [id, details.creditCode.text, details.name.text, try JSONColumn.text(details)]
            )
            try Self.hang(details.shopSigns, of: id, in: db)
        case .enterprise(.changed(let details), let id):
            try db.change(
                "enterprise",
                key: id.description,
                "UPDATE enterprise SET name = ?, details = ? WHERE id = ?",
                [details.name.text, try JSONColumn.text(details), id]
            )
            try db.run("DELETE FROM shopSign WHERE enterprise = ?", [id])
            try Self.hang(details.shopSigns, of: id, in: db)
        case .worker, .officer, .token:
            break
        }
    }

    private static func hang(_ signs: [LineText], of id: Enterprise.ID, in db: Database) throws {
        for (ordinal, sign) in signs.enumerated() {
            try db.run("INSERT INTO shopSign (enterprise, ordinal, sign) VALUES (?, ?, ?)", [id, ordinal, sign.text])
        }
    }
}

extension Enterprises {
    /// The enterprise with that credit code.
    static func id(of creditCode: UnifiedSocialCreditCode, in db: Database) throws -> Enterprise.ID? {
        let statement = try db.cachedStatement(sql: "SELECT id FROM enterprise WHERE creditCode = ?")
        return try Enterprise.ID.fetchOne(statement, arguments: [creditCode.text])
    }

    /// What the register says of an enterprise.
    static func details(of id: Enterprise.ID, in db: Database) throws -> EnterpriseDetails? {
        let statement = try db.cachedStatement(sql: "SELECT details FROM enterprise WHERE id = ?")
        return try String.fetchOne(statement, arguments: [id])
            .map { try JSONColumn.value(EnterpriseDetails.self, $0) }
    }

    /// One page of the enterprises that are asked for, oldest first.
    static func page(_ query: EnterpriseListQuery, in db: Database) throws -> Page<EnterpriseView> {
        let limit = PageRequest.limit(query.pageSize)
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id, details FROM enterprise
                    WHERE id > :after AND (:code IS NULL OR creditCode = :code)
                        AND (:text IS NULL OR instr(name, :text) > 0 OR EXISTS (
                            SELECT 1 FROM shopSign s WHERE s.enterprise = enterprise.id AND instr(sign, :text) > 0))
                    ORDER BY id LIMIT :limit
                    """
            ),
            arguments: [
                "after": query.pageToken ?? "", "code": query.creditCode?.text, "text": query.text, "limit": limit + 1,
            ]
        )
        let items = try rows.map {
            EnterpriseView($0["id"], try JSONColumn.value(EnterpriseDetails.self, $0["details"]))
        }
        return Page(items, limit: limit) { $0.enterprise.description }
    }
}
