import Auditor
import Foundation
import GRDB
import Model
import ServiceKit
import TestKit
import Testing

@Suite("A flipped bit")
struct FlipTests {
    /// How many bits are flipped; `bench flips` flips 1,000 of a store of 50,000 events.
    private static let count = Soak.length(30, full: 200)
    private static let commands = Soak.length(600, full: 1_200)

    @Test func `is found and located wherever it changes what a store says`() async throws {
        let county = try await AuditedCounty.fresh(commands: Self.commands, seed: 5)
        let heads = try county.heads()
        #expect(await county.verify(heads: heads).isSound)
        let services = AuditedCounty.services
        let contents = try services.map { try StoreContent(ofStoreAt: county.folder.store(of: $0)) }
        var numbers = SeededRandom(seed: 99)
        var changed = 0
        for _ in 0..<Self.count {
            let which = Int.random(in: 0..<services.count, using: &numbers)
            let path = county.folder.store(of: services[which])
            let size = try #require(FileManager.default.contents(atPath: path)?.count)
            let place = Int.random(in: 0..<size, using: &numbers)
            let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &numbers)
            try Self.flip(bit, at: place, of: path)
            let content = try? StoreContent(ofStoreAt: path)
            if content != contents[which] {
                changed += 1
                let found = await Self.find(in: county, services[which], heads)
                #expect(found.isFound, "bit \(bit) at \(place) of \(services[which])")
                // What still reads, but as another event, is named by its position.
                if let content, let position = contents[which].firstChangedEvent(in: content) {
                    #expect(
                        found.speaks(of: position),
                        "event \(position), bit \(bit) at \(place) of \(services[which])"
                    )
                }
            }
            try Self.flip(bit, at: place, of: path)
        }
        #expect(changed > Self.count / 3)
        #expect(await county.verify(heads: heads).isSound)
    }

    private static func flip(_ bit: UInt8, at place: Int, of path: String) throws {
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.seek(toOffset: UInt64(place))
        let byte = try file.read(upToCount: 1)?.first ?? 0
        try file.seek(toOffset: UInt64(place))
        try file.write(contentsOf: Data([byte ^ bit]))
        try file.close()
    }

    /// What verifying says, and when that is silent, what replaying the log says of the tables.
    private static func find(in county: AuditedCounty, _ service: String, _ heads: [SignedHeads.Head]) async -> Found {
        let report = await county.verify(heads: heads)
        let faults = report.stores.flatMap(\.faults)
        guard faults.isEmpty else { return Found(faults: faults, differs: false) }
        let scratch = "\(county.folder.path)/flipped.sqlite"
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: scratch + end) } }
        var replay = ReplayRun(county.file(service), into: scratch)
        replay.compared = county.file(service)
        let result = Result { try replay.run() }
        switch result {
        case .success(let report): return Found(faults: [], differs: report.differenceCount > 0)
        case .failure: return Found(faults: [], differs: true)
        }
    }

    private struct Found {
        var faults: [Fault]
        var differs: Bool

        var isFound: Bool { differs || !faults.isEmpty }

        /// Whether the event is named, or the file is said to be damaged as a file.
        func speaks(of position: Int64) -> Bool {
            faults.contains { fault in
                fault.concerns(position) || [.fileDamaged, .fileUnreadable].contains(fault.reason)
            }
        }
    }
}

/// All that a store says that follows from the log, is signed, or is answered from; not when or how often something was tried.
struct StoreContent: Equatable {
    private var events: [Int64: [DatabaseValue]] = [:]
    private var rows: [[[DatabaseValue]]] = []

    init(ofStoreAt path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        (events, rows) = try queue.read { db in
            func all(_ sql: String) throws -> [[DatabaseValue]] {
                try Row.fetchAll(db, sql: sql).map { Array($0.databaseValues) }
            }
            var events: [Int64: [DatabaseValue]] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT * FROM event") {
                events[row["position"]] = Array(row.databaseValues)
            }
            var rows = [
                try all("SELECT type, name, tbl_name, sql FROM sqlite_master"),
                try all("SELECT stream, version, position FROM event ORDER BY stream, version"),
                try all("PRAGMA application_id"), try all("PRAGMA user_version"),
            ]
            let kept = [
                "answer": "actor, key, first, last", "witness": "peer, epoch, size, note",
                "position": "peer, reactionSet, epoch, sequence, range",
            ]
            let names = try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
            for name in names where !["event", "grdb_migrations", "setAside", "attempt", "parked"].contains(name) {
                rows.append(try all("SELECT \(kept[name] ?? "*") FROM \(name)"))
            }
            return (events, rows)
        }
        try queue.close()
    }

    /// The first event that reads otherwise, or is gone.
    func firstChangedEvent(in other: StoreContent) -> Int64? {
        events.filter { other.events[$0.key] != $0.value }.map(\.key).min()
    }
}
