import Foundation
import GRDB
import Logging
import Model
import Synchronization
import Vault

/// The one thread that writes: takes whoever waits, does it all in one transaction, then answers everybody.
final class Writer<Owner: Keeping>: Sendable {
    /// The most requests that share a transaction; more gained little and cost latency.
    static var batchLimit: Int { 256 }
    /// The longest that turns are taken into one transaction, in milliseconds.
    static var gatheringLimit: Int64 { 4 }
    /// The WAL frames over which the writer itself makes room before its next transaction.
    static var walFrameLimit: Int { 30_000 }

    let database: DatabasePool
    let line: Line<Owner>
    let vault: VaultStore?
    let timepiece: Timepiece
    let head: CommittedHead
    let log: Logger
    private let done = DispatchSemaphore(value: 0)
    private let gate = Mutex<StoreError?>(nil)
    private let walFrames = Atomic(0)
    private let clockDoubt = Mutex<String?>(nil)

    init(
        database: DatabasePool,
        line: Line<Owner>,
        vault: VaultStore?,
        timepiece: Timepiece,
        head: CommittedHead,
        log: Logger
    ) {
        self.database = database
        self.line = line
        self.vault = vault
        self.timepiece = timepiece
        self.head = head
        self.log = log
    }

    /// Starts the thread; the books go with it.
    func start(with books: sending Books<Owner>) {
        nonisolated(unsafe) let books = books
        let thread = Thread { [self] in
            FileHandle(forWritingAtPath: "/proc/thread-self/comm")?.write(Data("writer".utf8))
            run(books)
            done.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Waits until everybody in line has been answered and the thread has ended.
    func waitUntilDone() {
        done.wait()
        done.signal()
    }

    /// Refuses commands from now on, for this reason; nil lets them in again.
    func shut(_ reason: StoreError?) {
        gate.withLock { $0 = reason }
    }

    /// Why commands are refused, if they are.
    var shutReason: StoreError? { gate.withLock { $0 } }

    /// Why the clock was not believed when it was last read.
    var doubt: String? { clockDoubt.withLock { $0 } }

    /// Says how long the WAL was found to be.
    func noteFrames(_ count: Int) {
        walFrames.store(count, ordering: .relaxed)
    }

    private func run(_ books: Books<Owner>) {
        while line.wait() {
            makeRoom()
            commit(books)
        }
    }

    private func makeRoom() {
        guard walFrames.load(ordering: .relaxed) > Self.walFrameLimit else { return }
        walFrames.store(0, ordering: .relaxed)
        _ = try? database.writeWithoutTransaction { db in try db.checkpoint(.passive) }
    }

    /// Does one transaction.
    ///
    /// Nobody hears anything before the commit has returned, not even of a refusal: it may rest on a
    /// neighbour's event.
    private func commit(_ books: Books<Owner>) {
        var batch = Batch<Owner>()
        do {
            try database.writeWithoutTransaction { db in
                do {
                    try write(&batch, carefully: false, books, in: db)
                } catch is NeedsSavepoints {
                    try db.run("ROLLBACK")
                    books.folds.rollBack(to: 0)
                    try write(&batch, carefully: true, books, in: db)
                }
            }
            for reply in batch.replies { reply() }
        } catch {
            fail(batch.turns, because: error, isCommitting: batch.isCommitting, books)
        }
    }

    /// Writes and commits those in line, or, when there are turns in the batch already, these once more.
    private func write(
        _ batch: inout Batch<Owner>,
        carefully: Bool,
        _ books: Books<Owner>,
        in db: Database
    ) throws {
        let transaction = try begin(books, carefully: carefully, in: db)
        batch.replies = try batch.turns.map { try serve($0, in: transaction) }
        while !carefully, let turns = gather(batch.weight, since: transaction.began) {
            batch.turns += turns
            for turn in turns { batch.replies.append(try serve(turn, in: transaction)) }
        }
        try transaction.seal()
        try vault?.store(transaction.secrets)
        batch.isCommitting = true
        try db.run("COMMIT")
        batch.isCommitting = false
        transaction.settle()
        head.advance(epoch: books.epoch, appended: transaction.appended, to: books.head)
    }

    private func begin(
        _ books: Books<Owner>,
        carefully: Bool,
        in db: Database
    ) throws -> Transaction<Owner> {
        let reading = timepiece.read()
        books.trust.look(at: reading, last: books.last)
        clockDoubt.withLock { $0 = books.trust.doubt }
        let now = max(reading.wall, books.last ?? reading.wall)
        try db.run("BEGIN IMMEDIATE")
        return Transaction(db, books, now: now, reading: reading, isCareful: carefully)
    }

    private func gather(_ weight: Int, since began: Int64) -> [Turn<Owner>]? {
        guard weight == 0 || (weight < Self.batchLimit && timepiece.read().monotonic - began < Self.gatheringLimit)
        else { return nil }
        let turns = line.takeWaiting(upTo: min(32, Self.batchLimit - weight))
        return turns.isEmpty ? nil : turns
    }

    /// Gives one caller its turn and answers how to tell it the outcome.
    private func serve(_ turn: Turn<Owner>, in transaction: Transaction<Owner>) throws -> Turn<Owner>.Reply {
        if let expires = turn.expires, transaction.began > expires { return { turn.fail(StoreError.expired) } }
        if !turn.passesGate {
            if let reason = shutReason { return { turn.fail(reason) } }
            if let doubt = transaction.books.trust.doubt {
                return { turn.fail(StoreError.clockUntrusted(reason: doubt)) }
            }
        }
        if turn.undoesItself {
            do {
                return try turn.perform(transaction)
            } catch let needs as NeedsSavepoints {
                throw needs
            } catch {
                guard transaction.db.isInsideTransaction else { throw error }
                return { turn.fail(error) }
            }
        }
        switch try transaction.attempt({ try turn.perform(transaction) }) {
        case .success(let reply): return reply
        case .failure(let error): return { turn.fail(error) }
        }
    }

    /// A lost batch is undone and may be asked again; after a failed COMMIT or a failed disk nobody knows, and the writer ends.
    private func fail(_ turns: [Turn<Owner>], because error: any Error, isCommitting: Bool, _ books: Books<Owner>) {
        books.folds.rollBack(to: 0)
        log.error("A batch was lost.", metadata: ["error": "\(error)", "batch.turns": "\(turns.count)"])
        try? database.writeWithoutTransaction { db in
            if db.isInsideTransaction { try db.execute(sql: "ROLLBACK") }
        }
        let loss: StoreError
        switch (isCommitting, (error as? DatabaseError)?.resultCode.primaryResultCode) {
        case (true, _): loss = .outcomeUnknown(reason: "\(error)")
        case (false, .SQLITE_IOERR), (false, .SQLITE_CORRUPT), (false, .SQLITE_NOTADB):
            loss = .broken(reason: "\(error)")
        case (false, _): loss = .batchLost(reason: "\(error)")
        }
        switch loss {
        case .outcomeUnknown(let reason), .broken(let reason):
            line.close(.broken(reason: reason))
            shut(.broken(reason: reason))
        default: break
        }
        for turn in turns { turn.fail(loss) }
    }
}

/// The turns that share a transaction, and what to tell them once it is on disk.
private struct Batch<Owner: Keeping> {
    var turns: [Turn<Owner>] = []
    var replies: [Turn<Owner>.Reply] = []
    var isCommitting = false

    /// How many requests they hold.
    var weight: Int { turns.reduce(0) { $0 + $1.weight } }
}
