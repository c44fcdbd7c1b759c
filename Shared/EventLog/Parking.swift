import Foundation
import GRDB
public import Model

/// Where a peer's events wait that could not be taken in: alone, or behind an earlier one of their subject.
struct Parking {
    /// The most subjects that one follower may hold back, and the most events of one subject.
    static let limit = 1_024

    let peer: String
    let reactionSet: String

    func holds(_ subject: String, in db: Database) throws -> Bool {
        let sql = "SELECT 1 FROM parked WHERE peer = ? AND reactionSet = ? AND subject = ? LIMIT 1"
        return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [peer, reactionSet, subject]) != nil
    }

    func isEmpty(in db: Database) throws -> Bool {
        let sql = "SELECT 1 FROM parked WHERE peer = ? AND reactionSet = ? LIMIT 1"
        return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [peer, reactionSet]) == nil
    }

    func hasRoom(for subject: String, in db: Database) throws -> Bool {
        let sql = """
            SELECT count(DISTINCT subject), count(*) FILTER (WHERE subject = ?3) FROM parked
            WHERE peer = ?1 AND reactionSet = ?2
            """
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [peer, reactionSet, subject]) else {
            return true
        }
        let (subjects, events): (Int, Int) = (row[0], row[1])
        return events < Self.limit && (events > 0 || subjects < Self.limit)
    }

    func park(
        _ body: [UInt8],
        at sequence: Int64,
        of subject: String,
        because reason: String,
        _ now: Moment,
        in db: Database
    ) throws {
        try db.run(
            """
            INSERT INTO parked (peer, reactionSet, sequence, subject, body, reason, attempts, since)
            VALUES (?, ?, ?, ?, ?, ?, 1, ?)
            ON CONFLICT DO UPDATE SET reason = excluded.reason, attempts = attempts + 1
            """,
            [peer, reactionSet, sequence, subject, Blob(body), reason, now]
        )
    }
}

/// What is parked, as one batch of events sees it: mostly nothing, and then no event needs to ask.
struct Parked {
    let place: Parking
    var isEmpty: Bool

    init(in place: Parking, _ db: Database) throws {
        self.place = place
        isEmpty = try place.isEmpty(in: db)
    }

    func hold(_ subject: String, in db: Database) throws -> Bool {
        try !isEmpty && place.holds(subject, in: db)
    }
}

/// A peer's event that waits for a person.
public struct ParkedEvent: Codable, Equatable, Sendable {
    /// Whose event it is.
    public var peer: String
    /// Which reactions could not take it in.
    public var reactionSet: String
    /// Its position in the peer's log.
    public var sequence: Int64
    /// What it is about.
    public var subject: String
    /// Why it waits.
    public var reason: String
    /// How often it has been tried.
    public var attempts: Int64
    /// Since when it waits.
    public var since: Moment
    /// Its bytes, as the peer stored them.
    public var body: String
}

extension EventStore {
    /// What is parked, oldest first.
    ///
    /// - Parameters:
    ///   - peer: Of one peer only; nil for all.
    ///   - limit: The most to list.
    /// - Returns: The events with their reasons.
    /// - Throws: What SQLite says.
    public func parked(of peer: String? = nil, limit: Int = 100) async throws -> [ParkedEvent] {
        try await reader.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT peer, reactionSet, sequence, subject, reason, attempts, since, body FROM parked
                    WHERE ?1 IS NULL OR peer = ?1 ORDER BY since, peer, sequence LIMIT ?2
                    """,
                arguments: [peer, limit]
            )
            .map { row in
                ParkedEvent(
                    peer: row["peer"],
                    reactionSet: row["reactionSet"],
                    sequence: row["sequence"],
                    subject: row["subject"],
                    reason: row["reason"],
                    attempts: row["attempts"],
                    since: row["since"],
                    body: String(decoding: row["body"] as Data, as: UTF8.self)
                )
            }
        }
    }
}

extension Follower {
    /// Tries the parked events of one subject again, in order, up to the first that still does not go.
    ///
    /// - Returns: How many were taken in.
    public func retry(_ subject: String) async throws -> Int {
        let parking = Parking(peer: Peer.service, reactionSet: reactionSet)
        return try await store.turn(.machines) { transaction in
            let waiting = try Row.fetchAll(
                transaction.db,
                sql: """
                    SELECT sequence, body FROM parked WHERE peer = ? AND reactionSet = ? AND subject = ?
                    ORDER BY sequence
                    """,
                arguments: [parking.peer, parking.reactionSet, subject]
            )
            var count = 0
            for row in waiting {
                let (sequence, body): (Int64, Data) = (row["sequence"], row["body"])
                if case .failure(let error) = try transaction.attempt({
                    try apply(JSONDocument([UInt8](body)), asNews: false, in: transaction)
                }) {
                    let reason = (error as? Refusal)?.reason ?? "\(error)"
                    try parking.park(
                        [UInt8](body),
                        at: sequence,
                        of: subject,
                        because: reason,
                        transaction.now,
                        in: transaction.db
                    )
                    return count
                }
                try transaction.db.run(
                    "DELETE FROM parked WHERE peer = ? AND reactionSet = ? AND sequence = ?",
                    [parking.peer, parking.reactionSet, sequence]
                )
                count += 1
            }
            return count
        }
    }
}

extension EventStore {
    /// How many of the peers' events are parked, and how many due clocks were set aside.
    public func waitingForPeople() async throws -> (parked: Int64, setAside: Int64) {
        try await reader.read { db in
            (
                try Int64.fetchOne(db, sql: "SELECT count(*) FROM parked") ?? 0,
                try Int64.fetchOne(db, sql: "SELECT count(*) FROM setAside") ?? 0
            )
        }
    }
}
