import CreditDomain
import Model
import TestKit
import Testing

@Suite("News that reaches credit")
struct ReactionTests {
    let enterprise = Enterprise.ID.example()
    let source = Case.ID.example(3)
    let file = CreditFile.ID.example()

    @Test func `of a registered enterprise opens its file`() throws {
        let command = Credit.Command.file(.open(because: .registry), on: file)
        #expect(Credit.commands(after: try News.registered(enterprise)) == [command])
        #expect(Credit.commands(after: try News.changed(enterprise)).isEmpty)
    }

    @Test func `of a complaint opens a file and enters nothing`() {
        let command = Credit.Command.file(.open(because: .complaint), on: file)
        #expect(Credit.commands(after: News.opened(source, against: enterprise)) == [command])
        #expect(
            Credit.commands(after: .case(.respondentIdentified(enterprise: enterprise), of: source)) == [command]
        )
        #expect(Credit.commands(after: News.opened(source, against: nil)).isEmpty)
    }

    @Test func `of how a mediation ended is a fact for the file`() {
        func entered(_ rule: String) -> [Credit.Command] {
            [.file(.enter(fact: .example(rule)), on: file)]
        }
        let performed = entered(CreditRule.mediatedAndPerformed)
        #expect(Credit.commands(after: News.agreed(source, enterprise, performedAtOnce: true)) == performed)
        #expect(Credit.commands(after: News.performed(source, enterprise)) == performed)
        #expect(
            Credit.commands(after: News.unperformed(source, enterprise)) == entered(CreditRule.agreementUnperformed)
        )
        #expect(Credit.commands(after: News.terminated(source, enterprise)) == entered(CreditRule.mediationTerminated))
    }

    @Test func `of anything on the way there means nothing`() {
        let quiet: [Mediation.Event] = [
            News.accepted(source, enterprise), News.refused(source, enterprise),
            News.agreed(source, enterprise, performedAtOnce: false),
            .case(.acceptanceOverdue(due: News.due.day), of: source),
            .case(.mediationOverdue(due: News.due.day), of: source),
        ]
        #expect(quiet.allSatisfy { Credit.commands(after: $0).isEmpty })
    }

    @Test func `of a report means nothing, even if it ever arrived`() {
        let opening = ReportOpening(
            order: .example(),
            reporter: .example(8),
            receivedOn: News.due.day,
            enterprise: enterprise
        )
        let report = Report.Event.opened(number: .example, opening: opening, checkBy: News.due, basis: [])
        #expect(Credit.commands(after: .report(report, of: .example(4))).isEmpty)
        #expect(Credit.commands(after: .order(.linkedToReport(id: .example(4)), of: .example(5))).isEmpty)
        #expect(Credit.commands(after: .clue(.checkOverdue(due: News.due.day), of: .example(6))).isEmpty)
        #expect(Credit.commands(after: .routing(.disputeOverdue(due: News.due.day), of: .example(7))).isEmpty)
    }
}
