import Foundation
import GRDB
import GRDBSQLite
import Model
import Synchronization
public import Transparency

/// The root that a log's own checkpoint names for a size: what was changed before it is not replayed as if it were history.
public struct SignedRoot: Hashable, Sendable {
    /// How many events it is over.
    public let size: Int64
    /// The root.
    public let root: Hash32

    /// What a checkpoint says.
    public init(_ checkpoint: Checkpoint) {
        size = checkpoint.size
        root = checkpoint.root
    }
}

/// What the reading half of a replay hands to the writing half: one transaction's events, read, checked and hashed.
struct ReadEvents<Owner: Keeping>: Sendable {
    /// One event as it is stored, and what it tells.
    struct Item: Sendable {
        let stream: String
        let version: Int64
        let type: String
        let moment: Int64
        let body: [UInt8]
        let record: Recorded<Told<Owner>>
    }

    let positions: ClosedRange<Int64>
    let items: [Item]
    /// The tiles that these events completed.
    let tiles: [Tile]
}

/// The half of a replay that reads: it takes everything out of the log and leaves nothing to find out but the tables.
struct ReplayReader<Owner: Keeping> {
    private let source: Database
    private let events = EventReader<Owner>()
    private var tree: TileBuilder
    private let signed: SignedRoot?

    init(of source: Database, behind tree: TileBuilder, signed: SignedRoot?) {
        self.source = source
        self.tree = tree
        self.signed = signed
    }

    /// Reads the events at these positions.
    ///
    /// - Throws: `StoreError.unreadable` for the first that is missing or says nothing that this program knows.
    mutating func read(_ positions: ClosedRange<Int64>) throws -> ReadEvents<Owner> {
        let sql = """
            SELECT position, stream, version, type, moment, body FROM event WHERE position BETWEEN ? AND ?
            ORDER BY position
            """
        let rows = try Row.fetchCursor(
            source.cachedStatement(sql: sql),
            arguments: [positions.lowerBound, positions.upperBound]
        )
        var items: [ReadEvents<Owner>.Item] = []
        items.reserveCapacity(positions.count)
        var tiles: [Tile] = []
        var expected = positions.lowerBound
        while let row = try rows.next() {
            let position: Int64 = row[0]
            guard position == expected else { break }
            let body = try row.withUnsafeData(atIndex: 5) { $0.map { [UInt8]($0) } ?? [] }
            tiles += tree.append(leafHash(of: body))
            if position == signed?.size, tree.root != signed?.root {
                throw StoreError.unreadable(position: position, reason: "the events do not have the signed root")
            }
            items.append(try item(row, body, at: position))
            expected += 1
        }
        guard expected == positions.upperBound + 1 else {
            throw StoreError.unreadable(position: expected, reason: "missing")
        }
        return ReadEvents(positions: positions, items: items, tiles: tiles)
    }

    /// What a row says, which must be what the event itself says: the signed tree is over the bodies alone.
    private func item(_ row: Row, _ body: [UInt8], at position: Int64) throws -> ReadEvents<Owner>.Item {
        do {
            let document = try JSONDocument(body)
            let (root, record) = (document.root, try events.read(document))
            let item = ReadEvents.Item(
                stream: row[1],
                version: row[2],
                type: row[3],
                moment: row[4],
                body: body,
                record: record
            )
            guard record.position == position, record.moment.milliseconds == item.moment,
                root["subject"]?.string == item.stream, root["type"]?.string == item.type,
                root["streamversion"]?.integer.map(Int64.init) == item.version
            else { throw StoreError.unreadable(position: position, reason: "its columns are not what it says") }
            return item
        } catch let error as StoreError { throw error } catch {
            throw StoreError.unreadable(position: position, reason: "\(error)")
        }
    }
}

/// The half of a replay that writes, on a thread of its own: one transaction for some pieces of what it is handed.
final class ReplayWriter<Owner: Keeping>: Sendable {
    /// How many pieces may lie read and not yet written.
    private static var ahead: Int { 2 }

    private let queue: DatabaseQueue
    private let ours: [any ReadModel<Owner.Event>]
    private let kernel: [any ReadModel<Told<Owner>>]
    private let handover = Handover<ReadEvents<Owner>>(limit: ahead)
    private let failure = Mutex<(any Error)?>(nil)
    private let written: Atomic<Int64>
    private let done = DispatchSemaphore(value: 0)

