public import EventLog
public import GRDB
public import Model

/// What is marked on enterprises; an enterprise may be marked before it is registered here.
public struct EnterpriseMarks: ReadModel {
    /// Its name among the read models.
    public let name = "enterpriseMark"
    /// One row a mark.
    public let tables = ["enterpriseMark"]
    /// A mark is gone when it is cleared; the log keeps that it was.
    public let schema = """
        CREATE TABLE enterpriseMark (
            enterprise TEXT NOT NULL, topUp INTEGER NOT NULL, due TEXT NOT NULL, PRIMARY KEY (enterprise, topUp)
        ) STRICT, WITHOUT ROWID;
        """

    /// Nothing is marked.
    public init() {}

    /// The event carries all that the row needs.
    public func apply(_ record: Recorded<Registry.Event>, in db: Database) throws {
        switch record.event {
        case .mark(.depositShortMarked(let topUp, let due), let id):
            try db.run("INSERT INTO enterpriseMark (enterprise, topUp, due) VALUES (?, ?, ?)", [id, topUp, due])
        case .mark(.depositShortCleared(let topUp, _), let id):
            try db.change(
                "enterpriseMark",
                key: id.description,
                "DELETE FROM enterpriseMark WHERE enterprise = ? AND topUp = ?",
                [id, topUp]
            )
        case .enterprise, .worker, .officer, .token, .lead:
            break
        }
    }
}

extension EnterpriseMarks {
    /// Since when an enterprise's deposit is not topped up; nil when it is.
    static func depositShortSince(_ id: Enterprise.ID, in db: Database) throws -> Day? {
        let statement = try db.cachedStatement(sql: "SELECT min(due) FROM enterpriseMark WHERE enterprise = ?")
        return try Day.fetchOne(statement, arguments: [id])
    }
}
