import Decisions
import EventLog
import Foundation
import GRDB
import Logging
import Model
import Synchronization

/// A small service of the tests: jars of coins, and a sum that all of them must not exceed.
enum Pantry: Vocabulary {
    enum Command: Equatable, Sendable { case jar(Jar.Command, on: Jar.ID) }
    enum Event: Equatable, Sendable { case jar(Jar.Event, of: Jar.ID) }

    static let service = "pantry"
    static let subjects: [any Subject<Pantry>.Type] = [Jar.self]
}

enum Jar: Subject {
    typealias ID = Identifier<Jar>
    typealias Owner = Pantry

    enum Command: Equatable, Sendable {
        case put(coins: Int64)
        case take(coins: Int64)
        case whisper(word: String)
        case expire
    }

    enum Event: StoredEvent {
        case filled(coins: Int64)
        case drained(coins: Int64)
        case whispered(word: String)
        case expired

        enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case filled = "filled.v1"
            case drained = "drained.v1"
            case whispered = "whispered.v1"
            case expired = "expired.v1"
        }

        static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .filled, .drained, .expired: .open
            case .whispered: .closed
            }
        }

        /// Jars were once filled by the spoon, five coins each.
        enum Former: Decodable, Sendable {
            case filled(spoons: Int64)

            enum CodingKeys: String, CodingKey { case filled = "filled.v0" }
        }

        static func current(_ former: Former, recordedAt _: Moment) -> Event {
            switch former {
            case .filled(let spoons): .filled(coins: spoons * 5)
            }
        }

        static func disclosure(ofFormer _: String) -> Disclosure { .open }
    }

    enum Rejection: String, Rejecting {
        case jarTooEmpty, pantryFull

        var message: Message { Message("不行", "no") }
    }

    static let name = "jar"
    static func told(_ event: Event, of id: ID) -> Pantry.Event { .jar(event, of: id) }
}

extension Jar: Decided {
    struct State: Decider, Equatable {
        var coins: Int64 = 0
        var hasExpired = false

        static let initial = State()

        func decide(_ command: Command, knowing facts: Total, at _: Moment) throws(Rejection) -> [Event] {
            switch command {
            case .put(let coins) where facts.total + coins > 1_000: throw .pantryFull
            case .put(let coins): return [.filled(coins: coins)]
            case .take(let coins) where coins > self.coins: throw .jarTooEmpty
            case .take(let coins): return [.drained(coins: coins)]
            case .whisper(let word): return [.whispered(word: word)]
            case .expire: return hasExpired ? [] : [.expired]
            }
        }

        mutating func evolve(_ event: Event) {
            switch event {
            case .filled(let coins): self.coins += coins
            case .drained(let coins): self.coins -= coins
            case .whispered: break
            case .expired: hasExpired = true
            }
        }
    }

    struct Total: Sendable { var total: Int64 }
}

extension Pantry: Keeping {
    typealias Rules = Int64

    static func perform(_ command: Command, in transaction: Transaction<Pantry>) throws {
        switch command {
        case .jar(let command, let id): try transaction.handle(command, on: id)
        }
    }

    static func commands(whenDue clock: Clock) -> [Command] {
        clock.subject(Jar.self).map { [.jar(.expire, on: $0)] } ?? []
    }
}

extension Jar: Kept {
    static func facts(
        for _: Command,
        of _: State,
        on _: ID,
        in ledger: Ledger<Pantry>
    ) throws -> Total {
        Total(total: try Int64.fetchOne(ledger.db, sql: "SELECT ifnull(sum(coins), 0) FROM jar") ?? 0)
    }
}

/// What each jar holds.
struct Jars: ReadModel {
    let name = "jar"
    let tables = ["jar"]
    let schema = "CREATE TABLE jar (id TEXT PRIMARY KEY, coins INTEGER NOT NULL) STRICT, WITHOUT ROWID;"

