public import Model
import Foundation
import GRDB
public import Transparency

/// One event of a peer, as its bus or its `events.read` tells it.
public struct PeerEvent: Sendable {
    /// Its position in the peer's log.
    public let sequence: Int64
    /// Its stored bytes; nil when it is closed.
    public let body: [UInt8]?
    /// What stands for it in the peer's tree.
    public let leaf: Hash32

    /// An open event.
    public init(sequence: Int64, body: [UInt8]) {
        self.sequence = sequence
        self.body = body
        leaf = leafHash(of: body)
    }

    /// A closed one.
    public init(sequence: Int64, leaf: Hash32) {
        self.sequence = sequence
        self.leaf = leaf
        body = nil
    }
}

/// How far a follower has come.
public struct FollowedPosition: Equatable, Sendable {
    /// The peer's epoch.
    public var epoch: String
    /// The last event taken in.
    public var sequence: Int64
    /// The peer's tree up to there.
    public var range: MerkleFrontier

    /// A place in a peer's log.
    public init(epoch: String, sequence: Int64, range: MerkleFrontier) {
        self.epoch = epoch
        self.sequence = sequence
        self.range = range
    }
}

/// What became of a handful of a peer's events.
public enum Taken: Equatable, Sendable {
    /// All were taken in; how many of them had to be parked.
    case all(position: Int64, parked: Int)
    /// One is of a type that this program does not know: it stands before it until it is upgraded.
    case upgradeNeeded(type: String, position: Int64)
    /// An earlier event has not been seen: ask for those after `position`.
    case gap(after: Int64)
    /// The peer's log began another life.
    case otherEpoch(known: String)
    /// Too many events or subjects are parked; a person must look first.
    case parkingFull(position: Int64)
}

/// Takes in what a peer has published: position, tree and everything that follows from it, in one transaction.
///
/// A position belongs to a peer and a set of reactions; a new reaction to old news is a new set that starts at 0.
public struct Follower<Peer: Vocabulary, Owner: Keeping>: Sendable {
    /// The name of the set, stored with the position.
    public let reactionSet: String
    let store: EventStore<Owner>
    let reader = EventReader<Peer>()
    let reactions: @Sendable (Recorded<Peer.Event>) -> [Owner.Command]

    /// Follows `Peer`, turning its news into requests to ourselves.
    public init(
        _ store: EventStore<Owner>,
        reactionSet: String,
        reactions: @escaping @Sendable (Recorded<Peer.Event>) -> [Owner.Command]
    ) {
        self.store = store
        self.reactionSet = reactionSet
        self.reactions = reactions
    }

    /// How far it has come.
    public func position() async throws -> FollowedPosition? {
        try await store.reader.read { db in try FollowedPosition(of: Peer.service, reactionSet, in: db) }
    }

    /// Takes in events that follow each other without a gap.
    public func receive(_ events: [PeerEvent], epoch: String) async throws -> Taken {
        try await store.turn(.machines) { transaction in
            var at =
                try FollowedPosition(of: Peer.service, reactionSet, in: transaction.db)
                ?? FollowedPosition(epoch: epoch, sequence: 0, range: MerkleFrontier())
            guard at.epoch == epoch else { return .otherEpoch(known: at.epoch) }
            let start = at.sequence
            var parked = try Parked(in: Parking(peer: Peer.service, reactionSet: reactionSet), transaction.db)
            var outcome = Taken.all(position: 0, parked: 0)
            var parkedCount = 0
            taking: for event in events where event.sequence > at.sequence {
                guard event.sequence == at.sequence + 1 else {
                    outcome = .gap(after: at.sequence)
                    break
                }
                switch try take(event, &parked, in: transaction) {
                case .applied: break
                case .parked: parkedCount += 1
                case .unknown(let type):
                    outcome = .upgradeNeeded(type: type, position: at.sequence)
                    break taking
                case .noRoom:
                    outcome = .parkingFull(position: at.sequence)
                    break taking
                }
                at.sequence = event.sequence
                at.range.append(event.leaf)
            }
            if at.sequence > start {
                try at.store(for: Peer.service, reactionSet, at: transaction.now, in: transaction.db)
            }
            if case .all = outcome { outcome = .all(position: at.sequence, parked: parkedCount) }
            return outcome
        }
    }

