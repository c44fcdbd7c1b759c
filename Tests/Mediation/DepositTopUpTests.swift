import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("A top-up")
struct DepositTopUpTests {
    let today = Moment.example.day
    let due: Day
    let paid: Given<Deposit>
    let served: Given<Deposit>

    init() throws {
        due = try Day("2026-10-13")
        let events = try Deposit.Event.paid()
        paid = given(Deposit.self, events[0], events[1], events[2], events[3], events[4])
        served = given(Deposit.self, events[0], events[1], events[2], events[3], events[4], try .served())
    }

    @Test func `runs from service, five working days`() throws {
        paid.when(.serveTopUp(number: 1, service: try .example()), knowing: try .example()).then(try .served())
        served.when(.serveTopUp(number: 1, service: try .example()), knowing: try .example()).then()
        served.when(.serveTopUp(number: 1, service: try .example(.personal)), knowing: try .example())
            .rejects(.topUpServedAlready)
        paid.when(.serveTopUp(number: 2, service: try .example()), knowing: try .example()).rejects(.payoutUnknown)
        paid.when(.serveTopUp(number: 0, service: try .example()), knowing: try .example()).rejects(.payoutUnknown)
    }

    @Test func `by public notice runs from the end of its thirty days`() throws {
        let service = try NoticeService.example(.publicNotice)
        let last = DueDay(day: try Day("2026-11-06"), isProvisional: false)
        paid.when(.serveTopUp(number: 1, service: service), knowing: try .example()).then(
            .topUpServed(
                number: 1,
                service: service,
                effectiveOn: try Day("2026-10-30"),
                due: last,
                basis: try .topUp("2026-10-30", "2026-11-06") + [
                    Basis(
                        rule: "deposit.publicNotice",
                        inputs: ["publishedOn": "2026-09-30"],
                        outcome: ["servedOn": "2026-10-30"]
                    )
                ]
            )
        )
    }

    @Test func `is served electronically only with consent, and on a day between payout and today`() throws {
        let facts = try Deposit.Facts.example()
        paid.when(.serveTopUp(number: 1, service: try .example(.electronic)), knowing: facts)
            .rejects(.serviceNeedsConsent)
        paid.when(.serveTopUp(number: 1, service: try .example(.personal, on: today.adding(days: 1))), knowing: facts)
            .rejects(.depositDayInFuture)
        paid.when(.serveTopUp(number: 1, service: try .example(on: today.adding(days: -1))), knowing: facts)
            .rejects(.serviceBeforePayout)
    }

    @Test func `may come in parts, each slip once`() throws {
        let (some, rest) = (try DepositPayment.example(40_000, slip: 2), try Money(fen: 6_000))
        let first = Deposit.Event.toppedUp(number: 1, payment: some, remaining: rest)
        served.when(.topUp(number: 1, payment: some), knowing: try .example()).then(first)
        #expect(first.settledTopUp == nil)
        let last = try DepositPayment.example(6_000, slip: 3)
        let events = try Deposit.Event.paid()
        let partly = given(Deposit.self, events[0], events[1], events[2], events[3], events[4], first)
        partly.when(.topUp(number: 1, payment: some), knowing: try .example()).then()
        partly.when(.topUp(number: 1, payment: last), knowing: try .example())
            .then(.toppedUp(number: 1, payment: last, remaining: .zero))
        partly.when(.topUp(number: 1, payment: try .example(6_001, slip: 3)), knowing: try .example())
            .rejects(.topUpBeyondRemaining)
    }

    @Test func `that is waived is settled`() throws {
        let amount = try Money(fen: 46_000)
        let waived = Deposit.Event.topUpWaived(number: 1, remaining: amount, on: today, because: .enterpriseLeft)
        let command = Deposit.Command.waiveTopUp(number: 1, on: today, because: .enterpriseLeft)
        paid.when(command, knowing: try .example()).then(waived)
        let events = try Deposit.Event.paid()
        let settled = given(Deposit.self, events[0], events[1], events[2], events[3], events[4], waived)
        settled.when(command, knowing: try .example()).then()
        settled.when(.waiveTopUp(number: 1, on: today, because: .payoutRevoked), knowing: try .example())
            .rejects(.topUpSettled)
        settled.when(.topUp(number: 1, payment: try .example(5, slip: 2)), knowing: try .example())
            .rejects(.topUpSettled)
        settled.when(.serveTopUp(number: 1, service: try .example()), knowing: try .example()).rejects(.topUpSettled)
        #expect(waived.settledTopUp?.number == 1)
    }

    @Test func `is overdue when its last day is over, once`() throws {
        let end = due.adding(days: 1).start
        let overdue = Deposit.Event.topUpOverdue(
            number: 1,
            of: .example(3),
            caseNumber: .example,
            due: due,
            remaining: try Money(fen: 46_000)
        )
        served.when(.noteTopUpOverdue(number: 1), knowing: try .example(), at: end).then(overdue)
        served.when(.noteTopUpOverdue(number: 1), knowing: try .example(), at: end.adding(milliseconds: -1))
            .rejects(.topUpNotDue)
        paid.when(.noteTopUpOverdue(number: 1), knowing: try .example(), at: end).then()
        let events = try Deposit.Event.paid()
        given(Deposit.self, events[0], events[1], events[2], events[3], events[4], try .served(), overdue)
            .when(.noteTopUpOverdue(number: 1), knowing: try .example(), at: end)
            .then()
        let whole = Deposit.Event.toppedUp(number: 1, payment: try .example(46_000, slip: 2), remaining: .zero)
        given(Deposit.self, events[0], events[1], events[2], events[3], events[4], try .served(), whole)
            .when(.noteTopUpOverdue(number: 1), knowing: try .example(), at: end)
            .then()
    }

    @Test func `whose day a later calendar has moved goes on`() throws {
        let early = DueDay(day: try Day("2026-10-08"), isProvisional: true)
        let service = Deposit.Event.topUpServed(
            number: 1,
            service: try .example(),
            effectiveOn: today,
            due: early,
            basis: try .topUp("2026-09-30", "2026-10-08", provisional: true)
        )
        let events = try Deposit.Event.paid()
        given(Deposit.self, events[0], events[1], events[2], events[3], events[4], service)
            .when(.noteTopUpOverdue(number: 1), knowing: try .example(), at: early.end)
            .then(
                .topUpDueMoved(
                    number: 1,
                    due: DueDay(day: due, isProvisional: false),
                    basis: try .topUp("2026-09-30", "2026-10-13")
                )
            )
    }
}
