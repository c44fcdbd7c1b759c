import EventLog
import Foundation
import GRDB
import Model
import Testing

@Suite("The log")
struct LogTests {
    @Test func `begins by saying whose it is and which rules decide`() async throws {
        try await withPantry { store, _ async throws in
            let types = try await store.events(ReadRequest(after: 0)).map(\.type)
            #expect(types == ["cn.jiazheng.pantry.log.opened.v1", "cn.jiazheng.pantry.rules.loaded.v1"])
        }
    }

    @Test(arguments: [
        "UPDATE event SET body = x'00' WHERE position = 1", "DELETE FROM event WHERE position = 1",
        "INSERT INTO event VALUES (9, 'jar/x', 1, 't', 0, x'00')",
        "INSERT OR REPLACE INTO event VALUES (1, 'log/0', 1, 't', 0, x'00')",
    ])
    func `cannot be changed behind its back`(sql: String) async throws {
        try await withPantry { _, path async throws in
            let queue = try DatabaseQueue(path: path)
            #expect(throws: DatabaseError.self) { try queue.write { db in try db.execute(sql: sql) } }
        }
    }

    @Test func `is the same after a restart, and goes on where it stood`() async throws {
        try await withPantry { store, path async throws in
            let jar = Jar.ID.fresh()
            _ = try await store.handle(CommandRequest(.put(coins: 7), on: jar, key: "a"))
            let (head, contents) = (store.head.current, try await store.contents())
            store.close()
            let again = try openPantry(at: path + "", clock: HandClock(Moment(milliseconds: 1_790_730_100_000)))
            #expect(again.head.current == head)
            #expect(try await again.contents() == contents)
            _ = try await again.handle(CommandRequest(.take(coins: 7), on: jar, key: "b"))
            #expect(try await again.coins(in: jar) == 0)
            again.close()
        }
    }

    @Test func `begins a new life behind its last event when its loss is accepted`() async throws {
        try await withPantry { store, path async throws in
            let jar = Jar.ID.fresh()
            _ = try await store.handle(CommandRequest(.put(coins: 7), on: jar, key: "a"))
            let old = store.head.current
            store.close()
            let again = try openPantry(
                at: path,
                clock: HandClock(Moment(milliseconds: 1_790_730_100_000)),
                acceptsLoss: true
            )
            defer { again.close() }
            #expect(again.head.current.epoch != old.epoch)
            guard
                case .kernel(.log(.opened(let reason, _, _, let after, _))) = try again.event(at: old.position + 1)?
                    .event
            else { throw Unexpected(old) }
            #expect(reason == .restored)
            #expect(after?.epoch == old.epoch)
            #expect(after?.size == String(old.position))
            let before = try await again.contents()
            try await again.rebuild()
            #expect(try await again.contents() == before)
            #expect(try await again.handle(CommandRequest(.take(coins: 7), on: jar, key: "b")) != .refused(.keyReused))
        }
    }

    @Test func `gives back every derived row when its tables are refilled in the year 2100`() async throws {
        let clock = HandClock()
        try await withPantry(clock: clock) { store, _ async throws in
            for index in 0..<600 {
                let jar = Jar.ID.fresh()
                _ = try await store.handle(CommandRequest(.put(coins: 1), on: jar, key: "k\(index)"))
            }
            let before = try await store.contents()
            #expect(before.contains { $0.hasPrefix("tile:") })
            clock.advance(milliseconds: 74 * 365 * 86_400_000)
            try await store.rebuild()
            #expect(try await store.contents() == before)
        }
    }

    @Test func `keeps a second process out`() async throws {
        try await withPantry { (_: EventStore<Pantry>, path) async throws -> Void in
            #expect(throws: StoreError.locked(path: path)) { try openPantry(at: path) }
        }
    }

    @Test func `does not open a database of somebody else`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "foreign-\(UUID().uuidString).sqlite").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await DatabaseQueue(path: path).write { db in try db.execute(sql: "CREATE TABLE theirs (x)") }
        #expect(throws: StoreError.self) { try openPantry(at: path) }
    }

    @Test func `does not open with a table that nobody declares`() async throws {
        try await withPantry { store, path async throws in
            store.close()
            try await DatabaseQueue(path: path).write { db in
                try db.execute(sql: "CREATE TABLE stray (x INTEGER) STRICT")
            }
            #expect(throws: StoreError.undeclaredTables(["stray"])) { try openPantry(at: path) }
        }
    }
}

@Suite("The clock")
struct ClockTests {
    @Test func `stops commands when it jumps, until a person vouches for it`() async throws {
        let clock = HandClock()
        try await withPantry(clock: clock) { store, _ async throws in
            _ = try await store.handle(CommandRequest(.put(coins: 1), on: .fresh(), key: "a"))
            clock.jump(milliseconds: 3_600_000)
            await #expect(throws: StoreError.self) {
                try await store.handle(CommandRequest(.put(coins: 1), on: .fresh(), key: "b"))
            }
            try await store.acceptClock(as: Occasion(actor: "user:x", role: "systemAdministrator", commandID: "c"))
            let answer = try await store.handle(CommandRequest(.put(coins: 1), on: .fresh(), key: "b"))
            guard case .done = answer else { throw Unexpected(answer) }
        }
    }

    @Test func `never writes an earlier moment than the last`() async throws {
        let clock = HandClock()
        try await withPantry(clock: clock) { store, _ async throws in
            for index in 0..<5 {
                clock.jump(milliseconds: -300)
                _ = try await store.handle(CommandRequest(.put(coins: 1), on: .fresh(), key: "k\(index)"))
            }
            let moments = try await store.reader.read { db in
                try Int64.fetchAll(db, sql: "SELECT moment FROM event ORDER BY position")
            }
            #expect(moments == moments.sorted())
        }
    }

    @Test func `rings what is due once, and an event stops it`() async throws {
        let clock = HandClock()
        try await withPantry(clock: clock) { store, _ async throws in
            let jar = Jar.ID.fresh()
            _ = try await store.handle(CommandRequest(.put(coins: 1), on: jar, key: "a"))
            #expect(try await store.ring() == 0)
            clock.advance(milliseconds: 61_000)
            #expect(try await store.ring() == 1)
            #expect(try await store.ring() == 0)
            let types = try await store.events(ReadRequest(after: 0, subject: jar.stream)).map(\.type)
            #expect(types == ["cn.jiazheng.pantry.jar.filled.v1", "cn.jiazheng.pantry.jar.expired.v1"])
        }
    }
}
