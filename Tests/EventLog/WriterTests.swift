import EventLog
import Foundation
import GRDB
import Model
import Synchronization
import TestKit
import Testing

@Suite("The writer")
struct WriterTests {
    @Test func `answers a command with the events it led to`() async throws {
        try await withPantry { store, _ async throws in
            let jar = Jar.ID.fresh()
            let before = store.head.position
            let answer = try await store.handle(CommandRequest(.put(coins: 5), on: jar, key: "a"))
            guard case .done(let done) = answer else { throw Unexpected(answer) }
            #expect(
                done.events == [
                    Answer.Mark(position: before + 1, stream: jar.stream, type: "cn.jiazheng.pantry.jar.filled.v1")
                ]
            )
            #expect(store.head.position == before + 1)
        }
    }

    @Test func `gives the first answer again to the same request, and nothing happens twice`() async throws {
        try await withPantry { store, _ async throws in
            let jar = Jar.ID.fresh()
            let first = try await store.handle(CommandRequest(.put(coins: 5), on: jar, key: "a"))
            let again = try await store.handle(CommandRequest(.put(coins: 5), on: jar, key: "a"))
            #expect(first == again)
            #expect(try await store.coins(in: jar) == 5)
        }
    }

    @Test func `refuses the same key for other content`() async throws {
        try await withPantry { store, _ async throws in
            let jar = Jar.ID.fresh()
            _ = try await store.handle(CommandRequest(.put(coins: 5), on: jar, key: "a", content: 1))
            await #expect(throws: Refusal.keyReused) {
                try await store.handle(CommandRequest(.put(coins: 6), on: jar, key: "a", content: 2))
            }
        }
    }

    @Test func `keeps a refusal as the answer, even when the command would go through later`() async throws {
        try await withPantry { store, _ async throws in
            let jar = Jar.ID.fresh()
            let refused = try await store.handle(CommandRequest(.take(coins: 5), on: jar, key: "a"))
            _ = try await store.handle(CommandRequest(.put(coins: 5), on: jar, key: "b"))
            let again = try await store.handle(CommandRequest(.take(coins: 5), on: jar, key: "a"))
            #expect(refused == .refused(Jar.Rejection.jarTooEmpty.refusal))
            #expect(again == refused)
        }
    }

    @Test func `does all of a bundle or nothing of it`() async throws {
        try await withPantry { store, _ async throws in
            let (one, two) = (Jar.ID.fresh(), Jar.ID.fresh())
            var request = CommandRequest<Pantry>(.put(coins: 5), on: one, key: "a")
            request.commands.append(.jar(.take(coins: 1), on: two))
            #expect(try await store.handle(request) == .refused(Jar.Rejection.jarTooEmpty.refusal))
            #expect(try await store.coins(in: one) == nil)
        }
    }

    @Test func `undoes one bundle that failed half-way, and none of those that share its transaction`() async throws {
        try await withPantry { store, _ async throws in
            let jars = (0..<60).map { _ in Jar.ID.fresh() }
            let empty = Jar.ID.fresh()
            let answers = try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
                for (number, jar) in jars.enumerated() {
                    group.addTask {
                        var request = CommandRequest<Pantry>(.put(coins: 1), on: jar, key: "k\(number)")
                        if number % 3 == 0 { request.commands.append(.jar(.take(coins: 1), on: empty)) }
                        return (number, try await store.handle(request))
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            for (number, jar) in jars.enumerated() {
                let failed = number % 3 == 0
                #expect(try await store.coins(in: jar) == (failed ? nil : 1))
                #expect((answers[number] == .refused(Jar.Rejection.jarTooEmpty.refusal)) == failed)
            }
            let before = try await store.contents()
            try await store.rebuild()
            #expect(try await store.contents() == before)
        }
    }

    @Test func `lets later members of a bundle see what earlier ones did`() async throws {
        try await withPantry { store, _ async throws in
            let (one, two) = (Jar.ID.fresh(), Jar.ID.fresh())
            var request = CommandRequest<Pantry>(.put(coins: 900), on: one, key: "a")
            request.commands.append(.jar(.put(coins: 200), on: two))
            #expect(try await store.handle(request) == .refused(Jar.Rejection.pantryFull.refusal))
        }
    }

    @Test func `keeps positions and stream versions without gaps under many callers`() async throws {
        try await withPantry { store, _ async throws in
            let jars = (0..<8).map { _ in Jar.ID.fresh() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<400 {
                    group.addTask {
                        let command: Jar.Command = index % 5 == 4 ? .take(coins: 100_000) : .put(coins: 1)
                        _ = try await store.handle(CommandRequest(command, on: jars[index % 8], key: "k\(index)"))
                    }
                }
                try await group.waitForAll()
            }
            let gaps = try await store.reader.read { db in
                try Int.fetchOne(
                    db,
                    sql: "SELECT count(*) FROM (SELECT 1 FROM event GROUP BY stream HAVING max(version) <> count(*))"
                )
            }
            #expect(gaps == 0)
            #expect(try await store.coinsInAll() == 320)
        }
    }

    @Test func `refuses a command that expected another version`() async throws {
        try await withPantry { store, _ async throws in
            let jar = Jar.ID.fresh()
            var request = CommandRequest<Pantry>(.put(coins: 1), on: jar, key: "a")
            request.expectedVersion = 3
            #expect(try await store.handle(request) == .refused(.versionMismatch(expected: 3, found: 0)))
        }
    }

    @Test func `does not begin what nobody waits for any more`() async throws {
        try await withPantry { store, _ async throws in
            var request = CommandRequest<Pantry>(.put(coins: 1), on: .fresh(), key: "a")
            request.expires = -1
            await #expect(throws: StoreError.expired) { try await store.handle(request) }
        }
    }

    @Test func `turns away whom its line has no room for, and loses nobody it let in`() async throws {
        try await withPantry(waitingLimit: 8) { store, _ async throws in
            let (began, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let blocking = Task {
                try await store.turn(.machines) { _ in
                    began.signal()
                    mayGoOn.wait()
                }
            }
            await Self.waitElsewhere(for: began)
            let outcomes = Outcomes()
            let jars = (0..<20).map { _ in Jar.ID.fresh() }
            for (number, jar) in jars.enumerated() {
                store.submit(CommandRequest(.put(coins: 1), on: jar, key: "k\(number)")) { outcomes.add($0) }
            }
            #expect(outcomes.busy == 12)
            mayGoOn.signal()
            try await blocking.value
            try await eventually("those in line are answered") { outcomes.done == 8 }
            for (number, jar) in jars.enumerated() {
                #expect(try await store.coins(in: jar) == (number < 8 ? 1 : nil))
            }
        }
    }

    @Test func `commits the rows of one caller before it takes those of the next`() async throws {
        try await withPantry { store, _ async throws in
            let (began, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let blocking: Void = store.turn(.machines) { _ in
                began.signal()
                mayGoOn.wait()
            }
            await Self.waitElsewhere(for: began)
            let rows = (0..<256).map { CommandRequest<Pantry>(.put(coins: 1), on: .fresh(), key: "k\($0)") }
            async let first = store.handle(rows: rows)
            try await eventually("the first wait in line") { store.waitingCount == 1 }
            async let committed = store.turn(.machines, weight: rows.count) { _ in store.head.position }
            try await eventually("the next wait in line") { store.waitingCount == 2 }
            let before = store.head.position
            mayGoOn.signal()
            try await blocking
            #expect(try await first.count == rows.count)
            #expect(try await committed == before + Int64(rows.count))
        }
    }

    private static func waitElsewhere(for semaphore: DispatchSemaphore) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                semaphore.wait()
                continuation.resume()
            }
        }
    }

    @Test func `tells that it is closed`() async throws {
        try await withPantry { store, _ async throws in
            store.close()
            await #expect(throws: StoreError.closed) {
                try await store.handle(CommandRequest(.put(coins: 1), on: .fresh(), key: "a"))
            }
        }
    }
}

/// An answer that the test did not expect.
struct Unexpected: Error {
    let what: String

    init(_ what: Any) {
        self.what = "\(what)"
    }
}

extension EventStore<Pantry> {
    func coins(in jar: Jar.ID) async throws -> Int64? {
        try await reader.read { db in
            try Int64.fetchOne(db, sql: "SELECT coins FROM jar WHERE id = ?", arguments: [jar])
        }
    }

    func coinsInAll() async throws -> Int64? {
        try await reader.read { db in try Int64.fetchOne(db, sql: "SELECT sum(coins) FROM jar") }
    }
}

/// What callers were told, counted.
private final class Outcomes: Sendable {
    private let counts = Mutex((done: 0, busy: 0))

    var done: Int { counts.withLock { $0.done } }
    var busy: Int { counts.withLock { $0.busy } }

    func add(_ outcome: Result<Answer, any Error>) {
        counts.withLock { counts in
            switch outcome {
            case .success: counts.done += 1
            case .failure: counts.busy += 1
            }
        }
    }
}
