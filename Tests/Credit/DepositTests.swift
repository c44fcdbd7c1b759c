import CreditDomain
import Model
import TestKit
import Testing

@Suite("A deposit that is not topped up")
struct DepositTests {
    let enterprise = Enterprise.ID.example()
    let day = Moment.example.day
    let fact = CreditFact(
        rule: CreditRule.depositTopUpOverdue,
        source: .example(3),
        number: .example,
        on: Moment.example.day,
        occasion: 1
    )

    @Test func `is a fact for the file, and over when nothing is owed`() throws {
        let overdue = Deposit.Event.topUpOverdue(
            number: 1,
            of: .example(3),
            caseNumber: .example,
            due: day,
            remaining: try Money(fen: 46_000)
        )
        let file = CreditFile.ID(of: enterprise)
        #expect(
            Credit.commands(after: .deposit(overdue, of: Deposit.ID(of: enterprise)))
                == [.file(.enter(fact: fact), on: file)]
        )
        let waived = Deposit.Event.topUpWaived(number: 1, remaining: .zero, on: day, because: .enterpriseLeft)
        #expect(
            Credit.commands(after: .deposit(waived, of: Deposit.ID(of: enterprise)))
                == [.file(.end(rule: CreditRule.depositTopUpOverdue, occasion: 1, on: day), on: file)]
        )
    }

    @Test func `is an internal matter with its basis, entered once for each payout`() throws {
        let entered = CreditFile.Event.entered(fact, effect: .internalSupervision)
        let opened = CreditFile.Event.opened(enterprise: enterprise, because: .registry)
        given(CreditFile.self, opened).when(.enter(fact: fact), knowing: try CountyRules.facts()).then(entered)
        given(CreditFile.self, opened, entered).when(.enter(fact: fact), knowing: try CountyRules.facts()).then()
        var second = fact
        second.occasion = 2
        given(CreditFile.self, opened, entered).when(.enter(fact: second), knowing: try CountyRules.facts())
            .then(.entered(second, number: 2, effect: .internalSupervision))
    }

    @Test func `ends once`() throws {
        let entered = CreditFile.Event.entered(fact, effect: .internalSupervision)
        let opened = CreditFile.Event.opened(enterprise: enterprise, because: .registry)
        let ended = CreditFile.Event.entryEnded(entry: 1, on: day)
        let end = CreditFile.Command.end(rule: CreditRule.depositTopUpOverdue, occasion: 1, on: day)
        given(CreditFile.self, opened, entered).when(end, knowing: try CountyRules.facts()).then(ended)
        given(CreditFile.self, opened, entered, ended).when(end, knowing: try CountyRules.facts()).then()
        given(CreditFile.self, opened).when(end, knowing: try CountyRules.facts()).then()
        given(CreditFile.self).when(end, knowing: try CountyRules.facts()).then()
    }
}
