public import GRDB
import GRDBSQLite
public import Model

/// The statements that the writer's thread runs for every command: prepared once, bound without boxes, stepped directly.
///
/// GRDB keeps and prepares them; its observers, which nobody here uses, are not asked.
extension Database {
    /// Runs a prepared statement to its end.
    ///
    /// - Parameters:
    ///   - sql: One statement; it stays prepared.
    ///   - values: What stands for its question marks, in order.
    /// - Throws: `DatabaseError`, as GRDB would.
    public func run(_ sql: String, _ values: [any StatementBinding] = []) throws {
        let statement = try cachedStatement(sql: sql)
        let handle = statement.sqliteStatement
        try bind(values, to: handle, sql)
        var code = sqlite3_step(handle)
        while code == SQLITE_ROW { code = sqlite3_step(handle) }
        let reset = sqlite3_reset(handle)
        guard code == SQLITE_DONE, reset == SQLITE_OK else { throw failure(code == SQLITE_DONE ? reset : code, sql) }
    }

    /// Runs a prepared statement that must change exactly one row.
    ///
    /// - Throws: `RowMissing` when it changes none.
    public func change(_ table: String, key: String, _ sql: String, _ values: [any StatementBinding]) throws {
        try run(sql, values)
        guard changesCount > 0 else { throw RowMissing(table: table, key: key) }
    }

    /// Reads the first row of a prepared query.
    ///
    /// - Parameters:
    ///   - sql: One query; it stays prepared.
    ///   - values: What stands for its question marks, in order.
    ///   - read: Reads the row's columns while it is there.
    /// - Returns: What was read; nil when there is no row.
    /// - Throws: `DatabaseError`, as GRDB would.
    func first<Value>(
        _ sql: String,
        _ values: [any StatementBinding],
        _ read: (SQLiteStatement) throws -> Value
    ) throws -> Value? {
        let statement = try cachedStatement(sql: sql)
        let handle = statement.sqliteStatement
        defer { sqlite3_reset(handle) }
        try bind(values, to: handle, sql)
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return try read(handle)
        case SQLITE_DONE: return nil
        case let code: throw failure(code, sql)
        }
    }

    /// Whether a prepared query has any row.
    public func holds(_ sql: String, _ values: [any StatementBinding]) throws -> Bool {
        try first(sql, values) { _ in true } ?? false
    }

    /// The id in the first column of a prepared query's first row.
    public func id<Kind>(_ sql: String, _ values: [any StatementBinding]) throws -> Identifier<Kind>? {
        try first(sql, values) { row in
            sqlite3_column_text(row, 0).flatMap { UniqueID(String(cString: $0)) }.map(Identifier.init)
        } ?? nil
    }

    private func bind(_ values: [any StatementBinding], to handle: SQLiteStatement, _ sql: String) throws {
        var index: CInt = 0
        for value in values {
            index += 1
            let code = value.bind(to: handle, at: index)
            guard code == SQLITE_OK else { throw failure(code, sql) }
        }
        guard index == sqlite3_bind_parameter_count(handle) else { throw failure(SQLITE_MISUSE, sql) }
    }

    private func failure(_ code: CInt, _ sql: String) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage, sql: sql)
    }
}

/// Bytes bound as a blob, as they are.
struct Blob: StatementBinding {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func bind(to sqliteStatement: SQLiteStatement, at index: CInt) -> CInt {
        bytes.withUnsafeBytes { bytes in
            // An empty blob has no address, and without one it would be a null.
            guard let start = bytes.baseAddress else { return sqlite3_bind_zeroblob(sqliteStatement, index, 0) }
            return sqlite3_bind_blob(sqliteStatement, index, start, CInt(bytes.count), Self.copied)
        }
    }

    /// `SQLITE_TRANSIENT`: the bytes may go away before the statement runs.
    static let copied = unsafeBitCast(OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type.self)
}

/// An id bound as the text that JSON and log lines show.
func bind(_ id: UniqueID, to statement: SQLiteStatement, at index: CInt) -> CInt {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 36) { buffer in
        id.write(into: buffer)
        return buffer.withMemoryRebound(to: CChar.self) {
            sqlite3_bind_text(statement, index, $0.baseAddress, 36, Blob.copied)
        }
    }
}
