import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("A telling")
struct TellingTests {
    let untold: Given<Case>

    init() throws {
        untold = given(Case.self, try .opened(), try .accepted(told: nil))
    }

    @Test func `is recorded once, and again by another way`() throws {
        let told = given(
            Case.self,
            try .opened(),
            try .accepted(told: nil),
            .partyTold(telling: .example(), closes: .accept, basis: [])
        )
        told.when(.recordTelling(telling: .example()), knowing: try .example()).then()
        var again = CaseTelling.example()
        again.telling.how = .sms
        told.when(.recordTelling(telling: again), knowing: try .example())
            .then(.partyTold(telling: again, closes: nil, basis: []))
    }

    @Test func `by electronic means needs consent`() throws {
        var electronic = CaseTelling.example()
        electronic.telling.how = .electronic
        untold.when(.recordTelling(telling: electronic), knowing: try .example()).rejects(.electronicConsentMissing)
        electronic.telling.hasConsent = true
        untold.when(.recordTelling(telling: electronic), knowing: try .example())
            .then(.partyTold(telling: electronic, closes: .accept, basis: []))
        given(Case.self, try .opened())
            .when(.accept(on: Moment.example.day, told: Telling(how: .electronic)), knowing: try .example())
            .rejects(.electronicConsentMissing)
    }

    @Test func `of an acceptance to the respondent closes nothing`() throws {
        let telling = CaseTelling.example(.acceptance, .respondent)
        untold.when(.recordTelling(telling: telling), knowing: try .example())
            .then(.partyTold(telling: telling, closes: nil, basis: []))
    }

    @Test func `is about what was decided, and of sessions that there are`() throws {
        untold.when(.recordTelling(telling: .example(.termination)), knowing: try .example()).rejects(.nothingToTell)
        untold.when(.recordTelling(telling: .example(.session, session: 4)), knowing: try .example())
            .rejects(.sessionUnknown)
    }

    @Test(arguments: [
        Telling(how: .phone, at: .example, by: "user:7"), Telling(how: .phone, at: .example, evidence: "录音7"),
        Telling(how: .phone, evidence: "录音7", by: "user:7"),
    ]) func `that cannot be shown is kept, and ends no term until what proves it is there`(unproven: Telling) throws {
        let accepted = try Case.Event.accepted(told: unproven)
        let due = try Day("2026-10-15")
        let kept = given(Case.self, try .opened(), accepted)
        kept.when(.noteAcceptanceOverdue, knowing: try .example(), at: due.adding(days: 1).start)
            .then(.acceptanceOverdue(due: due))

        let told = CaseTelling(about: .acceptance, whom: .complainant, telling: unproven)
        untold.when(.recordTelling(telling: told), knowing: try .example())
            .then(.partyTold(telling: told, closes: nil, basis: []))
        let proven = CaseTelling(about: .acceptance, whom: .complainant, telling: .example)
        let closing = Case.Event.partyTold(telling: proven, closes: .accept, basis: [])
        kept.when(.recordTelling(telling: proven), knowing: try .example()).then(closing)
        given(Case.self, try .opened(), accepted, closing)
            .when(.noteAcceptanceOverdue, knowing: try .example(), at: due.adding(days: 1).start).then()
    }

    @Test func `of a termination is proven to both sides, or its term runs on`() throws {
        let (day, due) = (Moment.example.day, try Day("2026-10-15"))
        var termination = CaseTermination.example(told: nil)
        termination.told = Telling(how: .phone, at: .example, by: "user:7")
        let facts = try Case.Facts.example()
        let mediating = Case.State.folding([try .opened(), try .accepted()])
        let events = try mediating.decide(.terminate(termination: termination), knowing: facts, at: .example)
        var state = mediating
        for event in events { state.evolve(event) }
        let tell = Case.Command.term(step: .noteOverdue(term: CaseTerm(.tellTermination)))
        #expect(try state.decide(tell, knowing: facts, at: due.adding(days: 1).start).count == 1)
        for (party, closes) in [(CaseParty.complainant, CaseClockName?.none), (.respondent, .tellTermination)] {
            let telling = CaseTelling(about: .termination, whom: party, telling: .example)
            let told = try state.decide(.recordTelling(telling: telling), knowing: facts, at: .example)
            guard case .partyTold(_, closes, _) = try #require(told.first) else {
                Issue.record("telling the \(party) closes something else, on \(day)")
                continue
            }
            for event in told { state.evolve(event) }
        }
    }
}
