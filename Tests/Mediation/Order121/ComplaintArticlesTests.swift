import Decisions
import MediationDomain
import Model
import TestKit
import Testing

/// Order 121 on complaints, article by article; what other articles ask is tested where it is done.
@Suite("Order 121 on acceptance")
struct AcceptanceArticlesTests {
    let day = Moment.example.day

    @Test func `Article 15: accepted, and the complainant told, within seven working days of receipt`() throws {
        let rules = try CountyRules.mediation()
        #expect(rules.acceptance(of: .complaint, receivedOn: day)?.due.day == (try Day("2026-10-15")))
        let untold = given(Case.self, try .opened(), try .accepted(told: nil))
        let end = try Day("2026-10-16").start
        untold.when(.noteAcceptanceOverdue, knowing: try .example(), at: end)
            .then(.acceptanceOverdue(due: try Day("2026-10-15")))
        untold.when(.recordTelling(telling: .example()), knowing: try .example())
            .then(.partyTold(telling: .example(), closes: .accept, basis: []))
        given(Case.self, try .opened(), try .accepted())
            .when(.noteAcceptanceOverdue, knowing: try .example(), at: end).then()
    }

    @Test func `Article 15: a refusal tells its reasons and the other ways to settle the dispute`() throws {
        var refusal = CaseRefusal.example()
        refusal.told = nil
        let state = Case.State.folding([
            try .opened(), .refused(number: .example, enterprise: nil, refusal: refusal, basis: []),
        ])
        let telling = CaseTelling.example(.refusal)
        let events = try state.decide(.recordTelling(telling: telling), knowing: .example(), at: .example)
        #expect(events.map(\.basis.count) == [5])
        #expect(events.flatMap(\.basis).allSatisfy { $0.rule.hasPrefix("consumerLaw.otherWay.") })
        let told = state.folded(events)
        #expect(try told.decide(.noteAcceptanceOverdue, knowing: .example(), at: day.adding(days: 60).start).isEmpty)
        let end = try Day("2026-10-16").start
        #expect(try state.decide(.noteAcceptanceOverdue, knowing: .example(), at: end).count == 1)
    }

    @Test func `Article 15: nothing is told before it is decided`() throws {
        given(Case.self, try .opened()).when(.recordTelling(telling: .example()), knowing: try .example())
            .rejects(.nothingToTell)
        let early = CaseTelling.example(at: .example.adding(milliseconds: -86_400_000))
        given(Case.self, try .opened(), try .accepted(told: nil))
            .when(.recordTelling(telling: early), knowing: try .example()).rejects(.decisionOutOfOrder)
    }

    @Test(arguments: 1...7) func `Article 16: has seven grounds of refusal`(ground: Int) throws {
        let refusal = CaseRefusal.example(ground: ground, law: ground == 7 ? "办法第四十四条" : nil)
        let state = Case.State.folding([try .opened()])
        let events = try state.decide(.refuse(refusal: refusal), knowing: .example(), at: .example)
        #expect(events.first?.basis.first?.rule == "order121.refuse.\(ground)")
    }

    @Test func `Article 16: has no eighth ground, and the seventh names the rule`() throws {
        let open = given(Case.self, try .opened())
        open.when(.refuse(refusal: .example(ground: 8)), knowing: try .example()).rejects(.groundNotInForce)
        open.when(.refuse(refusal: .example(ground: 7)), knowing: try .example()).rejects(.groundLawMissing)
        given(Case.self, try .opened(), try .accepted())
            .when(.refuse(refusal: .example()), knowing: try .example()).rejects(.caseAlreadyAccepted)
    }

    @Test func `Article 17: a person rests the third ground on reasons`() throws {
        var refusal = CaseRefusal.example(ground: 3)
        refusal.reason = nil
        given(Case.self, try .opened()).when(.refuse(refusal: refusal), knowing: try .example())
            .rejects(.groundReasonMissing)
        #expect(try CountyRules.mediation().abuse.map(\.id).contains("abuse.samePerson"))
    }

    @Test func `Article 44: what is no complaint is refused under the ground that names the article`() throws {
        let refusal = CaseRefusal.example(ground: 7, law: "市场监督管理投诉举报处理办法第四十四条")
        let events = try Case.State.folding([try .opened()])
            .decide(.refuse(refusal: refusal), knowing: .example(), at: .example)
        #expect(events.first?.basis.first?.outcome["article"] == "第十六条第七项")
    }

    @Test func `Article 10: nobody is accepted against an unknown respondent`() throws {
        given(Case.self, try .opened(.example(enterprise: nil)))
            .when(.accept(on: day, told: nil), knowing: try .example()).rejects(.respondentUnidentified)
    }
}

@Suite("Order 121 on counting and transition")
struct CountingArticlesTests {
    @Test func `Article 45: the first day is not counted, and a last day on a holiday moves behind it`() throws {
        let rules = try CountyRules.mediation()
        let (accepted, received) = (try Day("2026-08-03"), try Day("2026-08-03"))
        let term = rules.mediation(of: .complaint, receivedOn: received, acceptedOn: accepted)
        #expect(term?.due.day == (try Day("2026-10-08")))
        let plain = try Day("2026-09-01")
        #expect(rules.acceptance(of: .complaint, receivedOn: plain)?.due.day == (try Day("2026-09-10")))
    }

    @Test(
        arguments: [("2026-04-14", "order20"), ("2026-04-15", "order121")]
    )
    func `Article 46: the law is that of the day of receipt`(received: String, law: String) throws {
        let state = Case.State.folding([try .opened(.example(receivedOn: Day(received)))])
        let events = try state.decide(.refuse(refusal: .example(ground: 1)), knowing: .example(), at: .example)
        #expect(events.first?.basis.first?.outcome["law"] == law)
    }

    @Test func `Article 46: an old complaint has six grounds, and is mediated by the earlier of two terms`() throws {
        let day = try Day("2026-04-14")
        let old = given(Case.self, try .opened(.example(receivedOn: day)))
        old.when(.refuse(refusal: .example(ground: 7)), knowing: try .example()).rejects(.groundNotInForce)
        let term = try CountyRules.mediation().mediation(of: .complaint, receivedOn: day, acceptedOn: day)
        #expect(term?.basis.map(\.rule) == ["regulation46.mediate", "order20.mediate.45"])
        #expect(term?.due.day == (try Day("2026-06-13")))
    }
}

extension Case.State {
    /// The same case after more has happened.
    func folded(_ events: [Case.Event]) -> Case.State {
        events.reduce(into: self) { state, event in state.evolve(event) }
    }
}
