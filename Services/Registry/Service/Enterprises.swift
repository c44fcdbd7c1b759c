public import EventLog
import Foundation
public import GRDB
public import Model
import ServiceKit

/// The enterprises of the county, found by credit code, name or shop sign.
public struct Enterprises: ReadModel {
    /// Its name among the read models.
    public let name = "enterprise"
    /// One table.
    public let tables = ["enterprise"]
    /// What is searched has columns of its own; the details stand in the event at `position`.
    public let schema = """
        CREATE TABLE enterprise (
            id TEXT PRIMARY KEY, creditCode TEXT NOT NULL UNIQUE, name TEXT NOT NULL, signs TEXT NOT NULL,
            position INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// An empty register.
    public init() {}

    /// The event carries all that the rows need.
    public func apply(_ record: Recorded<Registry.Event>, in db: Database) throws {
        switch record.event {
        case .enterprise(.registered(let details), let id):
            try db.run(
                "INSERT INTO enterprise (id, creditCode, name, signs, position) VALUES (?, ?, ?, ?, ?)",
                [id, details.creditCode.text, details.name.text, Self.lines(details.shopSigns), record.position]
            )
        case .enterprise(.changed(let details), let id):
            try db.change(
                "enterprise",
                key: id.description,
                "UPDATE enterprise SET name = ?, signs = ?, position = ? WHERE id = ?",
                [details.name.text, Self.lines(details.shopSigns), record.position, id]
            )
        case .worker, .officer, .token, .mark, .lead:
            break
        }
    }

    /// Signs as lines: no sign holds a line feed, and none is found across two of them.
    private static func lines(_ signs: [LineText]) -> String {
        signs.map(\.text).joined(separator: "\n")
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
        let statement = try db.cachedStatement(
            sql: "SELECT body FROM event WHERE position = (SELECT position FROM enterprise WHERE id = ?)"
        )
        return try Data.fetchOne(statement, arguments: [id]).flatMap { try details(in: $0) }
    }

    /// One page of the enterprises that are asked for, oldest first.
    static func page(_ query: EnterpriseListQuery, in db: Database) throws -> Page<EnterpriseView> {
        let limit = PageRequest.limit(query.pageSize)
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id, body FROM enterprise JOIN event USING (position)
                    WHERE id > :after AND (:code IS NULL OR creditCode = :code)
                        AND (:text IS NULL OR instr(name, :text) > 0 OR instr(signs, :text) > 0)
                    ORDER BY id LIMIT :limit
                    """
            ),
            arguments: [
                "after": query.pageToken ?? "", "code": query.creditCode?.text, "text": query.text, "limit": limit + 1,
            ]
        )
        let items = try rows.compactMap { row in
            try details(in: row["body"]).map { try view(of: row["id"], $0, in: db) }
        }
        return Page(items, limit: limit) { $0.enterprise.description }
    }

    /// What anybody may see of an enterprise, with what is marked on it.
    static func view(of id: Enterprise.ID, _ details: EnterpriseDetails, in db: Database) throws -> EnterpriseView {
        var view = EnterpriseView(id, details)
        view.depositShortSince = try EnterpriseMarks.depositShortSince(id, in: db)
        return view
    }

    /// The details that an event of an enterprise carries.
    private static func details(in body: Data) throws -> EnterpriseDetails? {
        switch try EventReader<Registry>().read([UInt8](body)).event {
        case .ours(.enterprise(.registered(let details), _)), .ours(.enterprise(.changed(let details), _)): details
        default: nil
        }
    }
}
