import Foundation
public import GRDB
public import Model
import Transparency

/// Rebuilds a store from its events alone, in another file: the same `apply`, no clock, no rules, no vault, nothing sent.
///
/// One thread reads ahead while another writes. The file is made from a log that is still there, so nothing waits for the
/// disk: what a power cut leaves of it is thrown away, what a killed process leaves is whole and is gone on with.
public struct Replaying<Owner: Keeping>: Sendable {
    /// How many events are read ahead in one piece.
    static var batch: Int64 { 2_048 }
    /// How many pieces one transaction takes in; a run that is interrupted goes on behind the last whole one.
    ///
    /// Each transaction writes every page of the index of streams that it touches, in a large log nearly one an event.
    static var pieces: Int { 4 }

    private let ours: [any ReadModel<Owner.Event>]
    private let kernel: [any ReadModel<Told<Owner>>]

    /// A rebuilding by these read models.
    public init(
        readModels: [any ReadModel<Owner.Event>],
        clocks: @escaping @Sendable (Recorded<Owner.Event>) -> [ClockChange],
        outgoing: @escaping @Sendable (Recorded<Told<Owner>>) -> [OutgoingChange]
    ) {
        ours = readModels
        kernel = ReadModels<Owner>.kernel(clocks: clocks, outgoing: outgoing)
    }

    /// The tables that are a function of the log.
    public var tables: [String] { ReadModels(ours, kernel).tables.sorted() }

    /// Copies events into another file and applies them, up to a position.
    ///
    /// - Parameters:
    ///   - source: The log, read in one transaction.
    ///   - end: The last position to take in.
    ///   - signed: The largest size up to there that is signed, and its root, with which the events must agree.
    ///   - path: The new store; when it holds the beginning of this log already, the run goes on from there.
    ///   - progress: Hears of each transaction.
    /// - Throws: `StoreError.foreignFile` when the file holds something else, or what is wrong with an event.
    public func run(
        from source: Database,
        upTo end: Int64,
        signed: SignedRoot? = nil,
        into path: String,
        progress: (Int64) throws -> Void = { _ in }
    ) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -24576;
                    PRAGMA wal_autocheckpoint = 16384
                    """
            )
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        let beginning = try prepare(queue)
        try checkBeginning(beginning, of: queue, is: source)
        try copyRules(from: source, to: queue)
        var reader = ReplayReader<Owner>(
            of: source,
            behind: try queue.read { db in try LogTree(in: db).builder },
            signed: signed
        )
        let writer = ReplayWriter<Owner>(into: queue, behind: beginning, ours, kernel)
        writer.start()
        do {
            var position = beginning
            while position < end {
                let next = min(end, position + Self.batch)
                guard writer.give(try reader.read(position + 1...next)) else { break }
                position = next
                try progress(writer.position)
            }
        } catch {
            try? writer.finish()
            throw error
        }
        try writer.finish()
        try progress(writer.position)
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
