import Model
import RegistryDomain
import TestKit
import Testing

@Suite("A mark on an enterprise")
struct EnterpriseMarkTests {
    let day = Moment.example.day

    @Test func `says that a deposit was not topped up, once for each payout`() {
        let marked = EnterpriseMark.Event.depositShortMarked(topUp: 1, due: day)
        given(EnterpriseMark.self).when(.markDepositShort(topUp: 1, due: day)).then(marked)
        given(EnterpriseMark.self, marked).when(.markDepositShort(topUp: 1, due: day)).then()
        given(EnterpriseMark.self, marked).when(.markDepositShort(topUp: 2, due: day))
            .then(.depositShortMarked(topUp: 2, due: day))
    }

    @Test func `is cleared once, and only if it was made`() {
        let marked = EnterpriseMark.Event.depositShortMarked(topUp: 1, due: day)
        let cleared = EnterpriseMark.Event.depositShortCleared(topUp: 1, on: day)
        given(EnterpriseMark.self).when(.clearDepositShort(topUp: 1, on: day)).then()
        given(EnterpriseMark.self, marked).when(.clearDepositShort(topUp: 1, on: day)).then(cleared)
        given(EnterpriseMark.self, marked, cleared).when(.clearDepositShort(topUp: 1, on: day)).then()
    }

    @Test func `follows from what mediation tells of a deposit, and from nothing else`() throws {
        let number = FileNumber(year: 2026, serial: 12)
        let overdue = Deposit.Event.topUpOverdue(
            number: 3,
            of: .example(4),
            caseNumber: number,
            due: day,
            remaining: try Money(fen: 46_000)
        )
        #expect(
            Registry.commands(after: .deposit(overdue, of: .example(1)))
                == [.mark(.markDepositShort(topUp: 3, due: day), on: .example(1))]
        )
        let payment = DepositPayment(amount: try Money(fen: 46_000), receipt: try DocumentNumber("甘财12"), on: day)
        let settled = Deposit.Event.toppedUp(number: 3, payment: payment, remaining: .zero)
        #expect(
            Registry.commands(after: .deposit(settled, of: .example(1)))
                == [.mark(.clearDepositShort(topUp: 3, on: day), on: .example(1))]
        )
        #expect(Registry.commands(after: .deposit(.paidIn(payment: payment), of: .example(1))).isEmpty)
        #expect(Registry.commands(after: .case(.acceptanceOverdue(due: day), of: .example(4))).isEmpty)
    }
}
