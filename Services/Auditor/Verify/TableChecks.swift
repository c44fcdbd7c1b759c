import Crypto
import EventLog
import Foundation
import GRDB
import Model
import Transparency

/// What lies in a store beside its events: the file itself, its shape, streams, checkpoints, answers and rule sets.
///
/// It runs beside the pass over the events, on a connection of its own.
struct TableChecks {
    /// What the pass over the events is compared with.
    struct Outcome: Sendable {
        var findings = Findings()
        var answers = BundleSum()
        var streams = StreamSum()
        var checkpoints: Int64 = 0
        var witnesses: Int64 = 0
    }

    let history: LogHistory
    let keys: LogKeys
    /// The keys of the peers whose heads are kept here.
    let peers: @Sendable (String) -> LogKeys
    private var outcome = Outcome()

    init(history: LogHistory, keys: LogKeys, peers: @escaping @Sendable (String) -> LogKeys) {
        self.history = history
        self.keys = keys
        self.peers = peers
    }

    /// Runs the check of the file, which takes as long as all the others.
    mutating func runOnFile(in db: Database) -> Outcome {
        attempt("PRAGMA quick_check") { try $0.checkFile(db) }
        return outcome
    }

    /// Runs every other check; one that the file does not let run is told as a fault.
    mutating func run(in db: Database) -> Outcome {
        attempt("sqlite_master") { try $0.checkShape(db) }
        attempt("event") { try $0.checkStreams(db) }
        attempt("checkpoint") { try $0.checkCheckpoints(db) }
        attempt("witness") { try $0.checkWitnesses(db) }
        attempt("answer") { try $0.sumAnswers(db) }
        attempt("ruleSet") { try $0.checkRuleSets(db) }
        attempt("meta") { try $0.checkMarks(db) }
        return outcome
    }

    private mutating func attempt(_ what: String, _ check: (inout TableChecks) throws -> Void) {
        do {
            try check(&self)
        } catch {
            let code = (error as? DatabaseError).map { "SQLite \($0.extendedResultCode.rawValue)" } ?? "\(error)"
            outcome.findings.add(.fileUnreadable, nil, "\(what): \(code)")
        }
    }

    /// Each page is looked at once, then each table's rows against its indexes.
    ///
    /// The events are left out of the second look, which would seek every one of them: their index is read from one end to the
    /// other by `checkStreams`, and its sum compared with that of the rows.
    private mutating func checkFile(_ db: Database) throws {
        try checkFile(db, "PRAGMA quick_check(100)")
        let tables = try String.fetchAll(
            db,
            sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'event' ORDER BY name"
        )
        for table in tables {
            try checkFile(db, "PRAGMA integrity_check('\(table.replacing("'", with: "''"))')")
        }
    }

    private mutating func checkFile(_ db: Database, _ sql: String) throws {
        try db.walk(sql) { row in
            let line = row.text(0)
            if line != "ok" { outcome.findings.add(.fileDamaged, nil, line) }
            return true
        }
    }

    private mutating func checkShape(_ db: Database) throws {
        let application = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if application != StoreShape.applicationID { outcome.findings.add(.formatForeign, nil, "\(application)") }
        let version = try Int64.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if version != StoreShape.version {
            outcome.findings.add(version > StoreShape.version ? .formatNewer : .formatForeign, nil, "\(version)")
        }
        let wanted = try StoreShape.objects()
        let found = try StoreShape.objects(in: db)
        for (name, sql) in wanted.sorted(by: { $0.key < $1.key }) where found[name] != sql {
            outcome.findings.add(found[name] == nil ? .shapeMissing : .shapeChanged, nil, name)
        }
        let tables = Set(wanted.keys)
        try db.walk("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'") { row in
            if tables.contains("table \(row.text(1))"), wanted["trigger \(row.text(0))"] == nil {
                outcome.findings.add(.triggerForeign, nil, "trigger \(row.text(0))")
            }
            return true
        }
    }

