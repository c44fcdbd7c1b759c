import Foundation
public import GRDB
public import Logging
public import Model
import Synchronization
import Transparency
public import Vault

/// A service's log and the tables that follow from it: the only way in, and the only writer of its database.
public final class EventStore<Owner: Keeping>: Sendable {
    /// Everything a store is opened with.
    public struct Plan: Sendable {
        /// The service's one file.
        public var path: String
        /// What the log goes by.
        public var identity: LogIdentity
        /// The tables of the service, in the order in which they hear of an event.
        public var readModels: [any ReadModel<Owner.Event>]
        /// Which events start and stop which clocks.
        public var clocks: @Sendable (Recorded<Owner.Event>) -> [ClockChange] = { _ in [] }
        /// Which events send what.
        public var outgoing: @Sendable (Recorded<Told<Owner>>) -> [OutgoingChange] = { _ in [] }
        /// Tables that belong to nobody's log.
        public var operationalTables: [String] = []
        /// The rules that decide.
        public var rules: Owner.Rules
        /// The county whose rules these are.
        public var county: String
        /// The rule set in canonical form, kept by its digest before the first event that names it.
        public var ruleSet: [UInt8]
        /// Where the keys of persons are; nil in a store without any.
        public var vault: VaultStore?
        /// What the time is read from.
        public var timepiece: Timepiece
        /// The most turns that may wait in each lane.
        public var waitingLimit = 4_096
        /// Whether a person has said that the log was put back from an older copy, and goes on from there.
        public var acceptsLoss = false
        /// Whether the log was put back from an older copy and nobody has said that the loss is accepted: nothing is written.
        public var awaitsAcceptance = false
        /// Why the key replaces the one before it; nil for the first.
        ///
        /// Where the log names another, it is told of the change.
        public var keyReason: KeyChangeReason?
        /// The account of the machine that the program runs under; told when the rules have changed.
        public var account = ""
        /// Where faults are told.
        public var log: Logger

        /// A plan with what has no default.
        public init(
            path: String,
            identity: LogIdentity,
            readModels: [any ReadModel<Owner.Event>],
            rules: Owner.Rules,
            county: String,
            ruleSet: [UInt8],
            vault: VaultStore?,
            timepiece: Timepiece,
            log: Logger
        ) {
            self.path = path
            self.identity = identity
            self.readModels = readModels
            self.rules = rules
            self.county = county
            self.ruleSet = ruleSet
            self.vault = vault
            self.timepiece = timepiece
            self.log = log
        }
    }

    /// For queries; nothing is written through it.
    public let reader: DatabasePool
    /// How far the log is on disk.
    public let head: CommittedHead
    /// What the log goes by.
    public let identity: LogIdentity
    /// What the time is read from.
    public let timepiece: Timepiece
    /// The rules that decide.
    public let rules: Owner.Rules
    /// SHA-256 of the canonical rule set, in hex.
    public let rulesDigest: String
    /// The class of each table of the file.
    public let tables: [String: TableClass]
    let writer: Writer<Owner>
    let line: Line<Owner>
    /// How the tables are made from the log, elsewhere.
    let replaying: Replaying<Owner>
    private let lock: FileLock

    /// Opens the log, creating it when it is not there yet, brings its tables up to it, and starts its writer.
    ///
    /// - Throws: `StoreError` when the file is not ours, not durable or in use; or what SQLite says.
    public init(_ plan: Plan) throws {
        lock = try FileLock(of: plan.path)
        let opened = try OpenedLog(plan)
        reader = opened.database
        tables = opened.tables
        identity = plan.identity
        timepiece = plan.timepiece
        rules = plan.rules
        rulesDigest = opened.books.rulesDigest
        replaying = Replaying(readModels: plan.readModels, clocks: plan.clocks, outgoing: plan.outgoing)
        line = Line(limit: plan.waitingLimit)
        head = CommittedHead(epoch: opened.books.epoch, position: opened.books.head)
        writer = Writer(
            database: opened.database,
            line: line,
            vault: plan.vault,
            timepiece: plan.timepiece,
            head: head,
            log: plan.log
        )
        writer.start(with: opened.books)
    }

