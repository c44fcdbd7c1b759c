import EventLog
import Foundation
import GRDB
import Model
import Testing

@Suite("Rebuilding while commands go on")
struct RebuildingTests {
    private func fill(_ store: EventStore<Pantry>, _ keys: Range<Int>) async throws {
        for index in keys {
            _ = try await store.handle(CommandRequest(.put(coins: 1), on: Jar.ID.fresh(), key: "k\(index)"))
        }
    }

    /// What no event says: a changed row, a missing one, and one too many.
    private func corrupt(_ store: EventStore<Pantry>) async throws {
        try await store.turn(.machines) { transaction in
            try transaction.db.execute(
                sql: """
                    UPDATE jar SET coins = 77 WHERE id = (SELECT min(id) FROM jar);
                    DELETE FROM jar WHERE id = (SELECT max(id) FROM jar);
                    INSERT INTO jar VALUES ('nobody', 5);
                    """
            )
        }
    }

    @Test func `switches what is not what follows from the log, and nothing else`() async throws {
        try await withPantry { store, path async throws in
            try await fill(store, 0..<300)
            try await corrupt(store)
            let shadow = "\(path).shadow"
            async let filling: Void = fill(store, 300..<450)
            let report = try await store.rebuild(shadow: shadow)
            try await filling
            #expect(report.switched == ["jar"] && report.differenceCount == 3)
            #expect(report.differences.contains { $0.row == "nobody" && $0.replayed == nil })
            #expect(report.differences.contains { $0.field == "coins" && $0.replayed == "1" && $0.live == "77" })
            let mended = try await store.contents()
            try await store.rebuild()
            #expect(try await store.contents() == mended)
            let folder = URL(filePath: path).deletingLastPathComponent().path
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(files.allSatisfy { !$0.contains("shadow") })
            // The writer goes on as if nothing had been.
            try await fill(store, 450..<460)
        }
    }

    @Test func `of sound tables changes nothing, and of one table says nothing of others`() async throws {
        try await withPantry { store, path async throws in
            try await fill(store, 0..<20)
            let sound = try await store.rebuild(shadow: "\(path).shadow")
            #expect(sound.differenceCount == 0 && sound.switched == [] && sound.tables.contains("jar"))
            #expect(sound.position == store.head.current.position)
            try await corrupt(store)
            let other = try await store.rebuild(["clock"], shadow: "\(path).shadow")
            #expect(other.tables == ["clock"] && other.differenceCount == 0)
            await #expect(throws: Refusal.self) { try await store.rebuild(["stranger"], shadow: "\(path).shadow") }
        }
    }
}
