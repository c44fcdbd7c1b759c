import MediationDomain
import Model
import TestKit
import Testing

@Suite("An agreement")
struct AgreementTests {
    let today = Moment.example.day
    let term: AgreedTerm
    let agreed: Given<Case>

    init() throws {
        term = try .example()
        agreed = given(Case.self, try .opened(), try .accepted(), .agreed(term))
    }

    @Test func `is recorded once`() throws {
        agreed.when(.agree(on: today, terms: [term], performedAtOnce: false), knowing: try .example()).then()
        let other = try AgreedTerm.example(performBy: today)
        agreed.when(.agree(on: today, terms: [other], performedAtOnce: false), knowing: try .example())
            .rejects(.caseAlreadyAgreed)
        agreed.when(.terminate(termination: .example()), knowing: try .example()).rejects(.caseAlreadyAgreed)
    }

    @Test func `is performed`() throws {
        agreed.when(.recordPerformance(on: today, isPerformed: true), knowing: try .example())
            .then(.performed(number: .example, enterprise: .example(), on: today))
    }

    @Test func `is unperformed only after its day`() throws {
        let (due, next) = (term.performBy, term.performBy.adding(days: 1))
        agreed.when(.recordPerformance(on: due, isPerformed: false), knowing: try .example(), at: next.start)
            .rejects(.performanceNotDue)
        agreed.when(.recordPerformance(on: next, isPerformed: false), knowing: try .example(), at: next.start)
            .then(.unperformed(number: .example, enterprise: .example(), on: next))
    }

    @Test func `rings no clock`() throws {
        agreed.when(.noteAcceptanceOverdue, knowing: try .example()).then()
        agreed.when(.noteMediationOverdue, knowing: try .example()).then()
    }

    @Test func `leaves the beginning of the case as it was`() throws {
        agreed.when(.open(opening: .example()), knowing: try .example()).rejects(.caseAlreadyOpen)
        agreed.when(.identifyRespondent(enterprise: .example()), knowing: try .example()).rejects(.respondentSettled)
        agreed.when(.accept(on: today, told: .example), knowing: try .example()).rejects(.caseAlreadyAccepted)
        agreed.when(.refuse(refusal: .example()), knowing: try .example()).rejects(.caseAlreadyAccepted)
    }
}

@Suite("A case that is over")
struct OverTests {
    let today = Moment.example.day

    @Test func `yields nothing new when its ending is asked again`() throws {
        let term = try AgreedTerm.example()
        let (opened, accepted) = (try Case.Event.opened(), try Case.Event.accepted())
        given(
            Case.self,
            opened,
            .refused(number: .example, enterprise: nil, refusal: .example(), basis: [])
        )
        .when(.refuse(refusal: .example()), knowing: try .example()).then()
        given(Case.self, opened, accepted, .agreed(term, performedAtOnce: true))
            .when(.agree(on: today, terms: [term], performedAtOnce: true), knowing: try .example())
            .then()
        given(
            Case.self,
            opened,
            accepted,
            .agreed(term),
            .performed(number: .example, enterprise: .example(), on: today)
        )
        .when(.recordPerformance(on: today, isPerformed: true), knowing: try .example())
        .then()
        given(
            Case.self,
            opened,
            accepted,
            .agreed(term),
            .unperformed(number: .example, enterprise: .example(), on: today)
        )
        .when(.recordPerformance(on: today, isPerformed: false), knowing: try .example()).then()
        given(Case.self, opened, accepted, .terminated)
            .when(.terminate(termination: .example()), knowing: try .example()).then()
    }

    @Test(
        arguments: [
            .open(opening: .example()), .identifyRespondent(enterprise: .example()),
            .accept(on: Moment.example.day, told: .example), .refuse(refusal: .example()),
            .agree(on: Moment.example.day, terms: [], performedAtOnce: false),
            .recordPerformance(on: Moment.example.day, isPerformed: true),
            .terminate(termination: .example(ground: 1)),
        ] as [Case.Command]
    )
    func `stays over`(command: Case.Command) throws {
        given(Case.self, try .opened(), try .accepted(), .terminated).when(command, knowing: try .example())
            .rejects(.caseOver)
    }

    @Test func `rings no clock`() throws {
        let over = given(Case.self, try .opened(), try .accepted(), .terminated)
        over.when(.noteAcceptanceOverdue, knowing: try .example()).then()
        over.when(.noteMediationOverdue, knowing: try .example()).then()
    }
}

extension Case.Event {
    fileprivate static var terminated: Case.Event {
        .terminated(
            number: .example,
            enterprise: .example(),
            termination: .example(),
            tellBothBy: DueDay(day: Moment.example.day, isProvisional: false),
            basis: []
        )
    }
}
