import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("Order 121 on mediation")
struct MediationArticlesTests {
    let day = Moment.example.day
    let mediating: Given<Case>
    let agreeing: Given<Case>

    init() throws {
        mediating = given(Case.self, try .opened(), try .accepted())
        agreeing = given(
            Case.self,
            try .opened(),
            try .accepted(),
            .consentRecorded(consent: .example(.complainant)),
            .consentRecorded(consent: .example(.respondent)),
            .consentRecorded(consent: .example(.complainant, to: .delegation)),
            .consentRecorded(consent: .example(.respondent, to: .delegation))
        )
    }

    @Test func `Article 18: a case is mediated only when both sides agree`() throws {
        let facts = try Case.Facts.example()
        mediating.when(.mediate(step: .schedule(session: .example())), knowing: facts).rejects(.consentMissing)
        agreeing.when(.mediate(step: .schedule(session: .example())), knowing: facts)
            .then(.sessionScheduled(session: .example()))
        let refusing = given(
            Case.self,
            try .opened(),
            try .accepted(),
            .consentRecorded(consent: .example(.respondent, isGiven: false))
        )
        refusing.when(.mediate(step: .schedule(session: .example())), knowing: facts).rejects(.consentRefused)
        refusing.when(.agree(on: day, terms: [try .example()], performedAtOnce: true), knowing: facts)
            .rejects(.consentRefused)
        let state = Case.State.folding([try .opened(), try .accepted()])
        let end = CaseTermination.example(ground: 2, reason: .example())
        #expect(try state.decide(.terminate(termination: end), knowing: facts, at: .example).count == 1)
        mediating.when(.terminate(termination: .example(ground: 2)), knowing: facts).rejects(.groundReasonMissing)
    }

    @Test func `Article 18: consent is asked after acceptance, and asking twice changes nothing`() throws {
        let command = Case.Command.mediate(step: .recordConsent(consent: .example(.respondent)))
        given(Case.self, try .opened()).when(command, knowing: try .example()).rejects(.caseNotAccepted)
        agreeing.when(command, knowing: try .example()).then()
    }

    @Test func `Article 19: a lawful body of the register mediates with both consents, and never delegates on`() throws
    {
        let facts = try Case.Facts.example()
        func delegate(_ body: String) -> Case.Command { .mediate(step: .delegate(body: body, on: day)) }
        mediating.when(delegate("body.consumerCouncil"), knowing: facts).rejects(.consentMissing)
        agreeing.when(delegate("body.tradeAssociation"), knowing: facts).rejects(.delegateUnknown)
        let basis = Basis(
            rule: "body.consumerCouncil",
            inputs: ["delegatedOn": "2026-09-30"],
            outcome: ["kind": "consumerCouncil"]
        )
        let delegated = Case.Event.delegated(body: "body.consumerCouncil", on: day, basis: [basis])
        agreeing.when(delegate("body.consumerCouncil"), knowing: facts).then(delegated)
        let outside = given(Case.self, try .opened(), try .accepted(), delegated)
        outside.when(delegate("body.consumerCouncil"), knowing: facts).then()
        outside.when(delegate("body.peopleMediation"), knowing: facts).rejects(.alreadyDelegated)
        let end = Moment(milliseconds: try Day("2026-11-30").start.milliseconds)
        outside.when(.noteMediationOverdue, knowing: facts, at: end)
            .then(.mediationOverdue(due: try Day("2026-11-29")))
    }

    @Test func `Article 20: both are told of an on-site session in advance`() throws {
        let (session, facts) = (CaseSession.example(), try Case.Facts.example())
        let scheduled = [try Case.Event.opened(), try .accepted(), .sessionScheduled(session: session)]
        let state = Case.State.folding(scheduled)
        let hold = Case.Command.mediate(step: .hold(session: 1, absent: []))
        #expect(throws: Case.Rejection.sessionNotTold) { try state.decide(hold, knowing: facts, at: session.at) }
        let told = CaseParty.allCases.map { party in
            Case.Event.partyTold(telling: .example(.session, party, session: 1), closes: nil, basis: [])
        }
        let ready = state.folded(told)
        #expect(try ready.decide(hold, knowing: facts, at: session.at) == [.sessionHeld(number: 1, absent: [])])
        #expect(throws: Case.Rejection.sessionNotBegun) { try ready.decide(hold, knowing: facts, at: .example) }
        let remote = CaseSession.example(2, at: .example, isOnSite: false, place: nil)
        let held = try state.folded([.sessionScheduled(session: remote)])
            .decide(.mediate(step: .hold(session: 2, absent: [])), knowing: facts, at: .example)
        #expect(held.count == 1)
    }

