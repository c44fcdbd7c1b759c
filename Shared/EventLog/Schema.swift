import GRDB

/// What makes a file one of ours, and which shape its kernel tables have.
enum StoreFormat {
    /// `jzjl` in ASCII: 家政记录.
    static let applicationID: Int64 = 0x6a7a_6a6c
    /// The newest shape this program knows.
    static let version: Int64 = 1

    /// The class of each table that every service has.
    static let tables: [String: TableClass] = [
        "event": .log,
        "tile": .fromLog,
        "clock": .fromLog,
        "outgoing": .fromLog,
        "number": .fromLog,
        "meta": .fromLog,
        "access": .fromLog,
        "accessPerson": .fromLog,
        "eventType": .fromLog,
        "attachment": .fromLog,
        "attachmentPart": .fromLog,
        "readModel": .operational,
        "answer": .operational,
        "position": .operational,
        "parked": .operational,
        "setAside": .operational,
        "attempt": .operational,
        "checkpoint": .operational,
        "witness": .operational,
        "ruleSet": .operational,
        "program": .operational,
    ]
}

extension DatabaseMigrator {
    /// The tables every service has.
    ///
    /// A migration that has shipped is never edited.
    mutating func registerKernel() {
        registerMigration("kernel.1") { db in
            try db.execute(sql: logTables)
            try db.execute(sql: followedTables)
        }
        registerMigration("kernel.2") { db in
            try db.execute(sql: "CREATE INDEX outgoingOfRecipient ON outgoing (recipient, position)")
        }
        registerMigration("kernel.3") { db in try db.execute(sql: witnessingTables) }
        registerMigration("kernel.4") { db in try db.execute(sql: attachmentTable) }
        registerMigration("kernel.5") { db in try db.execute(sql: attachmentPartTable) }
    }
}

/// `FAIL` and not `ABORT` where events are inserted: to be able to undo one row SQLite would copy each page it changes.
private let logTables = """
    CREATE TABLE event (
        position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL,
        moment INTEGER NOT NULL, body BLOB NOT NULL, UNIQUE (stream, version)
    ) STRICT;
    CREATE TRIGGER eventIsHistory BEFORE UPDATE ON event
        BEGIN SELECT raise(ABORT, 'an event is never changed'); END;
    CREATE TRIGGER eventIsKept BEFORE DELETE ON event
        BEGIN SELECT raise(ABORT, 'an event is never deleted'); END;
    CREATE TRIGGER eventIsNext BEFORE INSERT ON event
        WHEN NEW.position IS NOT (SELECT ifnull(max(position), 0) + 1 FROM event)
        BEGIN SELECT raise(FAIL, 'an event takes the next position'); END;
    CREATE TABLE tile (
        level INTEGER NOT NULL, number INTEGER NOT NULL, hashes BLOB NOT NULL, PRIMARY KEY (level, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE readModel (name TEXT PRIMARY KEY, version INTEGER NOT NULL, position INTEGER NOT NULL)
        STRICT, WITHOUT ROWID;
    CREATE TABLE answer (
        actor TEXT NOT NULL, key TEXT NOT NULL, fingerprint BLOB, first INTEGER NOT NULL, last INTEGER NOT NULL,
        refusal TEXT, PRIMARY KEY (actor, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE clock (name TEXT NOT NULL, stream TEXT NOT NULL, due INTEGER NOT NULL, PRIMARY KEY (name, stream))
        STRICT, WITHOUT ROWID;
    CREATE INDEX clockDue ON clock (due);
    CREATE TABLE setAside (
        name TEXT NOT NULL, stream TEXT NOT NULL, due INTEGER NOT NULL, reason TEXT NOT NULL,
        PRIMARY KEY (name, stream)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE outgoing (
        delivery TEXT PRIMARY KEY, recipient TEXT NOT NULL, content TEXT NOT NULL, position INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE attempt (
        delivery TEXT PRIMARY KEY, tries INTEGER NOT NULL, next INTEGER NOT NULL, error TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE number (kind TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (kind, year))
        STRICT, WITHOUT ROWID;
    CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, epoch TEXT NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL) STRICT;
    CREATE TABLE ruleSet (digest TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT, WITHOUT ROWID;
    """

/// Who had access, which types the log has, and which programs have written it.
private let witnessingTables = """
    CREATE TABLE access (position INTEGER PRIMARY KEY, actor TEXT NOT NULL, moment INTEGER NOT NULL) STRICT;
    CREATE INDEX accessByActor ON access (actor, position);
    CREATE TABLE accessPerson (person TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (person, position))
        STRICT, WITHOUT ROWID;
    CREATE TABLE eventType (type TEXT PRIMARY KEY, first INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE program (name TEXT PRIMARY KEY, position INTEGER NOT NULL, moment INTEGER NOT NULL)
        STRICT, WITHOUT ROWID;
    """

/// Where the log tells of what was handed in for a subject, and whose key sealed it.
private let attachmentTable = """
    CREATE TABLE attachment (
        id TEXT PRIMARY KEY, about TEXT NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attachmentAbout ON attachment (about, position);
    CREATE INDEX attachmentByKey ON attachment (key);
    """

/// Which keys sealed a part of something that was handed in; mostly one.
private let attachmentPartTable = """
    CREATE TABLE attachmentPart (part TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (part, key)) STRICT, WITHOUT ROWID;
    """

private let followedTables = """
    CREATE TABLE position (
        peer TEXT NOT NULL, reactionSet TEXT NOT NULL, epoch TEXT NOT NULL, sequence INTEGER NOT NULL,
        range BLOB NOT NULL, moment INTEGER NOT NULL, PRIMARY KEY (peer, reactionSet)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE parked (
        peer TEXT NOT NULL, reactionSet TEXT NOT NULL, sequence INTEGER NOT NULL, subject TEXT NOT NULL,
        body BLOB NOT NULL, reason TEXT NOT NULL, attempts INTEGER NOT NULL, since INTEGER NOT NULL,
        PRIMARY KEY (peer, reactionSet, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX parkedSubject ON parked (peer, reactionSet, subject);
    CREATE TABLE witness (
        peer TEXT NOT NULL, epoch TEXT NOT NULL, size INTEGER NOT NULL, moment INTEGER NOT NULL, note TEXT NOT NULL,
        PRIMARY KEY (peer, epoch, size)
    ) STRICT, WITHOUT ROWID;
    """
