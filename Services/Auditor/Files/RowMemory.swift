import GRDB
import GRDBSQLite

/// The row that a statement stands on, read where SQLite keeps it: nothing is copied, nothing outlives the next step.
struct RowMemory {
    let statement: SQLiteStatement

    func integer(_ column: CInt) -> Int64 { sqlite3_column_int64(statement, column) }

    /// The bytes of a text or a blob.
    func bytes(_ column: CInt) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(
            start: start,
            count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column))
        )
    }

    func isNull(_ column: CInt) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    func text(_ column: CInt) -> String { String(decoding: bytes(column), as: UTF8.self) }
}

extension Database {
    /// Steps through a statement's rows without making objects of them.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - arguments: What stands for its question marks.
    ///   - body: Looks at a row; false ends the walk.
    /// - Throws: What SQLite says, or what `body` throws.
    func walk(
        _ sql: String,
        _ arguments: StatementArguments = [],
        _ body: (RowMemory) throws -> Bool
    ) throws {
        let statement = try makeStatement(sql: sql)
        try statement.setArguments(arguments)
        let row = RowMemory(statement: statement.sqliteStatement)
        var code = sqlite3_step(statement.sqliteStatement)
        while code == SQLITE_ROW {
            guard try body(row) else { break }
            code = sqlite3_step(statement.sqliteStatement)
        }
        let message = lastErrorMessage
        sqlite3_reset(statement.sqliteStatement)
        guard code == SQLITE_DONE || code == SQLITE_ROW else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
        }
    }
}