    /// Versions of a stream count from 1, in the order of the positions.
    private mutating func checkStreams(_ db: Database) throws {
        var stream: [UInt8] = []
        var (version, position): (Int64, Int64) = (0, 0)
        let sql = """
            SELECT stream, version, position FROM event INDEXED BY sqlite_autoindex_event_1 ORDER BY stream, version
            """
        try db.walk(sql) { row in
            if (1...max(history.head, 1)).contains(row.integer(2)) {
                outcome.streams.add(row.bytes(0), row.integer(1), row.integer(2))
            }
            if !row.bytes(0).elementsEqual(stream) {
                stream = Array(row.bytes(0))
                (version, position) = (0, 0)
            }
            if row.integer(1) != version + 1 || row.integer(2) <= position {
                let name = String(decoding: stream, as: UTF8.self)
                outcome.findings.add(.versionBroken, at: row.integer(2), "\(name), \(version) → \(row.integer(1))")
            }
            (version, position) = (row.integer(1), row.integer(2))
            return true
        }
    }

    private mutating func checkCheckpoints(_ db: Database) throws {
        try db.walk("SELECT size, epoch, root, note FROM checkpoint ORDER BY size") { row in
            let size = row.integer(0)
            outcome.checkpoints += 1
            guard let checkpoint = try? Checkpoint(parsing: row.text(3)) else {
                outcome.findings.add(.checkpointUnreadable, at: size, "checkpoint \(size)")
                return true
            }
            let origin = Checkpoint.origin(
                division: history.division,
                service: history.service,
                epoch: row.text(1)
            )
            if checkpoint.size != size || checkpoint.origin != origin
                || !row.bytes(2).elementsEqual(checkpoint.root.bytes)
                || history.epoch(at: size) != row.text(1)
            {
                outcome.findings.add(.checkpointColumn, at: size, "checkpoint \(size)")
            }
            if !keys.believe(checkpoint) { outcome.findings.add(.checkpointSignature, at: size, "checkpoint \(size)") }
            return true
        }
    }

    private mutating func checkWitnesses(_ db: Database) throws {
        try db.walk("SELECT peer, epoch, size, note FROM witness") { row in
            let place = "witness \(row.text(0)) \(row.text(1)) \(row.integer(2))"
            outcome.witnesses += 1
            guard let checkpoint = try? Checkpoint(parsing: row.text(3)), let parts = checkpoint.originParts,
                parts.service == row.text(0), parts.epoch == row.text(1), checkpoint.size == row.integer(2)
            else {
                outcome.findings.add(.witnessUnreadable, nil, place)
                return true
            }
            let keys = peers(parts.service)
            if !keys.keys.isEmpty, !keys.believe(checkpoint) { outcome.findings.add(.witnessSignature, nil, place) }
            return true
        }
    }

    private mutating func sumAnswers(_ db: Database) throws {
        let sql = """
            SELECT actor, key, first, last FROM answer
            WHERE refusal IS NULL AND last >= first AND first > 0 AND last <= ?
            """
        try db.walk(sql, [history.head]) { row in
            outcome.answers.add(row.bytes(0), row.bytes(1), row.integer(2), row.integer(3))
            return true
        }
        let beyond = """
            SELECT key, last FROM answer WHERE last > (SELECT ifnull(max(position), 0) FROM event)
            OR (refusal IS NULL AND first < 1)
            """
        try db.walk(beyond) { row in
            outcome.findings.add(.answerWrong, at: row.integer(1), "answer \(row.text(0))")
            return true
        }
    }

    private mutating func checkRuleSets(_ db: Database) throws {
        var kept: Set<String> = []
        try db.walk("SELECT digest, content FROM ruleSet") { row in
            let digest = SHA256.hash(data: row.bytes(1)).map { String(format: "%02x", $0) }.joined()
            kept.insert(row.text(0))
            if digest != row.text(0) { outcome.findings.add(.ruleSetChanged, nil, "ruleSet \(row.text(0))") }
            return true
        }
        for loaded in history.rules where !kept.contains(loaded.digest) {
            outcome.findings.add(.rulesUnknown, at: loaded.position, loaded.digest)
        }
    }

    private mutating func checkMarks(_ db: Database) throws {
        let epoch = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'epoch'")
        if epoch != history.lives.last?.epoch { outcome.findings.add(.epochColumn, nil, "meta epoch \(epoch ?? "–")") }
        let head = try Int64.fetchOne(db, sql: "SELECT ifnull(max(position), 0) FROM event") ?? 0
        try db.walk("SELECT name, position FROM readModel") { row in
            if row.integer(1) != head {
                outcome.findings.add(.readModelBehind, nil, "\(row.text(0)): \(row.integer(1)) ≠ \(head)")
            }
            return true
        }
    }
}
