import Decisions
import Foundation
public import GRDB
public import Model
import Vault

/// What commands see and do while the writer holds its transaction.
///
/// Not `Sendable`: it cannot leave the writer's thread.
public final class Transaction<Owner: Keeping> {
    /// For reading facts, and for what must be written together with the events.
    public let db: Database
    /// The one moment of the transaction.
    public let now: Moment
    let books: Books<Owner>
    var occasion = Occasion(actor: "clock", role: "clock", commandID: "0")
    /// Where the affair of the open bundle began; its first event sets it.
    var correlation: UniqueID?
    /// The version that the first stream of the bundle must still have.
    var expectedVersion: Int64?
    /// When the transaction began, by the monotonic clock.
    let began: Int64
    /// Both clocks as they stood then.
    let reading: Timepiece.Reading
    /// Keys that must be in the vault before the events that name them are in the log.
    var secrets: [SealedDraft] = []
    /// The tree with the open transaction's events; nil until it is sealed.
    var treeAfter: LogTree?
    private(set) var appended: [Appended] = []
    private(set) var head: Int64
    /// Types that the log may have from this transaction on.
    var newTypes: [String] = []
    /// Whether each attempt has a savepoint of its own.
    let isCareful: Bool

    /// The most events that one bundle may write.
    static var bundleLimit: Int { 256 }
    /// The most events that one stream may hold.
    static var streamLimit: Int64 { 10_000 }

    init(_ db: Database, _ books: Books<Owner>, now: Moment, reading: Timepiece.Reading, isCareful: Bool = true) {
        self.db = db
        self.isCareful = isCareful
        self.books = books
        self.now = now
        self.reading = reading
        began = reading.monotonic
        head = books.head
    }

    /// The rules in force.
    public var rules: Owner.Rules { books.rules }

    /// Answers a command: fold, read the facts, decide, append and project.
    ///
    /// - Returns: Whether anything has happened; nothing does when it is so already.
    /// - Throws: the subject's refusal, and then the bundle is undone.
    @discardableResult
    public func handle<Kind: Kept>(
        _ command: Kind.Command,
        on id: Identifier<Kind>
    ) throws -> Bool where Kind.Owner == Owner {
        let stream = id.stream
        var (state, version) = try fold(Kind.self, stream: stream)
        if let expected = expectedVersion {
            expectedVersion = nil
            guard expected == version else { throw Refusal.versionMismatch(expected: expected, found: version) }
        }
        let ledger = Ledger<Owner>(db: db, rules: books.rules, now: now)
        let facts = try Kind.facts(for: command, of: state, on: id, in: ledger)
        let events: [Kind.Event]
        do {
            events = try state.decide(command, knowing: facts, at: now)
        } catch {
            throw error.refusal
        }
        guard !events.isEmpty else { return false }
        for event in events {
            state.evolve(event)
            version += 1
            try append(event, to: id, stream: stream, version: version)
        }
        books.folds.change(Fold(state: state, version: version), of: stream)
        return true
    }

    /// What is known of one subject now, the open transaction included, and how many events say so.
    func fold<Kind: Kept>(_: Kind.Type, stream: String) throws -> (Kind.State, Int64) where Kind.Owner == Owner {
        if let fold = books.folds.fold(of: stream), let state = fold.state as? Kind.State {
            return (state, fold.version)
        }
        var state = Kind.State.initial
        var version: Int64 = 0
        // Most that is asked of a subject for the first time is asked of a new one.
        guard try db.holds("SELECT 1 FROM event WHERE stream = ? LIMIT 1", [stream]) else { return (state, version) }
        let history = try db.cachedStatement(sql: "SELECT body FROM event WHERE stream = ? ORDER BY version")
        let bodies = try Data.fetchCursor(history, arguments: [stream])
        while let body = try bodies.next() {
            state.evolve(try Self.event(of: Kind.self, in: [UInt8](body)))
            version += 1
        }
        // Events of the open transaction are in the overlay, so what was just read is committed.
        if version > 0 { books.folds.remember(Fold(state: state, version: version), of: stream) }
        return (state, version)
    }

    static func event<Kind: Subject>(of _: Kind.Type, in body: [UInt8]) throws -> Kind.Event {
        let root = try JSONDocument(body).root
        guard let type = root["type"]?.string, let data = root["data"], let time = root["time"]?.string else {
            throw UnknownEvent(type: Kind.name)
        }
        let prefix = "\(typePrefix)\(Kind.Owner.service).\(Kind.name)."
        return try Kind.Event(
            type: String(type.dropFirst(prefix.utf8.count)),
            data: data,
            recordedAt: Moment(time)
        )
    }