    /// How many wait for the writer now.
    public var waitingCount: Int { line.count }

    /// Why commands are refused, if they are.
    public var shutReason: StoreError? {
        writer.shutReason ?? writer.doubt.map { .clockUntrusted(reason: $0) }
    }

    /// Refuses commands from now on, for this reason; nil lets them in again.
    public func shut(_ reason: StoreError?) { writer.shut(reason) }

    /// Lets nobody else in, answers those who wait, and ends the writer; afterwards the log can only be read.
    public func close() {
        line.close()
        writer.waitUntilDone()
        lock.release()
    }

    /// Answers a request, whoever made it.
    ///
    /// - Parameters:
    ///   - request: What is asked, all of it or nothing.
    ///   - lane: Whether a person waits for it.
    ///   - completion: Called once, from the writer's thread, after the answer is on disk.
    public func submit(
        _ request: CommandRequest<Owner>,
        lane: Lane = .people,
        _ completion: @escaping @Sendable (Result<Answer, any Error>) -> Void
    ) {
        var turn = Turn<Owner>(lane: lane) { transaction in
            let answer = try transaction.once(request)
            return { completion(.success(answer)) }
        } fail: { error in
            completion(.failure(error))
        }
        turn.expires = request.expires
        turn.undoesItself = true
        do throws(StoreError) { try line.join(turn) } catch { completion(.failure(error)) }
    }

    /// The answer that a request was given before; nil when it is new.
    ///
    /// - Throws: `keyReused` when the key was used for other content.
    public func storedAnswer(to request: CommandRequest<Owner>) throws -> Answer? {
        try reader.read { db in try request.storedAnswer(in: db) }
    }

    /// A moment of Swift's clock on the store's own monotonic clock, in milliseconds.
    public func monotonic(at instant: ContinuousClock.Instant) -> Int64 {
        let remaining = ContinuousClock.now.duration(to: instant)
        return timepiece.read().monotonic + Int64(remaining / .milliseconds(1))
    }

    /// Reads one stored event.
    public func event(at position: Int64) throws -> Recorded<Told<Owner>>? {
        try reader.read { db in
            try Data.fetchOne(db, sql: "SELECT body FROM event WHERE position = ?", arguments: [position])
                .map { try EventReader<Owner>().read([UInt8]($0)) }
        }
    }

    /// Answers a request, for callers that can wait.
    public func handle(_ request: CommandRequest<Owner>, lane: Lane = .people) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            submit(request, lane: lane) { continuation.resume(with: $0) }
        }
    }

    /// Writes what the log says about itself.
    public func record(_ events: [KernelEvent], as occasion: Occasion) async throws {
        try await turn(.people) { transaction in
            transaction.occasion = occasion
            transaction.correlation = nil
            for event in events { try transaction.append(event) }
        }
    }

    /// Waits in line, and does `work` inside the writer's transaction.
    ///
    /// A caller that is cancelled while it waits leaves the line, and nothing is done. Once the writer has taken its turn
    /// the outcome stands, and the caller hears the outcome.
    ///
    /// - Parameters:
    ///   - lane: Whom it serves.
    ///   - weight: How many requests it holds.
    ///   - passesGate: Whether it may go on while the store takes no commands.
    ///   - work: What is done; its events share the transaction of others.
    /// - Returns: What the work gave, once it is on disk.
    /// - Throws: What the work threw, or `StoreError`; then nothing of it was written.
    public func turn<Result: Sendable>(
        _ lane: Lane,
        weight: Int = 1,
        passesGate: Bool = false,
        _ work: @escaping @Sendable (Transaction<Owner>) throws -> Result
    ) async throws -> Result {
        try Task.checkCancellation()
        let ticket = line.ticket()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                var turn = Turn<Owner>(lane: lane) { transaction in
                    let result = try work(transaction)
                    return { continuation.resume(returning: result) }
                } fail: { error in
                    continuation.resume(throwing: error)
                }
                turn.ticket = ticket
                turn.weight = weight
                turn.passesGate = passesGate
                do throws(StoreError) { try line.join(turn) } catch { continuation.resume(throwing: error) }
            }
        } onCancel: {
            line.leave(ticket)?.fail(CancellationError())
        }
    }
}
