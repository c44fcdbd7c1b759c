import Foundation
import GRDB
public import Model

/// One stored event as a reader of the log gets it.
public struct StoredBody: Sendable {
    /// Its position.
    public let position: Int64
    /// Its full type.
    public let type: String
    /// Its subject.
    public let stream: String
    /// Its bytes.
    public let body: [UInt8]
}

/// What a reader of the log wants.
public struct ReadRequest: Sendable {
    /// Only what stands behind it.
    public var after: Int64
    /// The most events.
    public var limit: Int
    /// The most bytes of bodies.
    public var byteLimit: Int
    /// Only of this subject.
    public var subject: String?
    /// Only of these full types.
    public var types: [String]

    /// A request.
    public init(
        after: Int64,
        limit: Int = 500,
        byteLimit: Int = 512 << 10,
        subject: String? = nil,
        types: [String] = []
    ) {
        self.after = after
        self.limit = limit
        self.byteLimit = byteLimit
        self.subject = subject
        self.types = types
    }
}

extension EventStore {
    /// Reads stored events in order.
    public func events(_ request: ReadRequest) async throws -> [StoredBody] {
        try await reader.read { db in try Self.events(request, in: db) }
    }

    /// The same, on the calling thread.
    public func eventsNow(_ request: ReadRequest) throws -> [StoredBody] {
        try reader.read { db in try Self.events(request, in: db) }
    }

    private static func events(_ request: ReadRequest, in db: Database) throws -> [StoredBody] {
        var sql = "SELECT position, type, stream, body FROM event WHERE position > ?"
        var arguments: StatementArguments = [request.after]
        if let subject = request.subject {
            sql += " AND stream = ?"
            arguments += [subject]
        }
        if !request.types.isEmpty {
            sql += " AND type IN (\(request.types.map { _ in "?" }.joined(separator: ", ")))"
            arguments += StatementArguments(request.types)
        }
        sql += " ORDER BY position LIMIT ?"
        arguments += [request.limit]
        var events: [StoredBody] = []
        var bytes = 0
        let rows = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: arguments)
        while let row = try rows.next() {
            let body: Data = row["body"]
            bytes += body.count
            if bytes > request.byteLimit, !events.isEmpty { break }
            events.append(
                StoredBody(position: row["position"], type: row["type"], stream: row["stream"], body: [UInt8](body))
            )
        }
        return events
    }

    /// Whether the body of a stored type goes out whole.
    public static func disclosure(ofType type: String) -> Disclosure {
        let parts = type.split(separator: ".", maxSplits: 4)
        guard parts.count == 5 else { return .closed }
        let (aggregate, ending) = (String(parts[3]), String(parts[4]))
        if let subject = Owner.subjects.first(where: { $0.name == aggregate }) {
            return disclosure(of: subject, ending)
        }
        return KernelEvent.disclosure(aggregate: aggregate, type: ending)
    }

    private static func disclosure<Kind: Subject>(of _: Kind.Type, _ ending: String) -> Disclosure {
        Kind.Event.disclosure(ofStored: ending)
    }

    /// The position of the last event recorded at or before a moment.
    public func position(asOf moment: Moment) async throws -> Int64 {
        try await reader.read { db in
            try Int64.fetchOne(
                db,
                sql: "SELECT ifnull(max(position), 0) FROM event WHERE moment <= ?",
                arguments: [moment]
            ) ?? 0
        }
    }

    /// The keys that a log names as erased, read before anything of it is opened.
    public static func erasedKeys(inLogAt path: String) throws -> Set<UniqueID> {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let queue = try DatabaseQueue(path: path)
        return try queue.read { db in
            guard try db.tableExists("event") else { return [] }
            let type = "\(typePrefix)\(Owner.service).person.erased.v1"
            let bodies = try Data.fetchAll(
                db,
                sql: "SELECT body FROM event WHERE stream LIKE 'person/%' AND type = ?",
                arguments: [type]
            )
            var keys: Set<UniqueID> = []
            let reader = EventReader<Owner>()
            for body in bodies {
                if case .kernel(.person(.erased(let erased, _, _), _)) = try reader.read([UInt8](body)).event {
                    keys.formUnion(erased)
                }
            }
            return keys
        }
    }
}

/// Moves pages from the WAL to the file beside the writer, who is only asked when the WAL grows too long.
public struct WALKeeper: Sendable {
    private let queue: DatabaseQueue
    private let note: @Sendable (Int) -> Void

    /// A keeper with a connection of its own.
    public init<Owner>(of store: EventStore<Owner>) throws {
        queue = try DatabaseQueue(path: store.reader.path)
        note = { [writer = store.writer] in writer.noteFrames($0) }
    }

    /// One passive checkpoint.
    ///
    /// - Returns: How many frames the WAL holds; nil when somebody else is moving pages.
    @discardableResult
    public func work() throws -> Int? {
        do {
            let result = try queue.writeWithoutTransaction { db in try db.checkpoint(.passive) }
            note(result.walFrameCount)
            return result.walFrameCount
        } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_BUSY {
            // The writer is at it itself.
            return nil
        }
    }
}
