import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("A payment in advance")
struct DepositReliefTests {
    private let today = Moment.example.day
    private let command = Deposit.Command.payAdvance(by: .example(), on: Moment.example.day)
    private let disputes: [Case.ID: DisputedCase]

    init() throws {
        disputes = [
            .example(3): try .example(stage: .mediating, serial: 3),
            .example(4): try .example(stage: .mediating, serial: 4),
        ]
    }

    /// What is known when the deposit has that much, and two cases are granted these amounts.
    private func facts(_ awards: [Case.ID: Int64], servedOn day: Day? = Moment.example.day) throws -> Deposit.Facts {
        try .example(disputes, relief: .example(servedOn: day, awards: awards))
    }

    private func paidIn(_ fen: Int64) throws -> Deposit.State { .folding([.paidIn(payment: try .example(fen))]) }

    private func payouts(_ events: [Deposit.Event]) -> [Int64] {
        events.compactMap { if case .paidOut(_, let payout, _) = $0 { payout.amount.fen } else { nil } }
    }

    @Test func `is made once, however often it is asked for`() throws {
        let facts = try facts([.example(3): 46_000, .example(4): 30_000])
        let before = try paidIn(2_000_000)
        let events = try before.decide(command, knowing: facts, at: .example)
        #expect(payouts(events) == [46_000, 30_000])
        var after = before
        for event in events { after.evolve(event) }
        #expect(try after.decide(command, knowing: facts, at: .example).isEmpty)
        #expect(after.held == .zero)
    }

    @Test func `divides what is there, the odd fen to the earlier receipt`() throws {
        let facts = try facts([.example(3): 46_000, .example(4): 46_000])
        let events = try paidIn(50_001).decide(command, knowing: facts, at: .example)
        #expect(payouts(events) == [25_001, 25_000])
    }

    @Test func `to one case takes what is kept for it`() throws {
        let facts = try facts([.example(3): 46_000])
        var state = try paidIn(40_000)
        for event in try state.decide(
            .hold(of: .example(3), amount: Money(fen: 40_000), on: today),
            knowing: facts,
            at: .example
        ) { state.evolve(event) }
        #expect(payouts(try state.decide(command, knowing: facts, at: .example)) == [40_000])
    }

    @Test func `waits until both have decided, the enterprise was served and the payees were compared`() throws {
        let state = try paidIn(2_000_000)
        var undecided = try facts([.example(3): 46_000])
        undecided.relief = nil
        var unchecked = try facts([.example(3): 46_000])
        unchecked.relief?.checks = [:]
        let others = try Deposit.Facts.example(disputes, relief: .example(of: .example(9)))
        let refused: [(Deposit.Facts, Deposit.Rejection)] = [
            (undecided, .payoutDecisionUnknown), (try facts([.example(3): 1], servedOn: nil), .reliefNotServed),
            (try facts([.example(3): 1], servedOn: today.adding(days: 30)), .reliefNotServed),
            (unchecked, .payeeUnchecked), (others, .payoutDecisionDiffers),
        ]
        for (facts, reason) in refused {
            #expect(throws: reason) { try state.decide(command, knowing: facts, at: .example) }
        }
    }

    @Test func `by a single payout is that which was decided here, and nothing else`() throws {
        let held = given(Deposit.self, .paidIn(payment: try .example()), .held(hold: try .example()))
        func pay(
            _ ground: PayoutGround,
            _ relief: GrantedRelief?,
            _ reason: Deposit.Rejection,
            at place: SourceLocation = #_sourceLocation
        ) throws {
            var facts = try Deposit.Facts.example([.example(3): .example(stage: .mediating)])
            facts.relief = relief
            held.when(.payOut(payout: try .example(on: ground)), knowing: facts, sourceLocation: place)
                .rejects(reason, sourceLocation: place)
        }
        var renumbered = try PayoutGround.jointDecision()
        renumbered.number = try DocumentNumber("高先赔〔2026〕9号")
        try pay(.jointDecision(), nil, .payoutDecisionUnknown)
        try pay(renumbered, .example(), .payoutDecisionUnknown)
        try pay(.jointDecision(46_001), .example(), .payoutDecisionDiffers)
        try pay(.jointDecision(), .example(of: .example(9)), .payoutDecisionDiffers)
        try pay(.jointDecision(), .example(awards: [.example(4): 46_000]), .payoutDecisionDiffers)
        try pay(.jointDecision(), .example(servedOn: nil), .reliefNotServed)
        var foreign = try GrantedRelief.example()
        foreign.checks[.example(3)]?.payee = .example(8)
        try pay(.jointDecision(), foreign, .payeeUnchecked)
    }
}
