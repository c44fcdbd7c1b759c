import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("A case in mediation")
struct MediatingTests {
    let today = Moment.example.day
    let mediating: Given<Case>

    init() throws {
        mediating = given(Case.self, try .opened(), try .accepted())
    }

    @Test func `is accepted once and can no longer be refused`() throws {
        mediating.when(.accept(on: today, told: .example), knowing: try .example()).then()
        mediating.when(.accept(on: today.adding(days: 1), told: .example), knowing: try .example())
            .rejects(.caseAlreadyAccepted)
        mediating.when(.refuse(refusal: .example()), knowing: try .example()).rejects(.caseAlreadyAccepted)
        mediating.when(.open(opening: .example()), knowing: try .example()).rejects(.caseAlreadyOpen)
    }

    @Test func `keeps its respondent`() throws {
        mediating.when(.identifyRespondent(enterprise: .example()), knowing: try .example()).then()
        mediating.when(.identifyRespondent(enterprise: .example(2)), knowing: try .example())
            .rejects(.respondentSettled)
    }

    @Test func `ends in an agreement`() throws {
        let term = try AgreedTerm.example()
        mediating.when(.agree(on: today, terms: [term], performedAtOnce: false), knowing: try .example())
            .then(.agreed(term))
        mediating.when(.agree(on: today, terms: [], performedAtOnce: false), knowing: try .example())
            .rejects(.termsMissing)
        mediating.when(
            .agree(on: today.adding(days: -1), terms: [term], performedAtOnce: true),
            knowing: try .example()
        )
        .rejects(.decisionOutOfOrder)
        mediating.when(.recordPerformance(on: today, isPerformed: true), knowing: try .example())
            .rejects(.caseNotAgreed)
    }

    @Test func `is terminated on a ground of its law, and both are told within seven working days`() throws {
        let (told, told2) = (["decidedOn": "2026-09-30", "receivedOn": "2026-09-30"], "2026-10-15")
        mediating.when(.terminate(termination: .example()), knowing: try .example()).then(
            .terminated(
                number: .example,
                enterprise: .example(),
                termination: .example(),
                tellBothBy: DueDay(day: try Day(told2), isProvisional: false),
                basis: [
                    Basis(
                        rule: "order121.terminate.4",
                        inputs: told,
                        outcome: ["article": "第二十三条第一款第四项", "law": "order121"]
                    ),
                    Basis(
                        rule: "order121.tellTermination",
                        inputs: told,
                        outcome: ["tellBothBy": told2, "provisional": "false"]
                    ),
                ] + Basis.otherWays
            )
        )
    }

    @Test func `is not terminated on a ground its law has not`() throws {
        let facts = try Case.Facts.example()
        mediating.when(.terminate(termination: .example(ground: 9)), knowing: facts).rejects(.groundNotInForce)
        mediating.when(.terminate(termination: .example(ground: 6, refusalGround: 8)), knowing: facts)
            .rejects(.groundNotInForce)
        mediating.when(.terminate(termination: .example(ground: 8)), knowing: facts).rejects(.groundLawMissing)
    }

    @Test func `lapses only after its sixtieth day`() throws {
        let facts = try Case.Facts.example()
        let (last, next) = (try Day("2026-11-29"), try Day("2026-11-30"))
        mediating.when(.terminate(termination: .example(on: last, ground: 5)), knowing: facts, at: last.start)
            .rejects(.groundTooEarly)
        let late = CaseTermination.example(on: next, ground: 5)
        let state = Case.State.folding([try .opened(), try .accepted()])
        let events = try state.decide(.terminate(termination: late), knowing: facts, at: next.start)
        #expect(events.map(\.basis.first?.rule) == ["order121.terminate.5"])
    }

    @Test func `is overdue when its last day is over, once`() throws {
        let end = try Day("2026-11-30").start
        mediating.when(.noteMediationOverdue, knowing: try .example(), at: end)
            .then(.mediationOverdue(due: try Day("2026-11-29")))
        mediating.when(.noteMediationOverdue, knowing: try .example(), at: end.adding(milliseconds: -1))
            .rejects(.caseNotOverdue)
        mediating.when(.noteAcceptanceOverdue, knowing: try .example(), at: end).then()
        given(Case.self, try .opened(), try .accepted(), .mediationOverdue(due: try Day("2026-11-29")))
            .when(.noteMediationOverdue, knowing: try .example(), at: end)
            .then()
    }
}
