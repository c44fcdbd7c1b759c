import Foundation
import GRDB
public import Model
public import Vault

/// What one caller asks to be done as a whole.
public struct CommandRequest<Owner: Keeping>: Sendable {
    /// The commands, in order; later ones see what earlier ones did.
    public var commands: [Owner.Command]
    /// Who asks, under which key.
    public var occasion: Occasion
    /// A keyed digest of the canonical request, to know the same key with other content by; empty for machines.
    public var fingerprint: [UInt8]
    /// The version that the first command's stream must have.
    public var expectedVersion: Int64?
    /// New keys and look-ups that the events rely on.
    public var secrets: SealedDraft?
    /// Monotonic milliseconds after which the answer is of no use.
    public var expires: Int64?

    /// A request.
    public init(
        _ commands: [Owner.Command],
        as occasion: Occasion,
        fingerprint: [UInt8] = [],
        expectedVersion: Int64? = nil,
        secrets: SealedDraft? = nil,
        expires: Int64? = nil
    ) {
        self.commands = commands
        self.occasion = occasion
        self.fingerprint = fingerprint
        self.expectedVersion = expectedVersion
        self.secrets = secrets
        self.expires = expires
    }
}

/// What came of a request; the same for ever, however often it is asked.
public enum Answer: Equatable, Sendable {
    case done(Done)
    case refused(Refusal)

    /// The events that a request led to.
    public struct Done: Equatable, Sendable {
        /// The position after the request: the last of its events, or where the log stood when it asked for nothing new.
        public var position: Int64
        /// Its events, as far as they name things.
        public var events: [Mark]
    }

    /// One event by name.
    public struct Mark: Equatable, Sendable {
        /// Its position.
        public var position: Int64
        /// Its subject.
        public var stream: String
        /// Its full type.
        public var type: String

        /// An event's name.
        public init(position: Int64, stream: String, type: String) {
            self.position = position
            self.stream = stream
            self.type = type
        }
    }
}

extension CommandRequest {
    /// What was answered under the same key before.
    func storedAnswer(in db: Database) throws -> Answer? {
        let statement = try db.cachedStatement(
            sql: "SELECT fingerprint, first, last, refusal FROM answer WHERE actor = ? AND key = ?"
        )
        guard let row = try Row.fetchOne(statement, arguments: [occasion.actor, occasion.commandID]) else { return nil }
        if let known = row["fingerprint"] as Data?, [UInt8](known) != fingerprint { throw Refusal.keyReused }
        if let refusal = row["refusal"] as String? {
            return .refused(try CanonicalJSON.decode(Refusal.self, from: Array(refusal.utf8)))
        }
        let marks = try db.cachedStatement(
            sql: "SELECT position, stream, type FROM event WHERE position BETWEEN ? AND ? ORDER BY position"
        )
        let events = try Row.fetchAll(marks, arguments: [row["first"] as Int64, row["last"] as Int64])
            .map { Answer.Mark(position: $0["position"], stream: $0["stream"], type: $0["type"]) }
        return .done(Answer.Done(position: row["last"], events: events))
    }
}

extension Transaction {
    /// Does a request once for its key, and gives the first answer to everybody who asks again under it.
    ///
    /// The answer is kept as the positions it consists of, or as the refusal; faults and deadlines are not kept. Almost
    /// every request is new, so it is done first: only the row that keeps its answer tells that it was done before.
    func once(_ request: CommandRequest<Owner>) throws -> Answer {
        switch try attempt({ try first(request) }) {
        case .success(let done): return .done(done)
        case .failure(let error):
            if let stored = try request.storedAnswer(in: db) { return stored }
            guard let refusal = error as? Refusal else { throw error }
            try keep(request, first: 0, last: 0, refusal: refusal)
            return .refused(refusal)
        }
    }

    /// Does a request inside the caller's savepoint, which must be undone when this throws.
    ///
    /// - Throws: The refusal, the fault, or `AskedBefore`.
    func first(_ request: CommandRequest<Owner>) throws -> Answer.Done {
        occasion = request.occasion
        correlation = nil
        expectedVersion = request.expectedVersion
        let (start, mark) = (head, appended.count)
        if let keys = request.secrets { secrets.append(keys) }
        for command in request.commands { try Owner.perform(command, in: self) }
        guard appended.count - mark <= Self.bundleLimit else {
            throw StoreError.bundleTooLarge(events: appended.count - mark)
        }
        try keep(request, first: start + 1, last: head, refusal: nil)
        let marks = appended[mark...].map { Answer.Mark(position: $0.position, stream: $0.stream, type: $0.type) }
        return Answer.Done(position: head, events: marks)
    }

    private func keep(_ request: CommandRequest<Owner>, first: Int64, last: Int64, refusal: Refusal?) throws {
        let text = try refusal.map { String(decoding: try CanonicalJSON.encode($0), as: UTF8.self) }
        try db.run(
            """
            INSERT INTO answer (actor, key, fingerprint, first, last, refusal) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            [
                request.occasion.actor, request.occasion.commandID,
                request.fingerprint.isEmpty ? nil : Blob(request.fingerprint), first, last, text,
            ]
        )
        guard db.changesCount == 1 else { throw AskedBefore() }
    }
}

/// The key has an answer already, which is the answer.
struct AskedBefore: Error {}

extension Refusal {
    /// The key was used before, for another request.
    public static let keyReused = Refusal(
        "keyReused",
        Message("同一幂等键已用于内容不同的请求；请换一个新键", "the idempotency key was used before for other content; use a new key"),
        status: .alreadyExists,
        field: "_meta.idempotencyKey"
    )

    /// Somebody was quicker: the thing has changed since it was looked at.
    public static func versionMismatch(expected: Int64, found: Int64) -> Refusal {
        Refusal(
            "versionMismatch",
            Message(
                "记录已变更：所依据的版本是\(expected)，现为\(found)；请重新读取后再试",
                "the record has changed: you expected version \(expected), it is at \(found); read it again and retry"
            ),
            status: .aborted,
            field: "_meta.expectedVersion"
        )
    }
}
