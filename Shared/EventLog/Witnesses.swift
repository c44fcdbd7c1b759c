import Foundation
import GRDB
public import Model
public import Transparency

extension EventStore {
    /// Signs and keeps a checkpoint of what is committed, unless that size has one.
    ///
    /// - Parameter sign: Puts the service's name under it.
    /// - Throws: What SQLite or the signer says.
    public func signCheckpoint(_ sign: @escaping @Sendable (inout Checkpoint) throws -> Void) async throws {
        try await turn(.machines, passesGate: true) { [identity] transaction in
            let books = transaction.books
            let db = transaction.db
            let newest = try Int64.fetchOne(db, sql: "SELECT max(size) FROM checkpoint") ?? 0
            guard books.head > newest else { return }
            let origin = Checkpoint.origin(division: identity.division, service: identity.service, epoch: books.epoch)
            var checkpoint = Checkpoint(origin: origin, size: books.head, root: books.tree.builder.root)
            try sign(&checkpoint)
            try db.run(
                "INSERT INTO checkpoint (size, epoch, root, note) VALUES (?, ?, ?, ?)",
                [books.head, books.epoch, Data(checkpoint.root.bytes), checkpoint.text]
            )
        }
    }

    /// The newest signed checkpoint, or the one of that size.
    public func checkpointNote(ofSize size: Int64? = nil) async throws -> String? {
        try await reader.read { db in
            try String.fetchOne(
                db,
                sql: "SELECT note FROM checkpoint WHERE ?1 IS NULL OR size = ?1 ORDER BY size DESC LIMIT 1",
                arguments: [size]
            )
        }
    }

    /// Keeps a peer's checkpoint: the newest, the last of each hour for a week, the last of each day for ever.
    ///
    /// Once a day for each peer an event says so too.
    public func keepWitness(of peer: String, epoch: String, _ checkpoint: Checkpoint) async throws {
        try await turn(.machines, passesGate: true) { transaction in
            let (db, now) = (transaction.db, transaction.now)
            let before = try Moment.fetchOne(
                db,
                sql: "SELECT moment FROM witness WHERE peer = ? ORDER BY moment DESC LIMIT 1",
                arguments: [peer]
            )
            try db.run(
                "INSERT INTO witness (peer, epoch, size, moment, note) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [peer, epoch, checkpoint.size, now, checkpoint.text]
            )
            try Self.thin(of: peer, at: now, in: db)
            guard transaction.books.trust.doubt == nil, before.map({ $0.day < now.day }) ?? true else { return }
            transaction.occasion = Occasion(
                actor: "service:\(Owner.service)",
                role: "service",
                commandID: "witness/\(peer)/\(now.day)"
            )
            transaction.correlation = nil
            let head = TreeHead(epoch: epoch, size: String(checkpoint.size), root: "\(checkpoint.root)")
            try transaction.append(.log(.witnessed(peer: peer, head: head, note: checkpoint.text)))
        }
    }

    private static func thin(of peer: String, at now: Moment, in db: Database) throws {
        let (hour, day): (Int64, Int64) = (3_600_000, 86_400_000)
        try db.run(
            """
            DELETE FROM witness WHERE peer = ?1 AND EXISTS (
                SELECT 1 FROM witness later WHERE later.peer = ?1 AND later.moment > witness.moment
                AND (later.moment / ?2 = witness.moment / ?2
                    OR (witness.moment < ?3 AND later.moment / ?4 = witness.moment / ?4)))
            """,
            [peer, hour, now.milliseconds - 7 * day, day]
        )
    }

    /// The newest checkpoint kept of a peer.
    public func newestWitness(of peer: String) async throws -> String? {
        try await reader.read { db in
            try String.fetchOne(
                db,
                sql: "SELECT note FROM witness WHERE peer = ? ORDER BY moment DESC, size DESC LIMIT 1",
                arguments: [peer]
            )
        }
    }

    /// Believes the clock again; an event says who vouched for it.
    public func acceptClock(as occasion: Occasion) async throws {
        try await turn(.people, passesGate: true) { transaction in
            let books = transaction.books
            let last = books.last ?? transaction.now
            books.trust.accept(transaction.reading)
            transaction.occasion = occasion
            transaction.correlation = nil
            try transaction.append(.log(.clockAccepted(wall: transaction.reading.wall, last: last)))
        }
    }

    /// Why the clock is not believed, if it is not.
    public func clockDoubt() async throws -> String? {
        try await turn(.machines, passesGate: true) { $0.books.trust.doubt }
    }
}

extension EventStore {
    /// The hashes that lead from an event to the root of the tree of `size`.
    ///
    /// - Throws: `sizeUnknown` when there is no such event or no such size yet.
    public func inclusionProof(of position: Int64, size: Int64) async throws -> [Hash32] {
        try await turn(.machines, passesGate: true) { transaction in
            let (tree, db) = (transaction.books.tree.builder, transaction.db)
            guard 1 <= position, position <= size, size <= tree.size else { throw Refusal.sizeUnknown }
            return try tree.inclusion(of: position - 1, inSize: size) { try LogTree.tile(level: $0, index: $1, in: db) }
        }
    }

    /// The hashes that show that the tree of one size begins with the tree of a smaller one.
    ///
    /// - Throws: `sizeUnknown` when a size is not there yet.
    public func consistencyProof(from old: Int64, to size: Int64) async throws -> [Hash32] {
        try await turn(.machines, passesGate: true) { transaction in
            let (tree, db) = (transaction.books.tree.builder, transaction.db)
            guard 1 <= old, old <= size, size <= tree.size else { throw Refusal.sizeUnknown }
            return try tree.consistency(from: old, to: size) { try LogTree.tile(level: $0, index: $1, in: db) }
        }
    }
}

extension Refusal {
    /// The log has no such event, or has never had that size.
    public static let sizeUnknown = Refusal(
        "sizeUnknown",
        Message("日志没有这个位置或大小；请先读 events.head", "the log has no such position or size; read events.head first"),
        status: .notFound
    )
}
