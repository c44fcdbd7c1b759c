import GRDB

/// The vault's file: what it holds, and how it is opened.
enum VaultSchema {
    /// The letters `jzVt`: how a vault's file is told from any other.
    static let applicationID: Int32 = 0x6a7a_5674
    static let version: Int32 = 1
    /// How many pages of 4 kB wait beside the file before they are moved into it: look-ups dirty pages at random.
    static let checkpointFrames = 8_000

    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "vault"
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA secure_delete = ON")
            // What `VACUUM` lays aside stays in memory, off every disk.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    /// Makes the tables of a new file, and refuses a file that is something else.
    static func prepare(_ db: Database) throws {
        // GRDB sets NORMAL after `prepareDatabase`, and a key that a power cut takes is a person lost.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.execute(sql: "PRAGMA wal_autocheckpoint = \(checkpointFrames)")
        guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2,
            try Int.fetchOne(db, sql: "PRAGMA secure_delete") == 1,
            try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal"
        else { throw VaultFault.settingsNotTaken }
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id")
        let version = try Int32.fetchOne(db, sql: "PRAGMA user_version")
        if application == applicationID, version == Self.version { return try db.execute(sql: erasing) }
        guard application == 0, version == 0, try !db.tableExists("key") else { throw VaultFault.notAVault }
        try db.inTransaction(.immediate) {
            try db.execute(sql: tables)
            try db.execute(sql: erasing)
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(Self.version)")
            return .commit
        }
    }

    /// Has a row from the moment keys are taken away until no byte of them is left; the first vaults were without it.
    private static let erasing = """
        CREATE TABLE IF NOT EXISTS erasing (one INTEGER PRIMARY KEY CHECK (one = 1)) STRICT
        """

    private static let tables = """
        CREATE TABLE key (
            id TEXT PRIMARY KEY NOT NULL,
            person TEXT NOT NULL,
            purpose TEXT NOT NULL CHECK (purpose IN ('person', 'report')),
            wrapped BLOB NOT NULL CHECK (length(wrapped) = 72),
            created INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX keyByPerson ON key (person);
        CREATE TRIGGER keyIsNeverChanged BEFORE UPDATE ON key
        BEGIN SELECT RAISE(ABORT, 'a key is stored or erased, never changed'); END;
        CREATE TABLE lookup (
            kind TEXT NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            person TEXT NOT NULL,
            PRIMARY KEY (kind, hash, person)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX lookupByPerson ON lookup (person);
        """
}

/// What keeps a vault from being used.
public enum VaultFault: Error, Equatable, CustomStringConvertible {
    /// SQLite did not take a setting that durability or erasing rests on.
    case settingsNotTaken
    /// The file is another program's, or a newer vault.
    case notAVault
    /// A key does not unwrap: the master key file belongs to another vault.
    case wrongMasterKey(key: String)
    /// The file could not be made, or made private.
    case notWritable(path: String, errno: Int32)

    /// Says what to do.
    public var description: String {
        switch self {
        case .settingsNotTaken:
            "the vault's file did not take synchronous = FULL, secure_delete and WAL; check the disk"
        case .notAVault: "the file is not a vault of version 1; check the path"
        case .wrongMasterKey(let key):
            "key \(key) does not unwrap; put back the master key file that belongs to this vault"
        case .notWritable(let path, let errno):
            "\(path) cannot be made private (errno \(errno)); check the folder's owner"
        }
    }
}
