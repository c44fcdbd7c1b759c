import EventLog
import GRDB
import MediationDomain
import Model
import TestKit
import Testing

@testable import MediationService

@Suite("The figures")
struct FigureTests {
    let days: ClosedRange<Day>
    let first: UniqueID = Case.ID.example(1).value
    let second: UniqueID = Case.ID.example(2).value

    init() throws {
        days = try Day("2026-09-01")...Day("2026-09-30")
    }

    private func steps(_ rows: [(FigureStep.Kind, UniqueID, String, String?)]) throws -> [FigureStep] {
        try rows.enumerated().map { index, row in
            FigureStep(
                position: Int64(index + 1),
                subject: row.1,
                kind: row.0,
                day: try Day(row.2),
                unit: row.3,
                track: row.0 == .opened ? .complaint : nil
            )
        }
    }

    private func figures(
        _ rows: [(FigureStep.Kind, UniqueID, String, String?)],
        upTo position: Int64
    ) throws -> FiguresView {
        FigureFold.figures(of: try steps(rows), in: days, upTo: position, intake: "intake")
    }

    @Test func `count hops, wrong routes, returns, medians and shares`() throws {
        let rows: [(FigureStep.Kind, UniqueID, String, String?)] = [
            (.opened, first, "2026-09-01", nil), (.toUnit, first, "2026-09-01", "chengguanStation"),
            (.returned, first, "2026-09-02", "intake"), (.toUnit, first, "2026-09-03", "nanhuaStation"),
            (.signed, first, "2026-09-05", nil), (.accepted, first, "2026-09-07", nil),
            (.agreed, first, "2026-09-17", nil), (.opened, second, "2026-09-10", nil),
            (.toUnit, second, "2026-09-10", "nanhuaStation"), (.overdue, second, "2026-09-22", nil),
            (.accepted, second, "2026-09-23", nil), (.unsettled, second, "2026-09-29", nil),
            (.orderJoined, second, "2026-09-10", nil), (.orderJoined, second, "2026-09-12", nil),
            (.performed, first, "2026-10-02", nil),
        ]
        let view = try figures(rows, upTo: 15)
        let track = try #require(view.tracks.first)
        #expect(track.opened == 2 && track.hops == 4 && track.hopsPerHundred == 200)
        #expect(track.returns == 1 && track.wrongRoutes == 1 && track.overdue == 1 && track.doubleEntries == 1)
        #expect(track.settled == 1 && track.unsettled == 1 && track.settledPerThousand == 500)
        #expect(
            track.medianDays == [
                MedianDays(step: .signing, count: 1, days: 2), MedianDays(step: .acceptance, count: 2, days: 6),
                MedianDays(step: .mediation, count: 2, days: 6),
            ]
        )
        #expect(view.units.map(\.unit) == ["chengguanStation", "nanhuaStation"])
        #expect(view.units.last?.overdue == 1 && view.units.last?.received == 2 && view.units.first?.returned == 1)
    }

    @Test func `of a past moment do not know what came later`() throws {
        let rows: [(FigureStep.Kind, UniqueID, String, String?)] = [
            (.opened, first, "2026-09-01", nil), (.accepted, first, "2026-09-07", nil),
            (.agreed, first, "2026-09-10", nil),
        ]
        #expect(try figures(rows, upTo: 2).tracks.first?.settled == 0)
        #expect(try figures(rows, upTo: 3).tracks.first?.settled == 1)
    }

    @Test func `are the same at a position now, later, after a rebuild, and in a store that ended there`() async throws
    {
        let all = try Self.work()
        let half = all.count / 2
        var expected: FiguresView?
        try await withMediation { store, _ in
            for commands in all.prefix(half) { try await store.done(commands) }
            expected = try await Self.read(store, upTo: nil)
        }
        let wanted = try #require(expected)
        #expect(wanted.tracks.first?.opened == 6)
        try await withMediation { store, clock in
            for commands in all.prefix(half) { try await store.done(commands) }
            clock.advance(days: 3)
            for commands in all.dropFirst(half) { try await store.done(commands) }
            #expect(try await Self.read(store, upTo: wanted.position) == wanted)
            #expect(try await Self.read(store, upTo: nil) != wanted)
            let day = Moment.example.day
            let known = try await store.reader.read { db in try FigureSteps.position(asOf: day, db) }
            #expect(known == wanted.position)
            try await store.rebuild()
            #expect(try await Self.read(store, upTo: wanted.position) == wanted)
        }
    }

    /// Bundles of work: twelve cases that are opened, sent, signed for, and of which some are accepted and settled.
    private static func work() throws -> [[Mediation.Command]] {
        let day = Moment.example.day
        return try (1...12).map { number in
            let id = Case.ID.example(UInt64(number))
            let way = Routing.ID(id.value)
            let traits = RoutingTraits(receivedOn: day, place: number.isMultiple(of: 2) ? "620724100" : "620724102")
            let unit = number.isMultiple(of: 2) ? "chengguanStation" : "nanhuaStation"
            var commands: [Mediation.Command] = [
                .routing(.open(kind: .complaint, traits: traits), on: way),
                .case(.open(opening: .example()), on: id),
                .routing(.sign(unit: unit, by: "user:a"), on: way),
            ]
            if number.isMultiple(of: 3) {
                commands.append(.routing(.giveBack(unit: unit, by: "user:a", reason: .example()), on: way))
            } else {
                commands.append(.case(.accept(on: day, told: .example), on: id))
                commands.append(.case(.agree(on: day, terms: [try .example()], performedAtOnce: true), on: id))
            }
            return commands
        }
    }

    private static func read(_ store: EventStore<Mediation>, upTo position: Int64?) async throws -> FiguresView {
        let day = Moment.example.day
        let days = day.adding(days: -30)...day.adding(days: 30)
        return try await store.reader.read { db in
            let last = try position ?? FigureSteps.position(asOf: day.adding(days: 365), db)
            let steps = try FigureSteps.steps(in: days, upTo: last, mayKnowReports: false, db)
            return FigureFold.figures(of: steps, in: days, upTo: last, intake: "intake")
        }
    }
}
