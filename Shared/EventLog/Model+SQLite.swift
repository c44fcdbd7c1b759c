public import GRDB
public import Model

extension UniqueID: DatabaseValueConvertible {
    /// Stored as the same text that JSON and log lines show.
    public var databaseValue: DatabaseValue { description.databaseValue }

    /// Binds the text without making a string of it.
    public func bind(to sqliteStatement: SQLiteStatement, at index: CInt) -> CInt {
        EventLog.bind(self, to: sqliteStatement, at: index)
    }

    /// Reads the text back; anything else is a fault in the data.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> UniqueID? {
        String.fromDatabaseValue(value).flatMap { UniqueID($0) }
    }
}

extension Identifier: DatabaseValueConvertible {
    /// Stored as the same text that JSON and log lines show.
    public var databaseValue: DatabaseValue { value.databaseValue }

    /// Binds the text without making a string of it.
    public func bind(to sqliteStatement: SQLiteStatement, at index: CInt) -> CInt {
        EventLog.bind(value, to: sqliteStatement, at: index)
    }

    /// Reads the text back; anything else is a fault in the data.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Identifier? {
        UniqueID.fromDatabaseValue(value).map(Identifier.init)
    }
}

extension Moment: DatabaseValueConvertible {
    /// Stored as whole milliseconds, so that SQLite compares moments as numbers.
    public var databaseValue: DatabaseValue { milliseconds.databaseValue }

    /// Binds the milliseconds.
    public func bind(to sqliteStatement: SQLiteStatement, at index: CInt) -> CInt {
        milliseconds.bind(to: sqliteStatement, at: index)
    }

    /// Reads the milliseconds back.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Moment? {
        Int64.fromDatabaseValue(value).map(Moment.init(milliseconds:))
    }
}

extension Day: DatabaseValueConvertible {
    /// Stored as `YYYY-MM-DD`, which sorts.
    public var databaseValue: DatabaseValue { description.databaseValue }

    /// Binds the text.
    public func bind(to sqliteStatement: SQLiteStatement, at index: CInt) -> CInt {
        description.bind(to: sqliteStatement, at: index)
    }

    /// Reads the text back.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Day? {
        String.fromDatabaseValue(value).flatMap { try? Day($0) }
    }
}

extension Money: DatabaseValueConvertible {
    /// Stored as whole fen.
    public var databaseValue: DatabaseValue { fen.databaseValue }

    /// Reads the fen back.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Money? {
        Int64.fromDatabaseValue(value).flatMap { try? Money(fen: $0) }
    }
}