    @Test func `Article 21: a request for recusal suspends the mediation, and no term`() throws {
        let facts = try Case.Facts.example()
        let suspended = given(
            Case.self,
            try .opened(),
            try .accepted(),
            .consentRecorded(consent: .example(.complainant)),
            .consentRecorded(consent: .example(.respondent)),
            .mediatorAssigned(mediator: .example(6), on: day),
            .recusalRequested(by: .respondent, on: day)
        )
        suspended.when(.mediate(step: .schedule(session: .example())), knowing: facts).rejects(.mediationSuspended)
        suspended.when(.agree(on: day, terms: [try .example()], performedAtOnce: false), knowing: facts)
            .rejects(.mediationSuspended)
        suspended.when(.mediate(step: .requestRecusal(by: .respondent, on: day)), knowing: facts).then()
        suspended.when(.noteMediationOverdue, knowing: facts, at: try Day("2026-11-30").start)
            .then(.mediationOverdue(due: try Day("2026-11-29")))
        suspended.when(.mediate(step: .decideRecusal(isRecused: true, on: day)), knowing: facts)
            .then(.recusalDecided(isRecused: true, on: day))
        mediating.when(.mediate(step: .decideRecusal(isRecused: true, on: day)), knowing: facts)
            .rejects(.recusalNotRequested)
    }

    @Test func `Article 24: an agreement has a letter unless it is performed at once or both do without`() throws {
        let letter = MediationLetter(outcome: .waived, on: day, document: "记2026-4")
        let term = try AgreedTerm.example()
        let agreed = given(Case.self, try .opened(), try .accepted(), .agreed(term))
        let command = Case.Command.mediate(step: .recordLetter(letter: letter))
        agreed.when(command, knowing: try .example()).then(.letterRecorded(letter: letter))
        mediating.when(command, knowing: try .example()).rejects(.caseNotAgreed)
        let done = given(Case.self, try .opened(), try .accepted(), .agreed(term), .letterRecorded(letter: letter))
        done.when(command, knowing: try .example()).then()
        let other = MediationLetter(outcome: .made, on: day)
        done.when(.mediate(step: .recordLetter(letter: other)), knowing: try .example())
            .rejects(.letterAlreadyRecorded)
    }

    @Test func `Article 26: a return visit follows the end, and nothing reopens it`() throws {
        let over = [try Case.Event.opened(), try .accepted(), .agreed(try .example(), performedAtOnce: true)]
        let state = Case.State.folding(over)
        let visit = Case.Command.supervise(step: .visit(visit: .example()))
        let redo = Case.Command.supervise(step: .orderRedo(remark: .example))
        #expect(throws: Case.Rejection.redoWithoutVisit) { try state.decide(redo, knowing: .example(), at: .example) }
        let visited = state.folded(try state.decide(visit, knowing: .example(), at: .example))
        let events = try visited.decide(redo, knowing: .example(), at: .example)
        #expect(events == [.redoOrdered(remark: .example)])
        let after = visited.folded(events)
        #expect(throws: Case.Rejection.caseOver) {
            try after.decide(.accept(on: day, told: nil), knowing: .example(), at: .example)
        }
        mediating.when(visit, knowing: try .example()).rejects(.caseNotOver)
    }

    @Test func `Article 27: an agreement ends the dispute and nothing else`() throws {
        let term = try AgreedTerm.example()
        let state = Case.State.folding([try .opened(), try .accepted()])
        let command = Case.Command.agree(on: day, terms: [term], performedAtOnce: true)
        let events = try state.decide(command, knowing: .example(), at: .example)
        #expect(events == [.agreed(term, performedAtOnce: true)])
    }
}