    /// Goes on from another place: where a new life of the peer's log parted from the one that was followed.
    public func adopt(_ place: FollowedPosition) async throws {
        try await store.turn(.machines) { transaction in
            try place.store(for: Peer.service, reactionSet, at: transaction.now, in: transaction.db)
        }
    }

    private enum Step {
        case applied, parked, noRoom
        case unknown(type: String)
    }

    private func take(_ event: PeerEvent, _ parked: inout Parked, in transaction: Transaction<Owner>) throws -> Step {
        guard let body = event.body else { return .applied }
        let document = Result { () throws(Refusal) in try JSONDocument(body) }
        let subject = (try? document.get().root["subject"]?.string) ?? ""
        if try parked.hold(subject, in: transaction.db) {
            return try park(event, body, subject, because: "behindEarlier", &parked, transaction)
        }
        switch try transaction.attempt({ try apply(document.get(), asNews: true, in: transaction) }) {
        case .success: return .applied
        case .failure(let unknown as UnknownEvent): return .unknown(type: unknown.type)
        case .failure: break
        }
        switch try transaction.attempt({ try apply(document.get(), asNews: false, in: transaction) }) {
        case .success: return .applied
        case .failure(let refusal as Refusal):
            return try park(event, body, subject, because: refusal.reason, &parked, transaction)
        case .failure(let error):
            return try park(event, body, subject, because: "\(error)", &parked, transaction)
        }
    }

    private func park(
        _ event: PeerEvent,
        _ body: [UInt8],
        _ subject: String,
        because reason: String,
        _ parked: inout Parked,
        _ transaction: Transaction<Owner>
    ) throws -> Step {
        guard try parked.place.hasRoom(for: subject, in: transaction.db) else { return .noRoom }
        try parked.place.park(
            body,
            at: event.sequence,
            of: subject,
            because: reason,
            transaction.now,
            in: transaction.db
        )
        parked.isEmpty = false
        return .parked
    }

    /// Everything that follows from one event, or nothing of it, inside a savepoint of the caller's.
    ///
    /// - Parameters:
    ///   - document: The event's bytes, checked.
    ///   - asNews: Whether it is most likely heard for the first time, so that nothing needs to be looked up.
    ///   - transaction: Where it happens.
    /// - Throws: `UnknownEvent`, what is wrong with the event, or the refusal of a command that follows from it.
    func apply(_ document: JSONDocument, asNews: Bool, in transaction: Transaction<Owner>) throws {
        let news = try reader.read(document)
        guard case .ours(let event) = news.event else { return }
        let commands = reactions(news.map { _ in event })
        for index in commands.indices {
            let occasion = Occasion(
                actor: "service:\(Owner.service)",
                role: "service",
                commandID: "\(news.id)/\(index + 1)",
                causation: news.id,
                correlation: news.correlation
            )
            let request = CommandRequest<Owner>([commands[index]], as: occasion)
            if asNews {
                _ = try transaction.first(request)
            } else if case .refused(let refusal) = try transaction.once(request) {
                throw refusal
            }
        }
    }
}

extension FollowedPosition {
    init?(of peer: String, _ reactionSet: String, in db: Database) throws {
        let sql = "SELECT epoch, sequence, range FROM position WHERE peer = ? AND reactionSet = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [peer, reactionSet]) else {
            return nil
        }
        let bytes: Data = row["range"]
        guard let range = MerkleFrontier(bytes: [UInt8](bytes)) else { throw RowMissing(table: "position", key: peer) }
        self.init(epoch: row["epoch"], sequence: row["sequence"], range: range)
    }

    func store(for peer: String, _ reactionSet: String, at now: Moment, in db: Database) throws {
        try db.run(
            """
            INSERT INTO position (peer, reactionSet, epoch, sequence, range, moment) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET epoch = excluded.epoch, sequence = excluded.sequence, range = excluded.range,
                moment = excluded.moment
            """,
            [peer, reactionSet, epoch, sequence, Blob(range.bytes), now]
        )
    }
}