    private func append<Kind: Subject>(
        _ event: Kind.Event,
        to id: Identifier<Kind>,
        stream: String,
        version: Int64
    ) throws where Kind.Owner == Owner {
        let (type, data) = try event.stored()
        let record = try write(
            data,
            type: "\(typePrefix)\(Owner.service).\(Kind.name).\(type)",
            disclosure: Kind.Event.disclosure(ofStored: type),
            isRuled: !event.basis.isEmpty,
            stream: stream,
            version: version
        )
        let told = record.map { _ in Kind.told(event, of: id) }
        for model in books.readModels { try model.apply(told, in: db) }
        let whole = told.map { Told<Owner>.ours($0) }
        for model in books.kernelModels { try model.apply(whole, in: db) }
    }

    /// Says on whose account the next events are written, and begins a new affair.
    public func act(as occasion: Occasion) {
        self.occasion = occasion
        correlation = nil
    }

    /// Appends what the log says about itself.
    public func append(_ event: KernelEvent) throws {
        let (type, data, disclosure) = try event.stored()
        let stream = event.stream
        let statement = try db.cachedStatement(sql: "SELECT ifnull(max(version), 0) FROM event WHERE stream = ?")
        let version = try Int64.fetchOne(statement, arguments: [stream]) ?? 0
        let record = try write(
            data,
            type: "\(typePrefix)\(Owner.service).\(event.aggregate).\(type)",
            disclosure: disclosure,
            isRuled: false,
            stream: stream,
            version: version + 1
        )
        let told = record.map { _ in Told<Owner>.kernel(event) }
        for model in books.kernelModels { try model.apply(told, in: db) }
    }

    private func write(
        _ data: ArraySlice<UInt8>,
        type: String,
        disclosure: Disclosure,
        isRuled: Bool,
        stream: String,
        version: Int64
    ) throws -> Recorded<Unsaid> {
        guard version <= Self.streamLimit else { throw StoreError.streamFull(stream: stream) }
        let id = UniqueID.fresh(at: now, using: &books.random)
        let affair = correlation ?? occasion.correlation ?? id
        correlation = affair
        let position = head + 1
        let body = try Envelope(
            source: books.identity.source,
            epoch: books.epoch,
            type: type,
            stream: stream,
            streamVersion: version,
            position: position,
            id: id,
            correlation: affair,
            moment: now,
            occasion: occasion,
            rules: isRuled ? String(books.rulesDigest.prefix(16)) : nil
        ).body(data: data)
        try db.run(
            "INSERT OR FAIL INTO event (position, stream, version, type, moment, body) VALUES (?, ?, ?, ?, ?, ?)",
            [position, stream, version, type, now, Blob(body)]
        )
        if !books.types.contains(type) {
            try db.run("INSERT INTO eventType (type, first) VALUES (?, ?) ON CONFLICT DO NOTHING", [type, position])
            newTypes.append(type)
        }
        head = position
        appended.append(
            Appended(position: position, stream: stream, type: type, disclosure: disclosure, body: body)
        )
        return Recorded(
            position: position,
            epoch: books.epoch,
            id: id,
            correlation: affair,
            commandID: occasion.commandID,
            moment: now,
            actor: occasion.actor,
            event: Unsaid()
        )
    }

    /// Does `work`, or nothing of it.
    ///
    /// Nearly all that is refused is refused before anything is written, so the first try of a batch makes no savepoints.
    ///
    /// - Returns: What it answered, or the error it was undone for.
    /// - Throws: The error, when it took the whole transaction with it; `NeedsSavepoints` when something was written that
    ///   cannot be undone alone.
    func attempt<Answer>(_ work: () throws -> Answer) throws -> Result<Answer, any Error> {
        let (headBefore, count, mark, keys) = (head, appended.count, books.folds.mark, secrets.count)
        let written = db.totalChangesCount
        if isCareful { try db.run("SAVEPOINT attempt") }
        do {
            let answer = try work()
            if isCareful { try db.run("RELEASE attempt") }
            return .success(answer)
        } catch {
            guard db.isInsideTransaction else { throw error }
            if isCareful {
                try db.run("ROLLBACK TO attempt")
                try db.run("RELEASE attempt")
            } else if error is NeedsSavepoints || db.totalChangesCount != written {
                throw NeedsSavepoints()
            }
            head = headBefore
            appended.removeSubrange(count...)
            secrets.removeSubrange(keys...)
            books.folds.rollBack(to: mark)
            return .failure(error)
        }
    }
}

/// Something in the batch failed after it had written: the batch is undone and done again, each attempt with a savepoint.
struct NeedsSavepoints: Error {}

/// Nothing yet: the place in history is known before what happened is told.
struct Unsaid: Equatable, Sendable {}
