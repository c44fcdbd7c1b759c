import Decisions
import EventLog
import GRDB
import Logging
import Model

/// The pantry as a program of former times kept it: the same service and subject, with an event of an older shape.
enum OldPantry: Vocabulary {
    enum Command: Equatable, Sendable { case jar(OldJar.Command, on: OldJar.ID) }
    enum Event: Equatable, Sendable { case jar(OldJar.Event, of: OldJar.ID) }

    static let service = "pantry"
    static let subjects: [any Subject<OldPantry>.Type] = [OldJar.self]
}

enum OldJar: Subject {
    typealias ID = Identifier<OldJar>
    typealias Owner = OldPantry

    enum Command: Equatable, Sendable { case fill(spoons: Int64) }

    enum Event: StoredEvent {
        case filled(spoons: Int64)

        enum CodingKeys: String, CodingKey, CaseIterable, Sendable { case filled = "filled.v0" }

        static func disclosure(of _: CodingKeys) -> Disclosure { .open }
    }

    enum Rejection: String, Rejecting {
        case none
        var message: Message { Message("不行", "no") }
    }

    static let name = "jar"
    static func told(_ event: Event, of id: ID) -> OldPantry.Event { .jar(event, of: id) }
}

extension OldJar: Kept {
    struct State: Decider, Equatable {
        static let initial = State()

        func decide(_ command: Command, knowing _: NoFacts, at _: Moment) throws(Rejection) -> [Event] {
            switch command {
            case .fill(let spoons): [.filled(spoons: spoons)]
            }
        }

        mutating func evolve(_: Event) {}
    }
}

extension OldPantry: Keeping {
    typealias Rules = Int64

    static func perform(_ command: Command, in transaction: Transaction<OldPantry>) throws {
        switch command {
        case .jar(let command, let id): try transaction.handle(command, on: id)
        }
    }

    static func commands(whenDue _: Clock) -> [Command] { [] }
}

/// The jars of former times: a table of another version, so that today's program fills it anew.
struct OldJars: ReadModel {
    let name = "jar"
    let version = 0
    let tables = ["jar"]
    let schema = "CREATE TABLE jar (id TEXT PRIMARY KEY, spoons INTEGER NOT NULL) STRICT, WITHOUT ROWID;"

    func apply(_ record: Recorded<OldPantry.Event>, in db: Database) throws {
        switch record.event {
        case .jar(.filled(let spoons), let id): try db.run("INSERT INTO jar VALUES (?, ?)", [id, spoons])
        }
    }
}

/// Writes a log the way a program of former times did, and closes it.
func fillOldPantry(at path: String, _ jars: [(Jar.ID, spoons: Int64)]) async throws -> [PeerEvent] {
    let store = try EventStore(
        EventStore<OldPantry>.Plan(
            path: path,
            identity: LogIdentity(division: "620724", service: "pantry", program: "pantry 0", key: "a2V5"),
            readModels: [OldJars()],
            rules: 0,
            county: "高台县",
            ruleSet: Array("{}".utf8),
            vault: nil,
            timepiece: HandClock(Moment(milliseconds: 1_790_700_000_000)).timepiece,
            log: Logger(label: "pantry") { _ in SwiftLogNoOpLogHandler() }
        )
    )
    defer { store.close() }
    for (index, (jar, spoons)) in jars.enumerated() {
        let command = OldPantry.Command.jar(.fill(spoons: spoons), on: Identifier(jar.value))
        let occasion = Occasion(actor: "clock", role: "clock", commandID: "old/\(index)")
        _ = try await store.handle(CommandRequest<OldPantry>([command], as: occasion))
    }
    return try await store.events(ReadRequest(after: 0)).map { PeerEvent(sequence: $0.position, body: $0.body) }
}
