import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("A payout")
struct DepositPayoutTests {
    let today = Moment.example.day
    let held: Given<Deposit>
    let paid: Given<Deposit>

    init() throws {
        held = given(Deposit.self, .paidIn(payment: try .example()), .held(hold: try .example()))
        let events = try Deposit.Event.paid()
        paid = given(Deposit.self, events[0], events[1], events[2], events[3], events[4])
    }

    @Test func `for an agreement that was not performed uses up its hold and opens recourse and top-up`() throws {
        let events = try Deposit.Event.paid()
        held.when(.payOut(payout: try .example()), knowing: try .example()).then(events[2], events[3], events[4])
        paid.when(.payOut(payout: try .example()), knowing: try .example()).then()
    }

    @Test func `needs a hold, and is at most what is held`() throws {
        given(Deposit.self, .paidIn(payment: try .example()))
            .when(.payOut(payout: try .example()), knowing: try .example())
            .rejects(.depositNotHeld)
        held.when(.payOut(payout: try .example(46_001)), knowing: try .example()).rejects(.payoutBeyondHold)
        held.when(.payOut(payout: try .example(0)), knowing: try .example()).rejects(.depositAmountNotPositive)
    }

    @Test func `is at most what was agreed by days that are over`() throws {
        let facts = try Deposit.Facts.example([.example(3): .example(agreed: 45_999)])
        held.when(.payOut(payout: try .example()), knowing: facts).rejects(.payoutBeyondGround)
        var later = try DisputedCase.example()
        later.terms[0].performBy = today
        held.when(.payOut(payout: try .example()), knowing: try .example([.example(3): later]))
            .rejects(.payoutBeyondGround)
    }

    @Test(arguments: [CaseStage.waiting, .mediating, .agreed, .terminated])
    func `needs an agreement that was not performed`(stage: CaseStage) throws {
        let facts = try Deposit.Facts.example([.example(3): .example(stage: stage)])
        held.when(.payOut(payout: try .example()), knowing: facts).rejects(.payoutGroundMissing)
    }

    @Test func `for a case is never paid twice on two grounds`() throws {
        let events = try Deposit.Event.paid()
        let again = given(
            Deposit.self,
            events[0],
            events[1],
            events[2],
            events[3],
            events[4],
            .held(hold: try .example())
        )
        again.when(.payOut(payout: try .example(46_000, on: .jointDecision())), knowing: try .example())
            .rejects(.payoutBeyondGround)
    }

    @Test(arguments: [PayoutGround.Kind.judgment, .award]) func `rests on a document that is fully named`(
        kind: PayoutGround.Kind
    ) throws {
        let facts = try Deposit.Facts.example([.example(3): .example(stage: .terminated)])
        let number = try DocumentNumber("(2026)甘0724民初118号")
        func ground(_ number: DocumentNumber?, _ day: Day?, _ fen: Int64?) throws -> PayoutGround {
            PayoutGround(kind: kind, number: number, on: day, amount: try fen.map { try Money(fen: $0) })
        }
        let whole = try DepositPayout.example(on: ground(number, today, 46_000))
        let state = Deposit.State.folding([.paidIn(payment: try .example()), .held(hold: try .example())])
        #expect(try state.decide(.payOut(payout: whole), knowing: facts, at: .example).count == 3)
        for incomplete in try [
            ground(nil, today, 46_000), ground(number, nil, 46_000), ground(number, today, nil),
        ] {
            held.when(.payOut(payout: try .example(on: incomplete)), knowing: facts).rejects(.payoutGroundIncomplete)
        }
        held.when(.payOut(payout: try .example(on: ground(number, today, 45_999))), knowing: facts)
            .rejects(.payoutBeyondGround)
        held.when(.payOut(payout: try .example(on: ground(number, today.adding(days: 1), 46_000))), knowing: facts)
            .rejects(.depositDayInFuture)
    }

    @Test func `in advance is decided by two authorities, because the enterprise does not pay`() throws {
        let facts = try Deposit.Facts.example([.example(3): .example(stage: .mediating)])
        let state = Deposit.State.folding([.paidIn(payment: try .example()), .held(hold: try .example())])
        let joint = try DepositPayout.example(on: .jointDecision())
        #expect(try state.decide(.payOut(payout: joint), knowing: facts, at: .example).count == 3)
        held.when(.payOut(payout: try .example(on: .jointDecision(by: ["marketRegulation"]))), knowing: facts)
            .rejects(.payoutNeedsTwoAuthorities)
        held.when(
            .payOut(payout: try .example(on: .jointDecision(by: ["marketRegulation", "education"]))),
            knowing: facts
        )
        .rejects(.payoutNeedsTwoAuthorities)
        var unexplained = try PayoutGround.jointDecision()
        unexplained.because = nil
        held.when(.payOut(payout: try .example(on: unexplained)), knowing: facts).rejects(.payoutGroundIncomplete)
    }

    @Test func `that was wrong comes back, and nothing is owed for it any more`() throws {
        let back = try DepositPayment.example(46_000, slip: 4)
        let reclaimed = Deposit.Event.reclaimed(
            number: 1,
            payment: back,
            because: .wrongPayee,
            topUpRemaining: .zero,
            recourseRemaining: .zero
        )
        let command = Deposit.Command.reclaim(number: 1, payment: back, because: .wrongPayee)
        paid.when(command, knowing: try .example())
            .then(reclaimed, .recourseClosed(number: 1, on: today, because: .payoutReclaimed))
        let (some, rest) = (try DepositPayment.example(40_000, slip: 4), try Money(fen: 6_000))
        paid.when(.reclaim(number: 1, payment: some, because: .paidTwice), knowing: try .example()).then(
            .reclaimed(number: 1, payment: some, because: .paidTwice, topUpRemaining: rest, recourseRemaining: rest)
        )
        let more = try DepositPayment.example(46_001, slip: 4)
        paid.when(.reclaim(number: 1, payment: more, because: .paidTwice), knowing: try .example())
            .rejects(.reclaimBeyondPayout)
        paid.when(.reclaim(number: 2, payment: back, because: .paidTwice), knowing: try .example())
            .rejects(.payoutUnknown)
        #expect(reclaimed.settledTopUp?.number == 1)
    }

    @Test func `is followed by recourse until that is over`() throws {
        let back = try DepositPayment.example(46_000, slip: 5)
        paid.when(.recover(number: 1, payment: back), knowing: try .example()).then(
            .recourseRecovered(number: 1, payment: back, remaining: .zero),
            .recourseClosed(number: 1, on: today, because: .recovered)
        )
        let more = try DepositPayment.example(46_001, slip: 5)
        paid.when(.recover(number: 1, payment: more), knowing: try .example()).rejects(.recourseBeyondRemaining)
        let close = Deposit.Command.closeRecourse(number: 1, on: today, because: .enterpriseDealtWith)
        let closed = Deposit.Event.recourseClosed(number: 1, on: today, because: .enterpriseDealtWith)
        paid.when(close, knowing: try .example()).then(closed)
        paid.when(.closeRecourse(number: 1, on: today, because: .recovered), knowing: try .example())
            .rejects(.recourseNotRecovered)
        let events = try Deposit.Event.paid()
        let over = given(Deposit.self, events[0], events[1], events[2], events[3], events[4], closed)
        over.when(close, knowing: try .example()).then()
        over.when(.closeRecourse(number: 1, on: today, because: .uncollectable), knowing: try .example())
            .rejects(.recourseOver)
        over.when(.recover(number: 1, payment: back), knowing: try .example()).rejects(.recourseOver)
    }
}
