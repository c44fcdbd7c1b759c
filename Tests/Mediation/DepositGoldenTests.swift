import MediationDomain
import Model
import TestKit
import Testing

@Suite("A stored event of a deposit")
struct DepositGoldenTests {
    @Test func `is written as ever`() throws {
        let (day, id, amount) = (Moment.example.day, Case.ID.example(3), try Money(fen: 46_000))
        let due = DueDay(day: try Day("2026-10-13"), isProvisional: true)
        let basis = try [Basis].topUp("2026-09-30", "2026-10-13")
        let share = DepositSharing.Share(caseID: id, caseNumber: .example, claimed: amount, amount: amount)
        let payment = try DepositPayment.example()
        try GoldenFile.expectAll(
            of: Deposit.self,
            [
                .paidIn(payment: payment),
                .held(hold: try .example()),
                .holdReleased(of: id, amount: amount, on: day, because: .performed),
                .shared(sharing: DepositSharing(available: amount, on: day, shares: [share]), basis: basis),
                .paidOut(number: 1, payout: try .example(on: .jointDecision()), hold: try .example()),
                .recourseOpened(number: 1, of: id, amount: amount, on: day),
                .topUpOpened(number: 1, of: id, amount: amount, on: day, earliest: due, basis: basis),
                .topUpServed(
                    number: 1,
                    service: try .example(.electronic, isConsented: true),
                    effectiveOn: day,
                    due: due,
                    basis: basis
                ),
                .topUpDueMoved(number: 1, due: due, basis: basis),
                .toppedUp(number: 1, payment: payment, remaining: .zero),
                .topUpWaived(number: 1, remaining: amount, on: day, because: .enterpriseLeft),
                .topUpOverdue(number: 1, of: id, caseNumber: .example, due: day, remaining: amount),
                .recourseRecovered(number: 1, payment: payment, remaining: .zero),
                .recourseClosed(number: 1, on: day, because: .recovered),
                .reclaimed(
                    number: 1,
                    payment: payment,
                    because: .paidTwice,
                    topUpRemaining: .zero,
                    recourseRemaining: .zero
                ),
                .released(payment: payment),
            ]
        )
    }
}
