import EventLog
import Foundation
import GRDB
import Model
import TestKit
import Testing

@testable import MediationService

@Suite("Merged and unmerged cases in the store")
struct MergingStoreTests {
    /// Numbers that a seed gives for ever.
    private struct Chance {
        var state: UInt64

        mutating func next(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
    }

    /// Two stores to which the same happens, but that only the first one merges.
    private struct Pair {
        let merging: EventStore<Mediation>
        let plain: EventStore<Mediation>

        /// Done in both, unless merging refuses it: a merged case is not acted on.
        func both(_ commands: [Mediation.Command]) async throws {
            guard case .done = try await merging.ask(commands) else { return }
            try await plain.done(commands)
        }

        func ring() async throws {
            while try await merging.ring() > 0 {}
            while try await plain.ring() > 0 {}
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func `leave every clock as if they had never been merged, and no order lost`(seed: UInt64) async throws {
        try await withMediation { merging, clock in
            try await withMediation { plain, plainClock in
                let pair = Pair(merging: merging, plain: plain)
                var chance = Chance(state: seed)
                let count = 6
                try await Self.open(count, pair, &chance)
                var live: [Int: Int] = [:]
                for _ in 0..<60 {
                    let (one, other) = (chance.next(below: count) + 1, chance.next(below: count) + 1)
                    switch chance.next(below: 6) {
                    case 0, 1:
                        let answer = try await merging.ask(Self.merger(of: one, into: other))
                        if case .done(let done) = answer, !done.events.isEmpty { live[one] = other }
                    case 2:
                        guard let into = live.removeValue(forKey: one) else { continue }
                        try await merging.done(Self.division(of: one, from: into))
                    case 3:
                        let today = try #require(plain.timepiece.read().wall.day as Day?)
                        try await pair.both([.case(.accept(on: today, told: .example), on: Self.id(one))])
                    case 4:
                        let days = Int64(chance.next(below: 9))
                        clock.advance(days: days)
                        plainClock.advance(days: days)
                    default: try await pair.ring()
                    }
                }
                for (one, into) in live.sorted(by: { $0.key < $1.key }) {
                    try await merging.done(Self.division(of: one, from: into))
                }
                try await pair.ring()
                let (merged, wanted) = (try await Self.standing(merging), try await Self.standing(plain))
                #expect(merged == wanted, "\(merged.difference(from: wanted))")
                let aside = try await Self.setAside(merging)
                #expect(aside == [])
                let before = try await merging.contents()
                try await merging.rebuild()
                #expect(try await merging.contents() == before)
            }
        }
    }

    private static func id(_ number: Int) -> Case.ID { .example(UInt64(number)) }

    private static func merger(of one: Int, into other: Int) -> [Mediation.Command] {
        [
            .case(.merge(step: .absorb(other: id(one), likeness: .samePerson)), on: id(other)),
            .case(.merge(step: .into(live: id(other), likeness: .samePerson)), on: id(one)),
        ]
    }

    private static func division(of one: Int, from other: Int) -> [Mediation.Command] {
        [
            .case(.merge(step: .release(other: id(one))), on: id(other)),
            .case(.merge(step: .leave(live: id(other))), on: id(one)),
        ]
    }

    /// Cases of one person against one enterprise, received on different days under both laws, each on its own order.
    private static func open(_ count: Int, _ pair: Pair, _ chance: inout Chance) async throws {
        for number in 1...count {
            let back = [0, 1, 2, 5, 8, 20, 168, 175][chance.next(below: 8)]
            var receipt = OrderReceipt.example()
            receipt.number = "GT\(number)"
            receipt.receivedOn = Moment.example.day.adding(days: -back)
            let order = Order.ID.example(UInt64(100 + number))
            var opening = CaseOpening.example(receivedOn: receipt.receivedOn)
            opening.orders = [order]
            try await pair.both([
                .order(.receive(receipt: receipt), on: order), .case(.open(opening: opening), on: id(number)),
                .order(.linkCase(id: id(number)), on: order),
            ])
        }
    }

    /// The clocks that run, the cases as they stand, and the orders on them.
    private static func standing(_ store: EventStore<Mediation>) async throws -> [String] {
        try await store.reader.read { db in
            try [
                "SELECT name, stream, due FROM clock ORDER BY 1, 2",
                "SELECT id, stage, due, isProvisional, isOverdue, opening FROM disputeCase ORDER BY 1",
                "SELECT id, number, caseID FROM hotlineOrder ORDER BY 1",
                "SELECT caseID, orderID FROM caseOrder ORDER BY 1, 2",
                "SELECT caseID, live FROM caseMerge",
            ]
            .flatMap { sql in try Row.fetchAll(db, sql: sql).map(\.description) }
        }
    }

    /// Why clocks rang in vain.
    private static func setAside(_ store: EventStore<Mediation>) async throws -> [String] {
        try await store.reader.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM setAside").map(\.description)
        }
    }

    @Test func `are overdue at once when their day went by while they were merged`() async throws {
        try await withMediation { store, clock in
            let early = CaseOpening.example(receivedOn: Moment.example.day.adding(days: -5))
            try await store.done([.case(.open(opening: .example()), on: .example(1))])
            try await store.done([.case(.open(opening: early), on: .example(2))])
            try await store.done(Self.merger(of: 2, into: 1))
            try await store.done([.case(.accept(on: Moment.example.day, told: .example), on: .example(1))])
            clock.advance(days: 30)
            #expect(try await store.ring() == 0)
            try await store.done(Self.division(of: 2, from: 1))
            #expect(try await store.ring() == 0)
            try await store.reader.read { db throws in
                #expect(try Cases.item(.example(2), db)?.summary.isOverdue == true)
                #expect(try Cases.item(.example(1), db)?.summary.stage == .mediating)
            }
        }
    }

    @Test func `are not in the list of what is to be done while they are merged`() async throws {
        try await withMediation { store, _ in
            try await store.done([.case(.open(opening: .example()), on: .example(1))])
            try await store.done([.case(.open(opening: .example()), on: .example(2))])
            try await store.done(Self.merger(of: 2, into: 1))
            let query = try CanonicalJSON.decode(CaseListQuery.self, from: Array("{}".utf8))
            try await store.reader.read { db throws in
                #expect(try Cases.open(query, limit: 10, db).map(\.id) == [.example(1)])
                #expect(try Merges.live(of: .example(2), db) == .example(1))
                #expect(try Merges.ties(of: .example(1), db).merged.map(\.id) == [.example(2)])
                let notice = try Merges.ties(of: .example(2), db).into?.notice.chinese
                #expect(notice == "已并入2026年第1号案件一并办理")
            }
        }
    }

    @Test func `never form a chain or a circle`() async throws {
        try await withMediation { store, _ in
            for number in 1...3 {
                try await store.done([.case(.open(opening: .example()), on: Self.id(number))])
            }
            try await store.done(Self.merger(of: 2, into: 1))
            let refusals: [([Mediation.Command], Case.Rejection)] = [
                (Self.merger(of: 1, into: 2), .caseMerged), (Self.merger(of: 1, into: 3), .mergedHasMerged),
                (Self.merger(of: 3, into: 2), .caseMerged), (Self.merger(of: 2, into: 3), .mergedElsewhere),
                (Self.merger(of: 1, into: 1), .mergedWithItself),
            ]
            for (commands, rejection) in refusals {
                #expect(try await store.ask(commands) == .refused(rejection.refusal))
            }
            try await store.done(Self.merger(of: 3, into: 1))
        }
    }
}
