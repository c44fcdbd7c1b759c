import Foundation
public import GRDB
public import Model
import Transparency

/// Rebuilds a store from its events alone, in another file: the same `apply`, no clock, no rules, no vault, nothing sent.
public struct Replaying<Owner: Keeping>: Sendable {
    /// How many events one transaction takes in; a run that is interrupted goes on behind the last whole one.
    public static var batch: Int64 { 4_096 }

    private let ours: [any ReadModel<Owner.Event>]
    private let kernel: [any ReadModel<Told<Owner>>]

    /// A rebuilding by these read models.
    public init(
        readModels: [any ReadModel<Owner.Event>],
        clocks: @escaping @Sendable (Recorded<Owner.Event>) -> [ClockChange],
        outgoing: @escaping @Sendable (Recorded<Told<Owner>>) -> [OutgoingChange]
    ) {
        ours = readModels
        kernel = [
            Clocks<Owner>(changes: clocks), Outgoing<Owner>(changes: outgoing), MetaModel<Owner>(), Accesses<Owner>(),
        ]
    }

    /// The tables that are a function of the log.
    public var tables: [String] { ReadModels(ours, kernel).tables.sorted() }

    /// Copies events into another file and applies them, up to a position.
    ///
    /// - Parameters:
    ///   - source: The log, read in one transaction.
    ///   - end: The last position to take in.
    ///   - path: The new store; when it holds the beginning of this log already, the run goes on from there.
    ///   - progress: Hears of each transaction.
    /// - Throws: `StoreError.foreignFile` when the file holds something else, or what is wrong with an event.
    public func run(
        from source: Database,
        upTo end: Int64,
        into path: String,
        progress: (Int64) throws -> Void = { _ in }
    ) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(
                sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384"
            )
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        var position = try prepare(queue)
        try checkBeginning(position, of: queue, is: source)
        try copyRules(from: source, to: queue)
        var tree = try queue.read { db in try LogTree(in: db) }
        let reader = EventReader<Owner>()
        while position < end {
            let next = min(end, position + Self.batch)
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "BEGIN IMMEDIATE")
                do {
                    try take(position + 1...next, from: source, into: db, &tree, reader)
                    try db.execute(sql: "COMMIT")
                } catch {
                    try? db.execute(sql: "ROLLBACK")
                    throw error
                }
            }
            position = next
            try progress(position)
        }
    }

    private func take(
        _ positions: ClosedRange<Int64>,
        from source: Database,
        into db: Database,
        _ tree: inout LogTree,
        _ reader: EventReader<Owner>
    ) throws {
        let events = try source.cachedStatement(
            sql:
                "SELECT position, stream, version, type, moment, body FROM event WHERE position BETWEEN ? AND ? ORDER BY position"
        )
        let rows = try Row.fetchCursor(events, arguments: [positions.lowerBound, positions.upperBound])
        var expected = positions.lowerBound
        while let row = try rows.next() {
            let (position, data): (Int64, Data) = (row[0], row[5])
            guard position == expected else { throw StoreError.unreadable(position: expected, reason: "missing") }
            let body = [UInt8](data)
            try db.run(
                "INSERT OR FAIL INTO event (position, stream, version, type, moment, body) VALUES (?, ?, ?, ?, ?, ?)",
                [position, row[1] as String, row[2] as Int64, row[3] as String, row[4] as Int64, Blob(body)]
            )
            try db.run(
                "INSERT INTO eventType (type, first) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [row[3] as String, position]
            )
            try apply(body, at: position, reader, in: db)
            try tree.take([body], in: db)
            expected += 1
        }
        guard expected == positions.upperBound + 1 else {
            throw StoreError.unreadable(position: expected, reason: "missing")
        }
        try db.run("UPDATE readModel SET position = ?", [positions.upperBound])
    }

    private func apply(_ body: [UInt8], at position: Int64, _ reader: EventReader<Owner>, in db: Database) throws {
        let record: Recorded<Told<Owner>>
        do { record = try reader.read(body) } catch {
            throw StoreError.unreadable(position: position, reason: "\(error)")
        }
        if case .ours(let event) = record.event {
            let told = record.map { _ in event }
            for model in ours { try model.apply(told, in: db) }
        }
        for model in kernel { try model.apply(record, in: db) }
    }

    /// Makes the tables of a new file, or finds those of a run that was interrupted.
    ///
    /// - Returns: The position up to which the file is filled.
    private func prepare(_ queue: DatabaseQueue) throws -> Int64 {
        try queue.write { db in
            let application = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
            guard isEmpty || application == StoreFormat.applicationID else {
                throw StoreError.foreignFile(reason: "the file is a database of another program")
            }
        }
        try queue.writeWithoutTransaction { db in
            try db.execute(
                sql:
                    "PRAGMA application_id = \(StoreFormat.applicationID); PRAGMA user_version = \(StoreFormat.version)"
            )
        }
        var migrator = DatabaseMigrator()
        migrator.registerKernel()
        try migrator.migrate(queue)
        return try queue.write { db in
            let position = try Int64.fetchOne(db, sql: "SELECT ifnull(max(position), 0) FROM event") ?? 0
            let known = try Row.fetchAll(db, sql: "SELECT name, version FROM readModel")
                .map { "\($0["name"] as String) \($0["version"] as Int)" }
            let wanted = ours.map { ($0.name, $0.version) } + kernel.map { ($0.name, $0.version) }
            if known.isEmpty, position == 0 {
                for model in ours { try db.execute(sql: model.schema) }
                for (name, version) in wanted {
                    try db.run("INSERT INTO readModel (name, version, position) VALUES (?, ?, 0)", [name, version])
                }
            } else if Set(known) != Set(wanted.map { "\($0.0) \($0.1)" }) {
                throw StoreError.foreignFile(reason: "the file was filled by another version; replay into a new one")
            }
            return position
        }
    }

    private func checkBeginning(_ position: Int64, of queue: DatabaseQueue, is source: Database) throws {
        guard position > 0 else { return }
        let sql = "SELECT body FROM event WHERE position = ?"
        let there = try Data.fetchOne(source, sql: sql, arguments: [position])
        let here = try queue.read { db in try Data.fetchOne(db, sql: sql, arguments: [position]) }
        guard here == there else {
            throw StoreError.foreignFile(reason: "the file holds another log; replay into a new one")
        }
    }

    /// The rule sets that the log names by their digests come along, so that the store can be asked.
    private func copyRules(from source: Database, to queue: DatabaseQueue) throws {
        let sets = try Row.fetchAll(source, sql: "SELECT digest, content FROM ruleSet")
        try queue.write { db in
            for set in sets {
                try db.execute(
                    sql: "INSERT INTO ruleSet (digest, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    arguments: [set["digest"] as String, set["content"] as Data]
                )
            }
        }
    }
}
