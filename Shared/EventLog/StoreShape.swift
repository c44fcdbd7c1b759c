public import GRDB

/// What the file of a log must look like, for whoever opens one without trusting it.
public enum StoreShape {
    /// What makes a file one of ours.
    public static var applicationID: Int64 { StoreFormat.applicationID }
    /// The newest shape this program knows.
    public static var version: Int64 { StoreFormat.version }

    /// The tables, indexes and triggers that every log has, each with the SQL that makes it.
    public static func objects() throws -> [String: String] {
        let queue = try DatabaseQueue()
        var migrator = DatabaseMigrator()
        migrator.registerKernel()
        try migrator.migrate(queue)
        return try queue.read { db in try objects(in: db) }
    }

    /// The tables, indexes and triggers of a file, under names such as `trigger eventIsHistory`.
    public static func objects(in db: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT type, name, sql FROM sqlite_master
                WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' AND name <> 'grdb_migrations'
                """
        )
        return Dictionary(rows.map { ("\($0["type"] as String) \($0["name"] as String)", $0["sql"] as String) }) { $1 }
    }
}
