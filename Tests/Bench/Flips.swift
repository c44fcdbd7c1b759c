import ArgumentParser
import Auditor
import EventLog
import Foundation
import GRDB
import Model
import ServiceKit
import TestKit

/// Flips single bits of a store, one at a time, and expects each that changes what the store says to be found and located.
struct Flips: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Flips single bits over the file of a store; each that changes what it says must be found and located.",
        discussion: "EXAMPLE  .build/release/bench flips --events 50000 --flips 1000 --seed 1"
    )

    @Option(help: "How many events the store has.")
    var events = 50_000
    @Option(help: "Between how many enterprises the events are spread.")
    var enterprises = 2_000
    @Option(help: "How many bits are flipped, one after the other.")
    var flips = 1_000
    @Option(help: "The same seed flips the same bits.")
    var seed: UInt64 = 1
    @Option(help: "After how many flips the log is also replayed, which must be refused when an event was changed.")
    var replayEach = 20

    func run() async throws {
        print(Machine.description)
        let data = FileManager.default.temporaryDirectory.appending(path: "bench-flips-\(UUID().uuidString)").path
        let folder = DataFolder(path: data)
        try folder.create(rules: "compose/counties/gaotai", at: Timepiece.system.read().wall)
        defer { try? FileManager.default.removeItem(atPath: data) }
        try await AuditedLog(folder: folder).write(events: events, enterprises: enterprises)
        let bench = try await FlippedStore(folder: folder)
        var tally = FlipTally()
        var numbers = SeededRandom(seed: seed)
        for number in 1...flips {
            let place = Int.random(in: 0..<bench.size, using: &numbers)
            let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &numbers)
            let outcome = try await bench.flip(bit, at: place, replaying: number.isMultiple(of: replayEach))
            tally.add(outcome)
            if let fault = outcome.fault { Self.tell("✗ bit \(bit) at \(place): \(fault)") }
            if number.isMultiple(of: 50) || number == flips { Self.tell("\(number) flips: \(tally.text)") }
        }
        guard tally.failed == 0, await bench.isSound() else { throw ExitCode.failure }
    }

    /// Says at once how far it has come, whatever the output is.
    private static func tell(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}

/// What became of all flips.
struct FlipTally {
    private(set) var failed = 0
    private var events = 0
    private var elsewhere = 0
    private var unsaid = 0
    private var byReplay = 0
    private var refused = 0

    mutating func add(_ outcome: FlippedStore.Outcome) {
        if outcome.fault != nil { failed += 1 }
        switch outcome.place {
        case .event: events += 1
        case .elsewhere: elsewhere += 1
        case .table: byReplay += 1
        case .nowhere: unsaid += 1
        }
        if outcome.isReplayRefused { refused += 1 }
    }

    var text: String {
        "\(events) in events, \(elsewhere) elsewhere, \(byReplay) in tables found by replay, \(unsaid) changed nothing; "
            + "\(refused) replays refused; \(failed) missed"
    }
}

/// A store in which one bit at a time is flipped and flipped back.
struct FlippedStore {
    /// What a flip did, and what was said of it.
    struct Outcome {
        enum Place {
            /// An event reads otherwise, or not at all.
            case event
            /// Something else of the file, or a page of it.
            case elsewhere
            /// A table that follows from the log, and only replaying shows it.
            case table
            /// Nothing that the store says is otherwise.
            case nowhere
        }

        var place: Place
        /// Why it was not found, or not located.
        var fault: String?
        var isReplayRefused = false
    }

    let size: Int
    private let folder: DataFolder
    private let path: String
    private let heads: [SignedHeads.Head]
    private let content: StoredContent

    init(folder: DataFolder) async throws {
        self.folder = folder
        path = folder.store(of: "registry")
        size = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue ?? 0
        let keys = TrustedKeys(folder: folder)
        let note = try StoreHead(of: StoreFile(path: path, service: "registry"), keys: keys).note
        let file = "\(folder.path)/heads.txt"
        try Data(note.utf8).write(to: URL(filePath: file))
        heads = try SignedHeads.read(file: file)
        content = try StoredContent(ofStoreAt: path)
        guard await isSound() else { throw Audit.AuditTrouble.unsound }
    }

    func isSound() async -> Bool { await verify().isSound }

    private func verify() async -> VerifyReport {
        var verification = Verification(
            [StoreFile(path: path, service: "registry")],
            keys: TrustedKeys(folder: folder)
        )
        verification.heads = heads
        return await verification.run()
    }

