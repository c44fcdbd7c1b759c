import EventLog
import Foundation
import GRDB
import Logging
import MediationDomain
import Model
import TestKit
import Testing

@testable import MediationService

@Suite("The terms of cases in the store")
struct CaseStoreTests {
    private let day = Moment.example.day

    private func terms(in store: EventStore<Mediation>) async throws -> [CaseTermView] {
        try await store.reader.read { db in try Cases.terms(of: .example(), db).map(\.view) }
    }

    @Test func `close with the telling, not with the decision`() async throws {
        try await withMediation { store, clock in
            try await store.done([.case(.open(opening: .example()), on: .example())])
            try await store.done([.case(.accept(on: day, told: nil), on: .example())])
            #expect(try await terms(in: store).map(\.state) == [.running, .running])
            clock.advance(days: 16)
            #expect(try await store.ring() == 1)
            #expect(try await terms(in: store).first?.isOverdue == true)
            try await store.done([.case(.recordTelling(telling: .example()), on: .example())])
            let views = try await terms(in: store)
            #expect(views.map(\.state) == [.closed, .running])
            #expect(views.first?.closedOn == day)
            #expect(views.first?.isOverdue == false)
            let item = try await store.reader.read { db in try Cases.item(.example(), db) }
            #expect(item?.summary.due == (try Day("2026-11-29")))
            #expect(item?.summary.isOverdue == false)
        }
    }

    @Test func `stand still while an appraisal goes on, and ring on the later day`() async throws {
        try await withMediation { store, clock in
            try await store.done([.case(.open(opening: .example()), on: .example())])
            try await store.done([.case(.accept(on: day, told: .example), on: .example())])
            let commission = Case.Command.mediate(step: .commissionAppraisal(appraisal: .example()))
            try await store.done([.case(commission, on: .example())])
            #expect(try await terms(in: store).map(\.state) == [.closed, .paused])
            clock.advance(days: 62)
            #expect(try await store.ring() == 0)
            let result = Case.Command.mediate(
                step: .receiveAppraisal(number: 1, on: day.adding(days: 20), document: "鉴")
            )
            try await store.done([.case(result, on: .example())])
            #expect(try await store.ring() == 0)
            #expect(try await terms(in: store).last?.due.day == (try Day("2026-12-19")))
            clock.advance(days: 20)
            #expect(try await store.ring() == 1)
            #expect(try await terms(in: store).last?.isOverdue == true)
            let before = try await store.contents()
            try await store.rebuild()
            #expect(try await store.contents() == before)
        }
    }

    @Test func `turn yellow, red and overdue by their clocks`() async throws {
        let rules = try CountyRules.mediation(withAlarms: true)
        try await withMediation(rules) { store, clock in
            try await store.done([.case(.open(opening: .example()), on: .example())])
            clock.advance(days: 13)
            #expect(try await store.ring() == 1)
            #expect(try await terms(in: store).first?.colour == .yellow)
            clock.advance(days: 2)
            #expect(try await store.ring() == 1)
            #expect(try await terms(in: store).first?.colour == .red)
            #expect(try await terms(in: store).first?.isOverdue == false)
            clock.advance(days: 1)
            #expect(try await store.ring() == 1)
            #expect(try await terms(in: store).first?.isOverdue == true)
            #expect(try await store.ring() == 0)
        }
    }

    @Test func `tell how many complaints there are of one person against one enterprise`() async throws {
        try await withMediation { store, _ in
            for number in 1...3 {
                let opening = CaseOpening.example(receivedOn: day.adding(days: -number))
                try await store.done([.case(.open(opening: opening), on: .example(UInt64(number)))])
            }
            let counts = try await store.reader.read { db in
                func count(_ person: Person.ID?, _ days: Int) throws -> Int {
                    let first = day.adding(days: -days)
                    return try Cases.count(against: .example(), by: person, from: first, through: day, db)
                }
                return [
                    try count(.example(7), 2), try count(.example(7), 90), try count(.example(8), 90),
                    try count(nil, 90),
                ]
            }
            #expect(counts == [2, 3, 0, 3])
        }
    }

    @Test func `of instructions have a day of their own`() async throws {
        try await withMediation { store, clock in
            try await store.done([.case(.open(opening: .example()), on: .example())])
            let instruct = Case.Command.supervise(step: .instruct(instruction: .example))
            try await store.done([.case(instruct, on: .example())])
            clock.advance(days: 11)
            #expect(try await store.ring() == 1)
            let views = try await terms(in: store)
            #expect(views.map(\.clock) == [.accept, .instruct])
            #expect(views.map(\.isOverdue) == [false, true])
        }
    }

    @Test func `are counted anew once when newer rules are loaded, and the moves are listed`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mediation-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let clock = HandClock()
        clock.advance(days: 33)
        let day = clock.timepiece.read().wall.day
        let plan = try mediationPlan(in: folder, clock, CountyRules.mediation())
        let old = try EventStore(plan)
        try await old.done([.case(.open(opening: .example(receivedOn: day)), on: .example())])
        try await old.done([.case(.accept(on: day, told: .example(on: day)), on: .example())])
        #expect(try await old.adoptRules(adoptions) == 0)
        old.close()

        var newer = try mediationPlan(in: folder, clock, CountyRules.mediation(calendar: CountyRules.laterCalendar()))
        newer.ruleSet = Array(#"{"newer":true}"#.utf8)
        let store = try EventStore(newer)
        defer { store.close() }
        #expect(try await store.adoptRules(adoptions) == 1)
        #expect(try await store.adoptRules(adoptions) == 0)
        let moves = try await store.reader.read { db in try Cases.moves(since: nil, after: 0, limit: 10, db) }
        #expect(moves.map(\.was) == [DueDay(day: try Day("2027-01-01"), isProvisional: true)])
        #expect(moves.map(\.due) == [DueDay(day: try Day("2027-01-04"), isProvisional: false)])
        let item = try await store.reader.read { db in try Cases.item(.example(), db) }
        #expect(item?.summary.due == (try Day("2027-01-04")))
        #expect(item?.summary.isProvisional == false)
    }

    private let adoptions: @Sendable (Int64, String?, Database) throws -> [Adoption<Mediation>] = {
        try Mediation.adoptions(ofRulesAt: $0, after: $1, in: $2)
    }

    @Test func `know who works on a case, and were filled from the log with the same rows`() async throws {
        try await withMediation { store, clock in
            try await store.done([.case(.open(opening: .example()), on: .example())])
            try await store.done([.case(.accept(on: day, told: .example), on: .example())])
            let steps: [Case.MediationStep] = [
                .assign(mediator: .example(6), on: day), .recordConsent(consent: .example(.complainant)),
                .recordConsent(consent: .example(.respondent)), .schedule(session: .example()),
                .requestRecusal(by: .respondent, on: day),
            ]
            for step in steps { try await store.done([.case(.mediate(step: step), on: .example())]) }
            try await store.done([.case(.supervise(step: .supervise(measure: .example())), on: .example())])
            let work = try await store.reader.read { db in try Cases.work(on: .example(), db) }
            #expect(work?.mediator == .example(6))
            #expect(work?.isSuspended == true)
            #expect(work?.supervision == .yellowCard)
            let sessions = try await store.reader.read { db in try Cases.sessions(of: .example(), db) }
            #expect(sessions == [.example()])
            let tellings = try await store.reader.read { db in try Cases.tellings(of: .example(), db) }
            #expect(tellings.map(\.about) == [.acceptance])
            let before = try await store.contents()
            try await store.rebuild()
            #expect(try await store.contents() == before)
        }
    }
}
