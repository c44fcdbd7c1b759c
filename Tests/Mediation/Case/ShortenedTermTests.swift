import EventLog
import Foundation
import GRDB
import Model
import TestKit
import Testing

@testable import MediationDomain
@testable import MediationService

@Suite("Row 23: a term of December")
struct ShortenedTermTests {
    private let adoptions: @Sendable (Int64, String?, Database) throws -> [Adoption<Mediation>] = {
        try Mediation.adoptions(ofRulesAt: $0, after: $1, in: $2)
    }

    /// How the term of acceptance of a case stands.
    private func term(_ number: UInt64, _ store: EventStore<Mediation>) async throws -> CaseTermView? {
        try await store.reader.read { db in try Cases.terms(of: .example(number), db).map(\.view) }
            .first { $0.clock == .accept }
    }

    /// That the complainant of a case was told of its acceptance on a day.
    private func told(_ number: UInt64, on day: String) throws -> Mediation.Command {
        let telling = CaseTelling(about: .acceptance, whom: .complainant, telling: .example(on: try Day(day)))
        return .case(.recordTelling(telling: telling), on: .example(number))
    }

    @Test func `is shortened by next year's notice, and judged by the day the complainant was told`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mediation-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let clock = HandClock()
        clock.advance(days: 83)
        let received = try Day("2026-12-22")
        let before = try EventStore(mediationPlan(in: folder, clock, CountyRules.mediation()))
        for number in 1...3 as ClosedRange<UInt64> {
            let id = Case.ID.example(number)
            try await before.done([.case(.open(opening: .example(receivedOn: received)), on: id)])
            try await before.done([.case(.accept(on: received, told: nil), on: id)])
        }
        let due = try await term(1, before)?.due
        #expect(due == DueDay(day: try Day("2026-12-31"), isProvisional: true), "the notice for 2027 is not out")
        before.close()

        // On the 24th the notice says that Saturday the 26th is worked: the seventh working day is the 30th.
        clock.advance(days: 2)
        var newer = try mediationPlan(in: folder, clock, CountyRules.mediation(calendar: CountyRules.noticeOf2027()))
        newer.ruleSet = Array(#"{"newer":true}"#.utf8)
        let store = try EventStore(newer)
        defer { store.close() }
        #expect(try await store.adoptRules(adoptions) >= 1)
        for number in 1...3 as ClosedRange<UInt64> {
            #expect(try await term(number, store)?.due == DueDay(day: Day("2026-12-30"), isProvisional: false))
        }
        let shortened = try await store.reader.read { db in try Cases.shortened(.example(), db) }
        #expect(shortened?.was.day == (try Day("2026-12-31")))
        #expect(shortened?.due.day == (try Day("2026-12-30")))

        clock.advance(days: 6)
        try await store.done([told(1, on: "2026-12-30")])
        clock.advance(days: 1)
        #expect(try await store.ring() >= 2, "the other two are late as far as anybody knows")
        try await store.done([told(2, on: "2026-12-31")])
        clock.advance(days: 4)
        try await store.done([told(3, on: "2026-12-30")])
        let days = try await [term(1, store), term(2, store), term(3, store)].map { $0?.closedOn }
        #expect(days == [try Day("2026-12-30"), try Day("2026-12-31"), try Day("2026-12-30")])
        let late = try await [term(1, store), term(2, store), term(3, store)].map { $0?.isOverdue }
        #expect(late == [false, true, false], "the third was told in time and entered after the holiday")
    }
}
