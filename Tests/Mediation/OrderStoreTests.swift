import EventLog
import GRDB
import MediationDomain
import Model
import TestKit
import Testing

@testable import MediationService

@Suite("Orders in mediation's store")
struct OrderStoreTests {
    let today = Moment.example.day

    /// The same dispute by both lines, as one case.
    func dispute(_ store: EventStore<Mediation>) async throws {
        var other = OrderReceipt.example()
        other.channel = .hotline12315
        other.number = "12315-7"
        try await store.done([
            .order(.receive(receipt: .example()), on: .example(1)),
            .order(.receive(receipt: other), on: .example(2)),
            .case(.open(opening: .example()), on: .example(9)),
            .order(.linkCase(id: .example(9)), on: .example(1)),
            .order(.linkCase(id: .example(9)), on: .example(2)),
        ])
    }

    func outgoing(_ store: EventStore<Mediation>) async throws -> [String] {
        try await store.reader.read { db in
            try String.fetchAll(db, sql: "SELECT recipient FROM outgoing ORDER BY position")
        }
    }

    @Test func `hear of their case on both lines, and end with it`() async throws {
        try await withMediation { store, _ in
            try await dispute(store)
            #expect(try await outgoing(store) == ["link:12345", "link:12315", "link:12315"])
            let answers: [Mediation.Command] = [1, 2].map { .order(.answer(caseID: .example(9)), on: .example($0)) }
            try await store.done([.case(.accept(on: today, told: .example), on: .example(9))] + answers)
            try await store.done([.case(.terminate(termination: .example(ground: 1)), on: .example(9))] + answers)
            try await store.done(answers)
            for id in [1, 2] as [UInt64] {
                let (stage, told) = try await store.reader.read { db in
                    let order = try Orders.order(.example(id), mayKnowReports: false, db)
                    return (order?.summary.stage, try Orders.answers(of: .example(id), db))
                }
                #expect(stage == .answered)
                #expect(told.map(\.outcome) == [.received, .accepted, .terminated])
                #expect(told.map(\.kind) == [.interim, .interim, .final])
                #expect(told.last?.article == "第二十三条第一款第一项" || told.last?.article != nil)
            }
        }
    }

    @Test func `belong to several cases, and leave them`() async throws {
        try await withMediation { store, _ in
            try await dispute(store)
            try await store.done([.case(.open(opening: .example(enterprise: .example(3))), on: .example(10))])
            let refused = try await store.ask([.order(.linkCase(id: .example(10)), on: .example(1))])
            #expect(refused == .refused(Order.Rejection.orderHasCase.refusal))
            try await store.done([.order(.addCase(id: .example(10)), on: .example(1))])
            try await store.reader.read { db throws in
                #expect(try Orders.cases(of: .example(1), db) == [.example(9), .example(10)])
                #expect(try Orders.orders(of: .example(9), db) == [.example(1), .example(2)])
            }
            try await store.done([.order(.unlinkCase(id: .example(9), reason: .example()), on: .example(1))])
            try await store.reader.read { db throws in
                #expect(try Orders.cases(of: .example(1), db) == [.example(10)])
                #expect(try Cases.id(onOrder: "GT20260930-000131", in: .hotline12345, db) == .example(10))
            }
        }
    }

    @Test func `that were split show the complaint alone to those who may not know of reports`() async throws {
        try await withMediation { store, _ in
            let split = OrderSplit(caseID: .example(9), reportID: .example(4), complaint: .example("Y29tcGxhaW50"))
            let opening = ReportOpening(order: .example(), reporter: .example(8), receivedOn: today)
            try await store.done([
                .order(.receive(receipt: .example(category: .report)), on: .example()),
                .case(.open(opening: .example()), on: .example(9)),
                .report(.open(opening: opening), on: .example(4)),
                .order(.split(split: split), on: .example()),
            ])
            try await store.reader.read { db throws in
                let seen = try Orders.page(OrderFilter(mayKnowReports: false, limit: 9), db)
                #expect(seen.map(\.category) == [.complaint])
                #expect(seen.map(\.reportID) == [nil])
                let known = try Orders.page(OrderFilter(mayKnowReports: true, limit: 9), db)
                #expect(known.map(\.category) == [.report])
                #expect(known.map(\.reportID) == [.example(4)])
                #expect(try Orders.order(.example(), mayKnowReports: false, db)?.complaint == split.complaint)
            }
        }
    }

    @Test func `are announced before they come`() async throws {
        try await withMediation { store, _ in
            try await store.done([.order(.advance(notice: .example(word: .inProgress)), on: .example())])
            let number = OrderNotice.example().number
            let early = try await store.reader.read { db in try Orders.id(numbered: number, in: .hotline12345, db) }
            #expect(early == .example())
            try await store.done([.order(.receive(receipt: .example()), on: .example())])
            let order = try await store.reader.read { db in try Orders.order(.example(), mayKnowReports: false, db) }
            #expect(order?.word == .inProgress)
            #expect(order?.summary.sequence == 41)
        }
    }

    @Test func `ring when they are due, and not once they are answered`() async throws {
        try await withMediation { store, clock in
            try await store.done([.order(.receive(receipt: .example()), on: .example())])
            clock.advance(days: 14)
            #expect(try await store.ring() == 1)
            #expect(try await store.ring() == 0)
        }
        try await withMediation { store, clock in
            try await store.done([.order(.receive(receipt: .example()), on: .example())])
            try await store.done([.order(.answerByHand(text: .example()), on: .example())])
            clock.advance(days: 14)
            #expect(try await store.ring() == 0)
        }
    }

    @Test func `have arrived once the platform has acknowledged them`() async throws {
        try await withMediation { store, _ in
            try await dispute(store)
            let due = try await store.dueDeliveries(to: "link:12345")
            let delivery = try #require(due.first)
            #expect(due.count == 1)
            let receipt = CommandRequest<Mediation>(
                [.order(.noteDelivered(delivery: delivery.id, receipt: "R-1"), on: .example(1))],
                as: Occasion(actor: "service:mediation", role: "service", commandID: "receipt/\(delivery.id)")
            )
            try await store.noteReceipt(of: delivery, receipt)
            try await store.noteReceipt(of: delivery, receipt)
            #expect(try await store.dueDeliveries(to: "link:12345").isEmpty)
            let order = try await store.reader.read { db in try Orders.order(.example(1), mayKnowReports: false, db) }
            #expect(order?.told == 1)
            let before = try await store.contents()
            try await store.rebuild()
            #expect(try await store.contents() == before)
        }
    }
}
