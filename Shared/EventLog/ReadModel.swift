public import GRDB
import Model

/// What a table is to the log.
public enum TableClass: String, Sendable {
    /// The log itself: never rebuilt, only verified.
    case log
    /// A function of the log: emptied and refilled by the same `apply`, every row comes back equal.
    case fromLog
    /// Kept beside the log; losing it loses no fact.
    case operational
}

/// A table kept in step with the log, in the same transaction as the log.
///
/// `apply` gets the event and the database: no clock, no rules, no vault, so that it says the same in ten years.
public protocol ReadModel<Event>: Sendable {
    /// The events it follows.
    associatedtype Event: Equatable & Sendable

    /// Its name in the table of read models.
    var name: String { get }
    /// Raised whenever `schema` or `apply` changes: the tables are then filled anew from the log.
    var version: Int { get }
    /// The tables it writes and nobody else does.
    var tables: [String] { get }
    /// The SQL that makes those tables; STRICT, with an explicit primary key.
    var schema: String { get }

    /// Brings the tables up to date with one more event. It reads nothing but them, and acts on nothing else.
    func apply(_ record: Recorded<Event>, in db: Database) throws
}

extension ReadModel {
    /// The first version.
    public var version: Int { 1 }
}

/// An `apply` found no row to change, though the log says there is one: a fault in the read model.
public struct RowMissing: Error, Equatable {
    /// The table that lacks the row.
    public let table: String
    /// The key that was looked for.
    public let key: String

    /// Names the row.
    public init(table: String, key: String) {
        self.table = table
        self.key = key
    }
}
