import ArgumentParser
import Crypto
import EventLog
import Foundation
import GRDB
import Logging
import MediationDomain
import MediationService
import Model
import RegistryService
import ServiceKit

/// Measures the parts of the path one by one, in one process and without sockets.
struct Parts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Measures the parts of the path: a bare SQLite group commit, the registry's writer, mediation's follower.",
        discussion: "EXAMPLE  .build/release/bench parts --commands 50000"
    )

    @Option(help: "How many commands each part is given.")
    var commands = 50_000
    @Option(help: "Between how many enterprises the commands are spread.")
    var enterprises = 2_000

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        print(Machine.description)
        let yardstick = try Yardstick(path: folder.appending(path: "yardstick.sqlite").path).run(commands)
        Self.show("bare SQLite, 64 a commit", yardstick, per: yardstick)
        let rules = try CountyFolder(path: "compose/counties/gaotai").ruleSet()
        let registry = try Self.store(Registry.self, in: folder, rules)
        let written = try await write(to: registry)
        Self.show("registry's writer, 64 waiting", written, per: yardstick)
        print("  \(try Self.frames(of: registry)) WAL frames an event")
        let mediation = try Self.store(Mediation.self, in: folder, rules)
        let followed = try await follow(registry, by: mediation)
        Self.show("mediation's follower, 64 at once", followed, per: yardstick)
        print("  \(try Self.frames(of: mediation)) WAL frames an event")
        registry.close()
        mediation.close()
    }

    private static func show(_ part: String, _ rate: Double, per yardstick: Double) {
        let name = part.padding(toLength: 34, withPad: " ", startingAt: 0)
        print(name + String(format: "%8.0f/s  %6.1f µs  %5.2f of the bare one", rate, 1e6 / rate, rate / yardstick))
    }

    /// Nobody has moved a page to the file yet, so the WAL holds every frame that was ever written.
    private static func frames<Owner>(of store: EventStore<Owner>) throws -> String {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(store.reader.path)-wal")
        let bytes = (attributes[.size] as? NSNumber)?.doubleValue ?? 0
        return String(format: "%.2f", bytes / 4_120 / Double(store.head.position))
    }

    private static func store<Owner: Served>(
        _: Owner.Type,
        in folder: URL,
        _ rules: RuleSet
    ) throws -> EventStore<Owner> {
        var plan = EventStore<Owner>.Plan(
            path: folder.appending(path: "\(Owner.service).sqlite").path,
            identity: LogIdentity(division: "620724", service: Owner.service, program: "bench", key: ""),
            readModels: Owner.readModels,
            rules: try Owner.rules(from: rules),
            county: rules.county,
            ruleSet: rules.bytes,
            vault: nil,
            timepiece: .system,
            log: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        )
        plan.clocks = Owner.clocks(after:)
        plan.outgoing = Owner.outgoing(after:)
        return try EventStore(plan)
    }

    /// Changes enterprises, sixty-four requests under way at once.
    private func write(to registry: EventStore<Registry>) async throws -> Double {
        let example = try BenchEnterprise.details()
        let ids = (0..<enterprises).map { _ in Enterprise.ID(.fresh(at: Self.now)) }
        for (number, id) in ids.enumerated() {
            var details = example
            details.creditCode = try UnifiedSocialCreditCode(BenchEnterprise.code(number))
            _ = try await registry.handle(Self.request(.enterprise(.register(details), on: id)))
        }
        let began = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for seat in 0..<64 {
                group.addTask {
                    for number in stride(from: seat, to: commands, by: 64) {
                        let change = EnterpriseChange(name: try LineText("甘州家政服务有限公司\(number)"))
                        let id = ids[number * 31 % ids.count]
                        _ = try await registry.handle(Self.request(.enterprise(.change(change), on: id)))
                    }
                }
            }
            try await group.waitForAll()
        }
        return Double(commands) / (began.duration(to: .now) / .seconds(1))
    }

    private static var now: Moment { Timepiece.system.read().wall }

    private static func request(_ command: Registry.Command) -> CommandRequest<Registry> {
        CommandRequest(
            [command],
            as: Occasion(
                actor: "user:01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7c",
                role: "commerceSupervisor",
                commandID: UniqueID.fresh(at: now).description
            ),
            fingerprint: [UInt8](repeating: 7, count: 32)
        )
    }

    /// Takes in everything that the registry has told.
    private func follow(
        _ registry: EventStore<Registry>,
        by mediation: EventStore<Mediation>
    ) async throws -> Double {
        let follower = Follower<Registry, Mediation>(mediation, reactionSet: "enterprises") {
            Mediation.commands(after: $0.event)
        }
        var position: Int64 = 0
        var busy = Duration.zero
        var count = 0
        while true {
            let events = try await registry.events(ReadRequest(after: position, limit: 64))
            guard let last = events.last else { break }
            let began = ContinuousClock.now
            let told = events.map { PeerEvent(sequence: $0.position, body: $0.body) }
            guard
                case .all(position: last.position, parked: 0) = try await follower.receive(
                    told,
                    epoch: registry.head.current.epoch
                )
            else { throw WireTrouble.notTaken }
            busy += began.duration(to: .now)
            position = last.position
            count += events.count
        }
        return Double(count) / (busy / .seconds(1))
    }

    enum WireTrouble: Error { case notTaken }
}

/// The bare job that everything is compared with: one table as a log, one row kept in step, SHA-256, one fsync for 64.
struct Yardstick {
    let queue: DatabaseQueue

    init(path: String) throws {
        queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                    CREATE TABLE event (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL,
                        body BLOB NOT NULL, UNIQUE (stream, version)) STRICT;
                    CREATE TABLE thing (id TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
                    """
            )
        }
    }

    /// - Returns: Events a second.
    func run(_ count: Int) throws -> Double {
        let body = Data(repeating: 0x61, count: 583)
        let began = ContinuousClock.now
        try queue.writeWithoutTransaction { db in
            let insert = try db.makeStatement(sql: "INSERT INTO event VALUES (?, ?, ?, ?)")
            let upsert = try db.makeStatement(
                sql: "INSERT INTO thing VALUES (?, ?) ON CONFLICT DO UPDATE SET version = excluded.version"
            )
            for start in stride(from: 1, through: count, by: 64) {
                try db.execute(sql: "BEGIN IMMEDIATE")
                for position in start...min(start + 63, count) {
                    let stream = "enterprise/\(position * 31 % 2_000)"
                    _ = SHA256.hash(data: body)
                    try insert.execute(arguments: [position, stream, position, body])
                    try upsert.execute(arguments: [stream, position])
                }
                try db.execute(sql: "COMMIT")
            }
        }
        return Double(count) / (began.duration(to: .now) / .seconds(1))
    }
}
