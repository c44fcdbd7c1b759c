import EventLog
import Foundation
import GRDB
import Logging
import Model
import Synchronization
import TestKit
import Testing

@testable import MediationService

@Suite("Mediation's store")
struct StoreTests {
    @Test func `finds an order by its number and keeps what came later`() async throws {
        try await withMediation { store, _ in
            try await store.done([.order(.receive(receipt: .example()), on: .example())])
            let reminder = OrderReceipt.example(sequence: 40, kind: .urged)
            try await store.done([.order(.receive(receipt: reminder), on: .example())])
            try await store.reader.read { db throws in
                let number = OrderReceipt.example().number
                #expect(try Orders.id(numbered: number, in: .hotline12345, db) == .example())
                #expect(try Orders.id(numbered: number, in: .hotline12315, db) == nil)
                #expect(try Orders.updates(of: .example(), db) == [OrderUpdate(reminder)])
                #expect(try Orders.order(.example(), mayKnowReports: false, db)?.summary.sequence == 40)
            }
        }
    }

    @Test func `refuses a second order under a number that is taken`() async throws {
        try await withMediation { store, _ in
            try await store.done([.order(.receive(receipt: .example()), on: .example())])
            let answer = try await store.ask([.order(.receive(receipt: .example()), on: .example(2))])
            #expect(answer == .refused(Order.Rejection.orderNumberTaken.refusal))
        }
    }

    @Test func `shows a report only to those who may know of it`() async throws {
        try await withMediation { store, _ in
            let opening = ReportOpening(order: .example(), reporter: .example(7), receivedOn: Moment.example.day)
            try await store.done([
                .order(.receive(receipt: .example(category: .report)), on: .example()),
                .report(.open(opening: opening), on: .example(4)),
                .order(.linkReport(id: .example(4)), on: .example()),
            ])
            try await store.reader.read { db throws in
                var filter = OrderFilter(mayKnowReports: false, limit: 10)
                #expect(try Orders.page(filter, db).isEmpty)
                #expect(try Orders.order(.example(), mayKnowReports: false, db) == nil)
                filter.mayKnowReports = true
                #expect(try Orders.page(filter, db).map(\.reportID) == [.example(4)])
                #expect(
                    try Reports.page(after: nil, of: nil, limit: 10, db).map(\.number) == [
                        FileNumber(year: 2026, serial: 1)
                    ]
                )
            }
        }
    }

    @Test func `numbers cases without gaps and lists them by what is due first`() async throws {
        try await withMediation { store, _ in
            let early = CaseOpening.example(receivedOn: Moment.example.day.adding(days: -2))
            try await store.done([.case(.open(opening: .example()), on: .example(1))])
            let refused = try await store.ask([.case(.open(opening: .example(enterprise: nil)), on: .example(1))])
            #expect(refused == .refused(Case.Rejection.caseAlreadyOpen.refusal))
            try await store.done([.case(.open(opening: early), on: .example(2))])
            let query = try CanonicalJSON.decode(CaseListQuery.self, from: Array("{}".utf8))
            let open = try await store.reader.read { db in try Cases.open(query, limit: 10, db) }
            #expect(open.map(\.id) == [.example(2), .example(1)])
            #expect(open.map(\.number.serial) == [2, 1])
        }
    }

    @Test func `notes a term that has run out, once`() async throws {
        try await withMediation { store, clock in
            try await store.done([.case(.open(opening: .example()), on: .example())])
            #expect(try await store.ring() == 0)
            clock.advance(days: 16)
            #expect(try await store.ring() == 1)
            #expect(try await store.ring() == 0)
            let item = try await store.reader.read { db in try Cases.item(.example(), db) }
            #expect(item?.summary.isOverdue == true)
        }
    }

    @Test func `finds the enterprises that words may mean`() async throws {
        try await withMediation { store, _ in
            let profile = try KnownEnterpriseTests.profile()
            try await store.done([.enterprise(.learn(profile: profile), on: .example(5))])
            try await store.reader.read { db throws in
                for words in ["好帮手", "南华好帮手", "好帮手的阿姨"] {
                    #expect(try Enterprises.candidates(for: words, db).map(\.profile) == [profile])
                }
                #expect(try Enterprises.candidates(for: "净万家", db).isEmpty)
                #expect(try Enterprises.id(coded: profile.creditCode, db) == .example(5))
            }
        }
    }

    @Test func `fills its tables from the log with the same rows`() async throws {
        try await withMediation { store, _ in
            let today = Moment.example.day
            let term = try AgreedTerm.example()
            try await store.done([
                .order(.receive(receipt: .example()), on: .example()),
                .case(.open(opening: .example()), on: .example(2)),
                .order(.linkCase(id: .example(2)), on: .example()),
            ])
            try await store.done([.case(.accept(on: today, told: .example), on: .example(2))])
            try await store.done([.case(.agree(on: today, terms: [term], performedAtOnce: false), on: .example(2))])
            let item = try await store.reader.read { db in try Cases.item(.example(2), db) }
            #expect(item?.terms == [term])
            #expect(item?.summary.due == term.performBy)
            let before = try await store.contents()
            try await store.rebuild()
            #expect(try await store.contents() == before)
        }
    }
}
