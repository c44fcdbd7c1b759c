import GRDB
public import Model

/// A vault's file that nobody writes to, such as a backup: found whole, without opening a single key.
public struct CopiedVault: Equatable, Sendable {
    /// The names of the keys in it.
    public let keys: Set<UniqueID>

    /// Reads a vault's file from end to end.
    ///
    /// - Throws: `VaultFault.notAVault` when it is none or damaged, or what SQLite says.
    public init(checking path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        keys = try queue.read { db in
            guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == VaultSchema.applicationID,
                try Int32.fetchOne(db, sql: "PRAGMA user_version") == VaultSchema.version,
                try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") == "ok"
            else { throw VaultFault.notAVault }
            return Set(try String.fetchAll(db, sql: "SELECT id FROM key").compactMap { UniqueID($0) })
        }
    }
}
