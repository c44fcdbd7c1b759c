import EventLog
import Foundation
import GRDB
import Model
import TestKit
import Testing
import Transparency

@Suite("A follower")
struct FollowerTests {
    /// The same jars, followed: what one pantry tells, another does.
    static func follower(_ store: EventStore<Pantry>) -> Follower<Pantry, Pantry> {
        Follower(store, reactionSet: "jars") { record in
            switch record.event {
            case .jar(.filled(let coins), let id): [.jar(.put(coins: coins), on: id)]
            case .jar(.drained(let coins), let id): [.jar(.take(coins: coins), on: id)]
            case .jar: []
            }
        }
    }

    /// What a peer has told: its stored bytes.
    static func news(_ commands: [(Jar.Command, Jar.ID)]) async throws -> [PeerEvent] {
        try await withPantry { store, _ async throws in
            for (index, (command, jar)) in commands.enumerated() {
                _ = try await store.handle(CommandRequest(command, on: jar, key: "k\(index)"))
            }
            return try await store.events(ReadRequest(after: 0)).map { PeerEvent(sequence: $0.position, body: $0.body) }
        }
    }

    @Test func `takes every event in once, however often it hears of it`() async throws {
        let jar = Jar.ID.fresh()
        let news = try await Self.news([(.put(coins: 3), jar), (.put(coins: 4), jar)])
        try await withPantry { store, _ async throws in
            let follower = Self.follower(store)
            for _ in 0..<3 { _ = try await follower.receive(news, epoch: "e") }
            #expect(try await store.coins(in: jar) == 7)
            #expect(try await follower.position()?.sequence == Int64(news.count))
        }
    }

    @Test func `notices a gap and does nothing behind it`() async throws {
        let jar = Jar.ID.fresh()
        let news = try await Self.news([(.put(coins: 3), jar), (.put(coins: 4), jar)])
        try await withPantry { store, _ async throws in
            let follower = Self.follower(store)
            #expect(try await follower.receive(Array(news[2...]), epoch: "e") == .gap(after: 0))
            #expect(try await store.coins(in: jar) == nil)
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `takes everything in once from a bus that drops, doubles and reorders`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let jars = (0..<5).map { _ in Jar.ID.fresh() }
        let news = try await Self.news((0..<60).map { (.put(coins: Int64($0 % 7 + 1)), jars[$0 % 5]) })
        var heard = news.flatMap { event in
            switch Int.random(in: 0..<10, using: &random) {
            case 0, 1: [PeerEvent]()
            case 2, 3: [event, event]
            default: [event]
            }
        }
        for _ in 0..<20 {
            let places = (0..<2).map { _ in Int.random(in: heard.indices, using: &random) }
            heard.swapAt(places[0], places[1])
        }
        try await withPantry { [heard] store, _ async throws in
            let follower = Self.follower(store)
            var rest = heard[...]
            while !rest.isEmpty {
                let batch = Array(rest.prefix(7))
                rest = rest.dropFirst(7)
                // What is missing is read from the log itself, as a node does.
                if case .gap(let after) = try await follower.receive(batch, epoch: "e") {
                    _ = try await follower.receive(Array(news[Int(after)...].prefix(10)), epoch: "e")
                }
            }
            let position = try await follower.position()?.sequence ?? 0
            _ = try await follower.receive(Array(news[Int(position)...]), epoch: "e")
            for (number, jar) in jars.enumerated() {
                var expected: Int64 = 0
                for fill in stride(from: number, to: 60, by: 5) { expected += Int64(fill % 7 + 1) }
                #expect(try await store.coins(in: jar) == expected)
            }
            #expect(try await follower.position()?.sequence == Int64(news.count))
        }
    }

    @Test func `has its effect once even when its position was lost`() async throws {
        let jar = Jar.ID.fresh()
        let news = try await Self.news([(.put(coins: 3), jar)])
        try await withPantry { store, _ async throws in
            let follower = Self.follower(store)
            _ = try await follower.receive(news, epoch: "e")
            try await store.turn(.machines) { try $0.db.execute(sql: "DELETE FROM position") }
            _ = try await follower.receive(news, epoch: "e")
            #expect(try await store.coins(in: jar) == 3)
        }
    }

    @Test func `parks what it cannot take in, and its subject behind it, while the rest goes on`() async throws {
        let (poor, rich) = (Jar.ID.fresh(), Jar.ID.fresh())
        let news = try await Self.news([
            (.put(coins: 600), poor), (.put(coins: 1), rich), (.take(coins: 1), poor), (.put(coins: 2), rich),
        ])
        try await withPantry { store, _ async throws in
            _ = try await store.handle(CommandRequest(.put(coins: 500), on: .fresh(), key: "own"))
            let follower = Self.follower(store)
            #expect(try await follower.receive(news, epoch: "e") == .all(position: 6, parked: 2))
            #expect(try await store.coins(in: rich) == 3)
            let parked = try await store.parked()
            #expect(parked.map(\.reason) == ["pantryFull", "behindEarlier"])
            #expect(parked.allSatisfy { $0.subject == poor.stream })
        }
    }

    @Test func `takes parked events in order once they can go`() async throws {
        let (poor, blocker) = (Jar.ID.fresh(), Jar.ID.fresh())
        let news = try await Self.news([(.put(coins: 600), poor), (.take(coins: 1), poor)])
        try await withPantry { store, _ async throws in
            _ = try await store.handle(CommandRequest(.put(coins: 500), on: blocker, key: "own"))
            let follower = Self.follower(store)
            _ = try await follower.receive(news, epoch: "e")
            #expect(try await follower.retry(poor.stream) == 0)
            _ = try await store.handle(CommandRequest(.take(coins: 500), on: blocker, key: "own2"))
            #expect(try await follower.retry(poor.stream) == 2)
            #expect(try await store.coins(in: poor) == 599)
            #expect(try await store.parked().isEmpty)
        }
    }

    @Test func `keeps the peer's tree, closed events included`() async throws {
        let jar = Jar.ID.fresh()
        let news = try await Self.news([(.put(coins: 3), jar), (.whisper(word: "secret"), jar)])
        try await withPantry { store, _ async throws in
            let follower = Self.follower(store)
            let heard = news.dropLast() + [PeerEvent(sequence: Int64(news.count), leaf: news[news.count - 1].leaf)]
            _ = try await follower.receive(Array(heard), epoch: "e")
            var tree = MerkleFrontier()
            for event in news { tree.append(event.leaf) }
            #expect(try await follower.position()?.range.root == tree.root)
        }
    }

    @Test func `stands before an event that this program does not know`() async throws {
        let jar = Jar.ID.fresh()
        var news = try await Self.news([(.put(coins: 3), jar), (.put(coins: 4), jar)])
        let text = String(decoding: news[3].body ?? [], as: UTF8.self).replacing("filled.v1", with: "filled.v9")
        news[3] = PeerEvent(sequence: 4, body: Array(text.utf8))
        try await withPantry { store, _ async throws in
            let taken = try await Self.follower(store).receive(news, epoch: "e")
            #expect(taken == .upgradeNeeded(type: "filled.v9", position: 3))
            #expect(try await store.coins(in: jar) == 3)
        }
    }

    @Test func `says that the peer's log began another life`() async throws {
        let news = try await Self.news([])
        try await withPantry { store, _ async throws in
            let follower = Self.follower(store)
            _ = try await follower.receive(news, epoch: "one")
            #expect(try await follower.receive(news, epoch: "two") == .otherEpoch(known: "one"))
        }
    }
}
