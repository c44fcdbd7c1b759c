import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("A case that is asked anything at any time")
struct WanderingTests {
    /// Numbers that come in the same order for the same seed.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `keeps its end, its term of acceptance and its law`(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let facts = Case.Facts(next: .example, rules: try CountyRules.mediation(withAlarms: true))
        let commands = try StateTable.commands()
        let opening = CaseOpening.example(kind: seed.isMultiple(of: 4) ? .labour : .complaint)
        var state = Case.State.unopened
        var now = Moment.example
        var log = try state.decide(.open(opening: opening), knowing: facts, at: now)
        state = state.folded(log)
        for _ in 0..<200 {
            now = now.adding(milliseconds: Int64.random(in: 0...172_800_000, using: &dice))
            guard let command = commands.randomElement(using: &dice),
                let events = try? state.decide(command, knowing: facts, at: now)
            else { continue }
            let wasOver = Self.isOver(state)
            state = state.folded(events)
            #expect(!wasOver || Self.isOver(state), "\(command.row) reopened an end")
            log += events
        }
        #expect(Case.State.folding(log) == state)
        for change in log.flatMap(\.termChanges) { #expect(change != .pause(CaseTerm(.accept))) }
        let laws = log.flatMap(\.basis).compactMap { $0.outcome["law"] }
        #expect(Set(laws).isSubset(of: ["order121", "consumerLaw", "labour"]))
        #expect(try state.decide(.term(step: .recompute), knowing: facts, at: now).isEmpty)
        let ends = log.filter { event in
            switch event {
            case .refused, .terminated, .performed, .unperformed, .inspectionFinished: true
            default: false
            }
        }
        #expect(ends.count <= 1)
    }

    private static func isOver(_ state: Case.State) -> Bool {
        switch state {
        case .over: true
        case .unopened, .waiting, .mediating, .agreed, .referred, .merged: false
        }
    }
}