    init(
        into queue: DatabaseQueue,
        behind position: Int64,
        _ ours: [any ReadModel<Owner.Event>],
        _ kernel: [any ReadModel<Told<Owner>>]
    ) {
        self.queue = queue
        self.ours = ours
        self.kernel = kernel
        written = Atomic(position)
    }

    /// The last position that is in the file for good.
    var position: Int64 { written.load(ordering: .acquiring) }

    func start() {
        let thread = Thread { [self] in
            run()
            done.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Hands over the next events; false once a transaction has failed.
    func give(_ events: ReadEvents<Owner>) -> Bool { handover.give(events) }

    /// Waits until everything that was handed over is written.
    ///
    /// - Throws: What a transaction has failed with.
    func finish() throws {
        handover.end()
        done.wait()
        if let failure = failure.withLock({ $0 }) { throw failure }
    }

    private func run() {
        var types: Set<String> = []
        while let first = handover.take() {
            do {
                let position = try queue.writeWithoutTransaction { db in
                    try db.execute(sql: "BEGIN IMMEDIATE")
                    do {
                        var position = try take(first, &types, into: db)
                        for _ in 1..<Replaying<Owner>.pieces {
                            guard let next = handover.take() else { break }
                            position = try take(next, &types, into: db)
                        }
                        try db.execute(sql: "COMMIT")
                        return position
                    } catch {
                        try? db.execute(sql: "ROLLBACK")
                        throw error
                    }
                }
                written.store(position, ordering: .releasing)
            } catch {
                failure.withLock { $0 = error }
                return handover.end()
            }
        }
    }

    /// Takes in one piece, and says up to which position it goes.
    private func take(_ events: ReadEvents<Owner>, _ types: inout Set<String>, into db: Database) throws -> Int64 {
        let insert = try StoredEventInsert(in: db)
        for item in events.items {
            try insert.run(item, in: db)
            if types.insert(item.type).inserted {
                try db.run(
                    "INSERT INTO eventType (type, first) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    [item.type, item.record.position]
                )
            }
            if case .ours(let event) = item.record.event {
                let told = item.record.map { _ in event }
                for model in ours { try model.apply(told, in: db) }
            }
            for model in kernel { try model.apply(item.record, in: db) }
        }
        for tile in events.tiles {
            try db.run(
                "INSERT INTO tile (level, number, hashes) VALUES (?, ?, ?)",
                [tile.level, tile.index, Blob(tile.hashes)]
            )
        }
        try db.run("UPDATE readModel SET position = ?", [events.positions.upperBound])
        return events.positions.upperBound
    }
}

/// The one statement of a replay that runs for every event, bound without boxes and without copies.
private struct StoredEventInsert {
    private static let sql =
        "INSERT OR FAIL INTO event (position, stream, version, type, moment, body) VALUES (?, ?, ?, ?, ?, ?)"
    private let statement: Statement

    init(in db: Database) throws {
        statement = try db.cachedStatement(sql: Self.sql)
    }

    func run<Owner>(_ item: ReadEvents<Owner>.Item, in db: Database) throws {
        let handle = statement.sqliteStatement
        sqlite3_bind_int64(handle, 1, item.record.position)
        sqlite3_bind_int64(handle, 3, item.version)
        sqlite3_bind_int64(handle, 5, item.moment)
        let code = Self.with(item.stream, item.type) { stream, type in
            item.body.withUnsafeBytes { body in
                sqlite3_bind_text(handle, 2, stream.baseAddress, CInt(stream.count), nil)
                sqlite3_bind_text(handle, 4, type.baseAddress, CInt(type.count), nil)
                sqlite3_bind_blob(handle, 6, body.baseAddress, CInt(body.count), nil)
                let code = sqlite3_step(handle)
                sqlite3_reset(handle)
                // What was bound goes away with this closure.
                sqlite3_clear_bindings(handle)
                return code
            }
        }
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage, sql: Self.sql)
        }
    }

    private static func with(
        _ first: String,
        _ second: String,
        _ body: (UnsafeBufferPointer<CChar>, UnsafeBufferPointer<CChar>) -> CInt
    ) -> CInt {
        var (first, second) = (first, second)
        return first.withUTF8 { first in
            second.withUTF8 { second in
                first.withMemoryRebound(to: CChar.self) { first in
                    second.withMemoryRebound(to: CChar.self) { second in body(first, second) }
                }
            }
        }
    }
}
