public import GRDB

/// Official numbers, gapless for each kind and year: taken as a fact, fixed by the event that carries them.
public enum OfficialNumber {
    /// The next number of a kind in a year; the event that takes it must `take` it in its read model.
    public static func next(_ kind: String, year: Int, in db: Database) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT last FROM number WHERE kind = ? AND year = ?")
        return (try Int64.fetchOne(statement, arguments: [kind, year]) ?? 0) + 1
    }

    /// Notes that an event has taken a number.
    ///
    /// - Throws: `RowMissing` when it is not the next one, for then the log itself has a hole.
    public static func take(_ number: Int64, kind: String, year: Int, in db: Database) throws {
        guard try next(kind, year: year, in: db) == number else {
            throw RowMissing(table: "number", key: "\(kind)/\(year)/\(number)")
        }
        try db.run(
            "INSERT INTO number (kind, year, last) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last",
            [kind, year, number]
        )
    }
}