    func apply(_ record: Recorded<Pantry.Event>, in db: Database) throws {
        switch record.event {
        case .jar(.filled(let coins), let id):
            try db.run(
                "INSERT INTO jar VALUES (?, ?) ON CONFLICT DO UPDATE SET coins = coins + excluded.coins",
                [id, coins]
            )
        case .jar(.drained(let coins), let id):
            try db.change("jar", key: id.stream, "UPDATE jar SET coins = coins - ? WHERE id = ?", [coins, id])
        case .jar(.whispered, _), .jar(.expired, _): break
        }
    }
}

/// A clock that a test moves by hand.
final class HandClock: Sendable {
    private let state: Mutex<Timepiece.Reading>

    init(_ wall: Moment = Moment(milliseconds: 1_790_730_000_000)) {
        state = Mutex(Timepiece.Reading(wall: wall, monotonic: 0))
    }

    var timepiece: Timepiece {
        Timepiece { [self] in
            state.withLock { reading in
                reading.wall = reading.wall.adding(milliseconds: 1)
                reading.monotonic += 1
                return reading
            }
        }
    }

    func advance(milliseconds: Int64) {
        state.withLock {
            $0.wall = $0.wall.adding(milliseconds: milliseconds)
            $0.monotonic += milliseconds
        }
    }

    func jump(milliseconds: Int64) {
        state.withLock { $0.wall = $0.wall.adding(milliseconds: milliseconds) }
    }
}

/// A store of the tests in a folder of its own.
func withPantry<Result>(
    clock: HandClock = HandClock(),
    waitingLimit: Int = 4_096,
    _ test: (EventStore<Pantry>, String) async throws -> Result
) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pantry-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "pantry.sqlite").path
    let store = try openPantry(at: path, clock: clock, waitingLimit: waitingLimit)
    defer { store.close() }
    return try await test(store, path)
}

func openPantry(
    at path: String,
    clock: HandClock = HandClock(),
    waitingLimit: Int = 4_096,
    acceptsLoss: Bool = false,
    awaitsAcceptance: Bool = false,
    rules: String = "{}"
) throws -> EventStore<Pantry> {
    var plan = EventStore<Pantry>.Plan(
        path: path,
        identity: LogIdentity(division: "620724", service: "pantry", program: "pantry 0", key: "a2V5"),
        readModels: [Jars()],
        rules: 0,
        county: "高台县",
        ruleSet: Array(rules.utf8),
        vault: nil,
        timepiece: clock.timepiece,
        log: Logger(label: "pantry") { _ in SwiftLogNoOpLogHandler() }
    )
    plan.waitingLimit = waitingLimit
    plan.acceptsLoss = acceptsLoss
    plan.awaitsAcceptance = awaitsAcceptance
    plan.account = "uid:1000"
    plan.clocks = { record in
        switch record.event {
        case .jar(.filled, let id):
            [.set(Clock("expire", of: id.stream), due: record.moment.adding(milliseconds: 60_000))]
        case .jar(.expired, let id): [.clear(Clock("expire", of: id.stream))]
        case .jar: []
        }
    }
    return try EventStore(plan)
}

extension CommandRequest<Pantry> {
    /// A request of one command by the tests' officer.
    init(_ command: Jar.Command, on jar: Jar.ID, key: String, content: UInt8 = 1) {
        self.init(
            [.jar(command, on: jar)],
            as: Occasion(actor: "user:01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7c", role: "mediator", commandID: key),
            fingerprint: [content]
        )
    }
}

extension Jar.ID {
    /// A new jar.
    static func fresh() -> Jar.ID { Jar.ID(.fresh(at: Moment(milliseconds: 1_790_730_000_000))) }
}

extension EventStore {
    /// Every row of the tables that follow from the log.
    func contents() async throws -> [String] {
        let names = tablesFromLog
        return try await reader.read { db in
            try names.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table.quotedDatabaseIdentifier) ORDER BY 1, 2").map {
                    "\(table): \($0.description)"
                }
            }
        }
    }
}
