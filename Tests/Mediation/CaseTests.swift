import MediationDomain
import Model
import TestKit
import Testing

@Suite("A case nobody has decided on")
struct CaseTests {
    let today = Moment.example.day

    @Test func `is to be accepted by the law of the day it was received`() throws {
        given(Case.self).when(.open(opening: .example()), knowing: try .example()).then(
            .opened(
                number: .example,
                opening: .example(),
                acceptBy: DueDay(day: try Day("2026-10-15"), isProvisional: false),
                basis: [
                    Basis(
                        rule: "order121.accept",
                        inputs: ["receivedOn": "2026-09-30"],
                        outcome: ["acceptBy": "2026-10-15", "provisional": "false"]
                    )
                ]
            )
        )
    }

    @Test func `is opened once`() throws {
        let opened = try Case.Event.opened()
        given(Case.self, opened).when(.open(opening: .example()), knowing: try .example()).then()
        given(Case.self, opened).when(.open(opening: .example(enterprise: .example(2))), knowing: try .example())
            .rejects(.caseAlreadyOpen)
    }

    @Test func `is not opened on a day to come or before there was a law`() throws {
        let tomorrow = CaseOpening.example(receivedOn: today.adding(days: 1))
        given(Case.self).when(.open(opening: tomorrow), knowing: try .example()).rejects(.decisionInFuture)
        let ancient = CaseOpening.example(receivedOn: try Day("2019-12-31"))
        given(Case.self).when(.open(opening: ancient), knowing: try .example()).rejects(.deadlineRuleMissing)
    }

    @Test func `learns its respondent`() throws {
        let open = given(Case.self, try .opened(.example(enterprise: nil)))
        open.when(.identifyRespondent(enterprise: .example()), knowing: try .example())
            .then(.respondentIdentified(enterprise: .example()))
        open.when(.accept(on: today, told: .example), knowing: try .example()).rejects(.respondentUnidentified)
        given(Case.self, try .opened()).when(.identifyRespondent(enterprise: .example()), knowing: try .example())
            .then()
    }

    @Test func `is accepted and then has sixty days`() throws {
        given(Case.self, try .opened()).when(.accept(on: today, told: .example), knowing: try .example()).then(
            .accepted(
                on: today,
                enterprise: .example(),
                told: .example,
                mediateBy: DueDay(day: try Day("2026-11-29"), isProvisional: false),
                basis: [
                    Basis(
                        rule: "order121.mediate",
                        inputs: ["acceptedOn": "2026-09-30", "receivedOn": "2026-09-30"],
                        outcome: ["mediateBy": "2026-11-29", "provisional": "false"]
                    )
                ]
            )
        )
    }

    @Test func `is not accepted before it was received or in days to come`() throws {
        let open = given(Case.self, try .opened())
        open.when(.accept(on: today.adding(days: 1), told: .example), knowing: try .example())
            .rejects(.decisionInFuture)
        open.when(.accept(on: today.adding(days: -1), told: .example), knowing: try .example())
            .rejects(.decisionOutOfOrder)
    }

    @Test func `is refused on a ground of its law, and the other ways are named`() throws {
        let decided = ["decidedOn": "2026-09-30", "receivedOn": "2026-09-30"]
        let ground = Basis(
            rule: "order121.refuse.6",
            inputs: decided,
            outcome: ["article": "第十六条第六项", "law": "order121"]
        )
        given(Case.self, try .opened()).when(.refuse(refusal: .example()), knowing: try .example()).then(
            .refused(number: .example, enterprise: .example(), refusal: .example(), basis: [ground] + Basis.otherWays)
        )
    }

    @Test func `is not refused on a ground its law has not`() throws {
        let open = given(Case.self, try .opened())
        open.when(.refuse(refusal: .example(ground: 8)), knowing: try .example()).rejects(.groundNotInForce)
        let old = given(Case.self, try .opened(.example(receivedOn: try Day("2026-04-14"))))
        old.when(.refuse(refusal: .example(ground: 7)), knowing: try .example()).rejects(.groundNotInForce)
    }

    @Test func `names the rule where the ground asks for one`() throws {
        given(Case.self, try .opened()).when(.refuse(refusal: .example(ground: 7)), knowing: try .example())
            .rejects(.groundLawMissing)
    }

    @Test func `is overdue when its last day is over, once`() throws {
        let end = try Day("2026-10-16").start
        let open = given(Case.self, try .opened())
        open.when(.noteAcceptanceOverdue, knowing: try .example(), at: end)
            .then(.acceptanceOverdue(due: try Day("2026-10-15")))
        open.when(.noteAcceptanceOverdue, knowing: try .example(), at: end.adding(milliseconds: -1))
            .rejects(.caseNotOverdue)
        given(Case.self, try .opened(), .acceptanceOverdue(due: try Day("2026-10-15")))
            .when(.noteAcceptanceOverdue, knowing: try .example(), at: end)
            .then()
    }

    @Test(
        arguments: [
            (.agree(on: Moment.example.day, terms: [], performedAtOnce: true), .caseNotAccepted),
            (.terminate(termination: .example()), .caseNotAccepted),
            (.recordPerformance(on: Moment.example.day, isPerformed: true), .caseNotAccepted),
            (.noteMediationOverdue, .caseNotAccepted),
        ] as [(Case.Command, Case.Rejection)]
    )
    func `does nothing that comes after acceptance`(command: Case.Command, rejection: Case.Rejection) throws {
        given(Case.self, try .opened()).when(command, knowing: try .example()).rejects(rejection)
    }

    @Test(
        arguments: [
            .identifyRespondent(enterprise: .example()), .accept(on: Moment.example.day, told: .example),
            .refuse(refusal: .example()), .agree(on: Moment.example.day, terms: [], performedAtOnce: true),
            .recordPerformance(on: Moment.example.day, isPerformed: true), .terminate(termination: .example()),
            .noteAcceptanceOverdue, .noteMediationOverdue,
        ] as [Case.Command]
    )
    func `does nothing before it is opened`(command: Case.Command) throws {
        given(Case.self).when(command, knowing: try .example()).rejects(.caseUnknown)
    }
}
