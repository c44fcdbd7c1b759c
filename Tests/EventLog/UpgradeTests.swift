import EventLog
import Foundation
import GRDB
import Model
import TestKit
import Testing

@Suite("An event of a former shape")
struct FormerEventTests {
    let jar = Jar.ID.fresh()

    @Test func `is folded, projected and replayed in today's words`() async throws {
        try await withFolder { path async throws in
            _ = try await fillOldPantry(at: path, [(jar, 3)])
            let store = try openPantry(at: path)
            defer { store.close() }
            #expect(try await store.coins(in: jar) == 15)
            // The decision folds the stream itself: fifteen coins are there to be taken, and no more.
            let refused = try await store.handle(CommandRequest(.take(coins: 16), on: jar, key: "k1"))
            guard case .refused(let refusal) = refused else { return #expect(Bool(false), "\(refused)") }
            #expect(refusal.reason == "jarTooEmpty")
            _ = try await store.handle(CommandRequest(.take(coins: 15), on: jar, key: "k2"))
            let before = try await store.contents()
            try await store.rebuild()
            #expect(try await store.contents() == before)
            #expect(try await store.coins(in: jar) == 0)
        }
    }

    @Test func `is taken in from a peer, and later when it was parked`() async throws {
        try await withFolder { path async throws in
            let news = try await fillOldPantry(at: path, [(jar, 3), (.fresh(), 199)])
            try await withPantry { store, _ async throws in
                _ = try await store.handle(CommandRequest(.put(coins: 100), on: jar, key: "own"))
                let follower = FollowerTests.follower(store)
                let last = try #require(news.last?.sequence)
                #expect(try await follower.receive(news, epoch: "e") == .all(position: last, parked: 1))
                #expect(try await store.coins(in: jar) == 115)
                let parked = try await store.parked()
                #expect(parked.map(\.reason) == ["pantryFull"])
                _ = try await store.handle(CommandRequest(.take(coins: 115), on: jar, key: "room"))
                #expect(try await follower.retry(try #require(parked.first?.subject)) == 1)
            }
        }
    }

    @Test func `stays as open as it was`() {
        #expect(EventStore<Pantry>.disclosure(ofType: "cn.jiazheng.pantry.jar.filled.v0") == .open)
        #expect(EventStore<Pantry>.disclosure(ofType: "cn.jiazheng.pantry.log.unheardOf.v1") == .closed)
    }
}

@Suite("A store of a newer program")
struct NewerStoreTests {
    @Test func `is refused by the number of its format`() async throws {
        try await withFolder { path async throws in
            try await fill(path)
            try alter(path, "PRAGMA user_version = 9")
            #expect(throws: StoreError.newer(program: "pantry 0", unknown: ["format 9"])) { try openPantry(at: path) }
        }
    }

    @Test func `is refused by an event that nobody here knows, and is not touched`() async throws {
        try await withFolder { path async throws in
            try await fill(path)
            let type = "cn.jiazheng.pantry.jar.polished.v1"
            try alter(
                path,
                """
                INSERT INTO event (position, stream, version, type, moment, body)
                    SELECT position + 1, stream, version + 1, '\(type)', moment,
                        CAST(replace(CAST(body AS TEXT), 'jar.filled.v1', 'jar.polished.v1') AS BLOB)
                    FROM event ORDER BY position DESC LIMIT 1;
                INSERT INTO eventType (type, first) SELECT type, position FROM event ORDER BY position DESC LIMIT 1;
                INSERT INTO program (name, position, moment) VALUES ('pantry 0.10.0', 4, 0);
                """
            )
            let before = try rows(path)
            #expect(throws: StoreError.newer(program: "pantry 0.10.0", unknown: [type])) { try openPantry(at: path) }
            // Where the list of types is not there yet, filling the tables anew finds it.
            try alter(path, "DELETE FROM eventType; DELETE FROM readModel")
            #expect(throws: StoreError.self) { try openPantry(at: path) }
            #expect(try rows(path) == before)
        }
    }

    @Test func `is refused by a table that only a newer program makes`() async throws {
        try await withFolder { path async throws in
            try await fill(path)
            try alter(path, "CREATE TABLE shelf (id TEXT PRIMARY KEY) STRICT")
            #expect(throws: StoreError.undeclaredTables(["shelf"])) { try openPantry(at: path) }
            try alter(path, "INSERT INTO program (name, position, moment) VALUES ('pantry 0.2.0', 4, 0)")
            #expect(throws: StoreError.newer(program: "pantry 0.2.0", unknown: ["shelf"])) { try openPantry(at: path) }
        }
    }

    private func fill(_ path: String) async throws {
        let store = try openPantry(at: path)
        _ = try await store.handle(CommandRequest(.put(coins: 3), on: .fresh(), key: "k"))
        store.close()
    }

    private func alter(_ path: String, _ sql: String) throws {
        try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    private func rows(_ path: String) throws -> [Data] {
        try DatabaseQueue(path: path).read { try Data.fetchAll($0, sql: "SELECT body FROM event ORDER BY position") }
    }
}

/// A path for a store, gone with its folder after the test.
private func withFolder<Result>(_ test: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "upgrade-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await test(folder.appending(path: "pantry.sqlite").path)
}
