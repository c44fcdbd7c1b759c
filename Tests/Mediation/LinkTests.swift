import EventLog
import GRDB
import MediationDomain
import Model
import TestKit
import Testing

@testable import MediationService

@Suite("The link to a hotline")
struct LinkTests {
    let opened: Link.Event
    let asked: Link.Event

    init() throws {
        let next = try Moment("2026-10-01T02:30:00+08:00")
        opened = .opened(channel: .hotline12345, means: .wire, next: next)
        asked = .reconciliationAsked(channel: .hotline12345, number: 1, since: try Day("2026-08-01"), next: next)
    }

    func facts(_ ours: [ReconciledOrder] = [], isOutstanding: Bool = false) throws -> Link.Facts {
        Link.Facts(ours: ours, isOutstanding: isOutstanding, rules: try CountyRules.mediation())
    }

    @Test func `is opened once, and compares lists at night`() throws {
        given(Link.self).when(.open(channel: .hotline12345, means: .wire), knowing: try facts()).then(opened)
        given(Link.self, opened).when(.open(channel: .hotline12345, means: .wire), knowing: try facts()).then()
        given(Link.self).when(.askReconciliation(isDaily: true), knowing: try facts()).rejects(.linkUnknown)
        given(Link.self).when(.open(channel: .counter, means: .wire), knowing: try facts()).rejects(.linkRuleMissing)
    }

    @Test func `asks for one list at a time`() throws {
        given(Link.self, opened).when(.askReconciliation(isDaily: false), knowing: try facts()).then(asked)
        let waiting = given(Link.self, opened, asked)
        waiting.when(.askReconciliation(isDaily: false), knowing: try facts()).then()
        let next = try Moment("2026-10-01T02:30:00+08:00")
        waiting.when(.askReconciliation(isDaily: true), knowing: try facts())
            .then(.reconciliationPostponed(next: next))
    }

    @Test func `names every difference between the lists`() throws {
        let theirs = [
            PlatformOrder(number: "A", state: "办理中", sequence: 5, told: 1),
            PlatformOrder(number: "B", state: "办理中", sequence: 6, told: 0),
            PlatformOrder(number: "C", state: "结案", sequence: 3, told: 0),
            PlatformOrder(number: "D", state: "待签收", sequence: 4, told: 0),
            PlatformOrder(number: "E", state: "没听说过", sequence: 4, told: 0),
        ]
        let ours = [
            ReconciledOrder(number: "A", expected: .inProgress, sequence: 5, told: 1),
            ReconciledOrder(number: "B", expected: .inProgress, sequence: 4, told: 0),
            ReconciledOrder(number: "C", expected: .inProgress, sequence: 3, told: 1),
            ReconciledOrder(number: "E", expected: .inProgress, sequence: 4, told: 0),
            ReconciledOrder(number: "F", expected: .answered, sequence: 4, told: 1),
        ]
        let list = PlatformList(number: 1, delivery: "d", orders: theirs)
        let result = LinkReconciliation(
            number: 1,
            part: 1,
            parts: 1,
            delivery: "d",
            theirs: 5,
            ours: 5,
            differences: [
                LinkDifference(number: "B", kind: .behindHere, theirs: "6", ours: "4"),
                LinkDifference(number: "C", kind: .behindThere, theirs: "0", ours: "1"),
                LinkDifference(number: "D", kind: .missingHere, theirs: "待签收", ours: nil),
                LinkDifference(number: "E", kind: .stateDiffers, theirs: "没听说过", ours: "办理中"),
                LinkDifference(number: "F", kind: .missingThere, theirs: nil, ours: "已办结待回访"),
            ]
        )
        given(Link.self, opened, asked).when(.reconcile(list: list), knowing: try facts(ours))
            .then(.reconciled(result: result))
        given(Link.self, opened, asked, .reconciled(result: result)).when(
            .reconcile(list: list),
            knowing: try facts(ours)
        )
        .then()
    }

    @Test func `keeps many differences in parts, and counts them all`() async throws {
        try await withMediation { store, clock in
            let id = Link.ID(of: .hotline12345)
            try await store.done([.link(.open(channel: .hotline12345, means: .wire), on: id)])
            clock.advance(days: 1)
            #expect(try await store.ring() == 1)
            let delivery = try #require(try await store.dueDeliveries(to: "link:12345").first)
            let theirs = (0..<450).map { PlatformOrder(number: "N\($0)", state: "办理中", sequence: 1, told: 0) }
            let list = PlatformList(number: 1, delivery: delivery.id, orders: theirs)
            try await store.done([.link(.reconcile(list: list), on: id)])
            let (view, found) = try await store.reader.read { db in
                (
                    try Links.views(named: "12345", db).first,
                    try Links.differences(["12345"], after: ("", 0), limit: 500, db)
                )
            }
            #expect(view?.differences == 450)
            #expect(view?.waiting == 0)
            #expect(found.map(\.ordinal) == Array(1...450))
            let before = try await store.contents()
            try await store.rebuild()
            #expect(try await store.contents() == before)
        }
    }

    @Test func `gives up after so many tries until a person asks again`() async throws {
        try await withMediation { store, clock in
            let id = Link.ID(of: .hotline12345)
            try await store.done([
                .link(.open(channel: .hotline12345, means: .wire), on: id),
                .order(.receive(receipt: .example()), on: .example()),
                .order(.sign(on: Moment.example.day), on: .example()),
            ])
            let delivery = try #require(try await store.dueDeliveries(to: "link:12345").first)
            try await store.noteFailure(of: delivery, error: "连接不上", limit: 2)
            #expect(try await store.dueDeliveries(to: "link:12345").isEmpty)
            clock.advance(days: 1)
            #expect(try await store.dueDeliveries(to: "link:12345").count == 1)
            try await store.noteFailure(of: delivery, error: "连接不上", limit: 2)
            clock.advance(days: 300)
            try await store.hurryDeliveries(to: "link:12345")
            #expect(try await store.dueDeliveries(to: "link:12345").isEmpty)
            #expect(try await store.reader.read { db in try Links.views(named: "12345", db).first?.failed } == 1)
            let unknown = try await store.ask([.link(.retry(delivery: "no such"), on: id)])
            #expect(unknown == .refused(Link.Rejection.deliveryUnknown.refusal))
            try await store.done([.link(.retry(delivery: delivery.id), on: id)])
            #expect(try await store.dueDeliveries(to: "link:12345").map(\.id) == [delivery.id])
        }
    }
}