    /// Flips a bit, asks what is wrong, and flips it back.
    func flip(_ bit: UInt8, at place: Int, replaying: Bool) async throws -> Outcome {
        try flip(bit, at: place)
        var outcome = try await judge()
        if replaying, case .event = outcome.place {
            outcome.isReplayRefused = !(try answersFromReplay())
            if !outcome.isReplayRefused { outcome.fault = "the log was replayed all the same" }
        }
        try flip(bit, at: place)
        return outcome
    }

    private func judge() async throws -> Outcome {
        let faults = await verify().stores.flatMap(\.faults)
        let isFile = faults.contains { [.fileDamaged, .fileUnreadable].contains($0.reason) }
        let now = try? StoredContent(ofStoreAt: path)
        guard let now else {
            return Outcome(place: .elsewhere, fault: faults.isEmpty ? "unreadable, and nothing was said" : nil)
        }
        if let position = content.firstChangedEvent(in: now) {
            let isNamed = isFile || faults.contains { $0.concerns(position) }
            return Outcome(place: .event, fault: isNamed ? nil : "event \(position) was not named")
        }
        guard faults.isEmpty else { return Outcome(place: .elsewhere) }
        guard now != content else { return Outcome(place: .nowhere) }
        return Outcome(place: .table, fault: try differsFromReplay() ? nil : "the store says something else")
    }

    private func differsFromReplay() throws -> Bool {
        try replayed({ $0.compared = $0.source }, is: { $0.differenceCount > 0 })
    }

    /// Whether a log with a changed event is replayed as if nothing were.
    private func answersFromReplay() throws -> Bool { !(try replayed({ _ in }, is: { _ in false })) }

    /// Replays, and says whether that was refused or the report is what is asked.
    private func replayed(
        _ change: (inout ReplayRun) -> Void,
        is wanted: (ReplayRun.Report) -> Bool
    ) throws -> Bool {
        let scratch = "\(folder.path)/replayed.sqlite"
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: scratch + end) } }
        var replay = ReplayRun(StoreFile(path: path, service: "registry"), into: scratch)
        change(&replay)
        guard let report = try? replay.run() else { return true }
        return wanted(report)
    }

    private func flip(_ bit: UInt8, at place: Int) throws {
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.seek(toOffset: UInt64(place))
        let byte = try file.read(upToCount: 1)?.first ?? 0
        try file.seek(toOffset: UInt64(place))
        try file.write(contentsOf: Data([byte ^ bit]))
        try file.close()
    }
}

/// What a store says, as digests: of each event, and of everything else that follows from the log or is signed.
struct StoredContent: Equatable {
    private var events: [Int64: Int] = [:]
    private var rest: [String: Int] = [:]

    init(ofStoreAt path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        (events, rest) = try queue.read { db in
            func digest(_ sql: String) throws -> Int {
                var hasher = Hasher()
                let rows = try Row.fetchCursor(db, sql: sql)
                while let row = try rows.next() { hasher.combine(row.copy()) }
                return hasher.finalize()
            }
            var events: [Int64: Int] = [:]
            let rows = try Row.fetchCursor(db, sql: "SELECT position, stream, version, type, moment, body FROM event")
            while let row = try rows.next() {
                var hasher = Hasher()
                for index in 1..<5 { hasher.combine(row[index] as DatabaseValue) }
                try row.withUnsafeData(atIndex: 5) { $0.map { hasher.combine($0) } }
                events[row[0]] = hasher.finalize()
            }
            var rest = [
                "shape": try digest("SELECT type, name, tbl_name, sql FROM sqlite_master"),
                "streams": try digest("SELECT stream, version, position FROM event ORDER BY stream, version"),
                "marks": try digest("PRAGMA application_id") ^ digest("PRAGMA user_version"),
            ]
            let kept = [
                "answer": "actor, key, first, last", "witness": "peer, epoch, size, note",
                "position": "peer, reactionSet, epoch, sequence, range",
            ]
            let names = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
            for name in names where !["event", "grdb_migrations", "setAside", "attempt", "parked"].contains(name) {
                rest[name] = try digest("SELECT \(kept[name] ?? "*") FROM \(name)")
            }
            return (events, rest)
        }
        try queue.close()
    }

    /// The first event that reads otherwise, or is gone.
    func firstChangedEvent(in other: StoredContent) -> Int64? {
        let changed = events.filter { other.events[$0.key] != $0.value }.keys
        let added = other.events.keys.filter { events[$0] == nil }
        return (Array(changed) + added).min()
    }
}
