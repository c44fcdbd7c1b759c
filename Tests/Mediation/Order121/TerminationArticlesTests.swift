import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("Order 121 on appraisal and termination")
struct TerminationArticlesTests {
    let day = Moment.example.day
    let history: [Case.Event]

    init() throws {
        history = [try .opened(), try .accepted()]
    }

    private func state(_ more: Case.Event...) -> Case.State { .folding(history + more) }

    @Test func `Article 22: the time of an appraisal is no part of the term`() throws {
        let facts = try Case.Facts.example()
        let from = try Day("2026-10-10")
        let running = state(.appraisalCommissioned(appraisal: .example(on: from)))
        let late = try Day("2026-11-30").start
        #expect(try running.decide(.noteMediationOverdue, knowing: facts, at: late).isEmpty)
        let result = Case.Command.mediate(
            step: .receiveAppraisal(number: 1, on: try Day("2026-10-24"), document: "鉴字2026-7")
        )
        let events = try running.decide(result, knowing: facts, at: late)
        guard case .appraisalReceived(_, _, _, let due?, let basis) = events.first else {
            Issue.record("The result moves the term.")
            return
        }
        #expect(due.day == (try Day("2026-12-13")))
        #expect(basis.first?.inputs["excluded"] == "2026-10-10/2026-10-24")
        let told = facts.rules.explanation(of: try #require(basis.first))
        #expect(told?.contains("鉴定检测2026-10-10至2026-10-24，14天不计") == true)
        #expect(told?.contains("到期12月13日") == true)
        let moved = running.folded(events)
        #expect(throws: Case.Rejection.caseNotOverdue) {
            try moved.decide(.noteMediationOverdue, knowing: facts, at: late)
        }
        #expect(try moved.decide(result, knowing: facts, at: late).isEmpty)
    }

    @Test func `Article 22: days of two appraisals at once are left out once`() throws {
        let facts = try Case.Facts.example()
        let (first, second) = (
            Appraisal.example(1, on: try Day("2026-10-10")), Appraisal.example(2, on: try Day("2026-10-20"))
        )
        let both = state(.appraisalCommissioned(appraisal: first), .appraisalCommissioned(appraisal: second))
        func result(_ number: Int, _ day: String) throws -> Case.Command {
            .mediate(step: .receiveAppraisal(number: number, on: try Day(day), document: "鉴"))
        }
        let now = try Day("2026-11-10").start
        let one = try both.decide(result(1, "2026-10-24"), knowing: facts, at: now)
        #expect(
            one == [.appraisalReceived(number: 1, on: try Day("2026-10-24"), document: "鉴", mediateBy: nil, basis: [])]
        )
        let two = try both.folded(one).decide(result(2, "2026-10-30"), knowing: facts, at: now)
        guard case .appraisalReceived(_, _, _, let due, _) = two.first else { return }
        #expect(due?.day == (try Day("2026-12-19")))
    }

    @Test func `Article 22: the cost is agreed, and the authority may appoint the body`() throws {
        func commission(_ appraisal: Appraisal) -> Case.Command {
            .mediate(step: .commissionAppraisal(appraisal: appraisal))
        }
        let facts = try Case.Facts.example()
        let mediating = given(Case.self, history[0], history[1])
        mediating.when(commission(.example(isCostAgreed: false)), knowing: facts).rejects(.appraisalCostOpen)
        mediating.when(commission(.example(chosenBy: .appointment)), knowing: facts)
            .then(.appraisalCommissioned(appraisal: .example(chosenBy: .appointment)))
        let old = given(
            Case.self,
            try .opened(.example(receivedOn: try Day("2026-04-14"))),
            try .accepted(on: try Day("2026-04-14"), mediateBy: "2026-06-13")
        )
        old.when(commission(.example(chosenBy: .appointment)), knowing: facts).rejects(.appraiserNotAppointable)
    }

    @Test(
        arguments: [
            CaseTermination.example(ground: 1), .example(ground: 2, reason: .example()), .example(ground: 3),
            .example(ground: 4), .example(on: Moment.example.day.adding(days: 61), ground: 5),
            .example(ground: 6, refusalGround: 2), .example(ground: 6, isFraud: true),
            .example(ground: 7, gone: .respondent), .example(ground: 8, law: "办法第四十四条"),
        ]
    )
    func `Article 23: has eight grounds of termination`(termination: CaseTermination) throws {
        let events = try state().decide(
            .terminate(termination: termination),
            knowing: .example(),
            at: termination.on.start.adding(milliseconds: 36_000_000)
        )
        #expect(events.first?.basis.first?.rule == "order121.terminate.\(termination.ground)")
    }

    @Test(
        arguments: [
            (.example(ground: 9), .groundNotInForce), (.example(ground: 5), .groundTooEarly),
            (.example(ground: 6), .groundFindingMissing), (.example(ground: 6, refusalGround: 8), .groundNotInForce),
            (.example(ground: 7), .groundPartyMissing), (.example(ground: 8), .groundLawMissing),
        ] as [(CaseTermination, Case.Rejection)]
    )
    func `Article 23: each ground has its demands`(termination: CaseTermination, rejection: Case.Rejection) throws {
        given(Case.self, history[0], history[1])
            .when(.terminate(termination: termination), knowing: try .example()).rejects(rejection)
    }

    @Test func `Article 23: the fifth ground opens after day 60 without appraisals`() throws {
        let facts = try Case.Facts.example()
        let appraised = state(
            .appraisalCommissioned(appraisal: .example(on: try Day("2026-10-10"))),
            .appraisalReceived(
                number: 1,
                on: try Day("2026-10-24"),
                document: "鉴",
                mediateBy: DueDay(day: try Day("2026-12-13"), isProvisional: true),
                basis: []
            )
        )
        func end(_ day: String) throws -> Case.Command {
            .terminate(termination: .example(on: try Day(day), ground: 5))
        }
        let later = try Day("2026-12-20").start
        #expect(throws: Case.Rejection.groundTooEarly) {
            try appraised.decide(end("2026-12-13"), knowing: facts, at: later)
        }
        #expect(try appraised.decide(end("2026-12-14"), knowing: facts, at: later).count == 1)
    }

    @Test func `Article 23: both are told within seven working days of the decision`() throws {
        let facts = try Case.Facts.example()
        let decided = try state().decide(
            .terminate(termination: .example(told: nil)),
            knowing: facts,
            at: .example
        )
        let untold = state().folded(decided)
        let term = CaseTerm(.tellTermination)
        let due = try Day("2026-10-15")
        let overdue = Case.Command.term(step: .noteOverdue(term: term))
        #expect(
            try untold.decide(overdue, knowing: facts, at: due.adding(days: 1).start)
                == [.termOverdue(term: term, due: due)]
        )
        let first = try untold.decide(
            .recordTelling(telling: .example(.termination, .complainant)),
            knowing: facts,
            at: .example
        )
        #expect(
            first == [.partyTold(telling: .example(.termination, .complainant), closes: nil, basis: Basis.otherWays)]
        )
        let half = untold.folded(first)
        let last = try half.decide(
            .recordTelling(telling: .example(.termination, .respondent)),
            knowing: facts,
            at: .example
        )
        #expect(
            last == [
                .partyTold(
                    telling: .example(.termination, .respondent),
                    closes: .tellTermination,
                    basis: Basis.otherWays
                )
            ]
        )
        #expect(try half.folded(last).decide(overdue, knowing: facts, at: due.adding(days: 9).start).isEmpty)
    }

    @Test func `Article 23: where one side is gone the other is told`() throws {
        let facts = try Case.Facts.example()
        let command = Case.Command.terminate(termination: .example(ground: 7, gone: .complainant, told: nil))
        let over = state().folded(try state().decide(command, knowing: facts, at: .example))
        let told = CaseTelling.example(.termination, .respondent)
        #expect(
            try over.decide(.recordTelling(telling: told), knowing: facts, at: .example)
                == [.partyTold(telling: told, closes: .tellTermination, basis: Basis.otherWays)]
        )
    }

    @Test func `Article 25: whoever is told of a termination is told of the other ways`() throws {
        let events = try state().decide(.terminate(termination: .example()), knowing: .example(), at: .example)
        #expect(events.first?.basis.map(\.rule).filter { $0.hasPrefix("consumerLaw.otherWay.") }.count == 5)
    }

    @Test func `Article 42: fraud ends a mediation`() throws {
        let command = Case.Command.terminate(termination: .example(ground: 6, isFraud: true))
        #expect(try state().decide(command, knowing: .example(), at: .example).count == 1)
        let old = Case.State.folding([
            try .opened(.example(receivedOn: try Day("2026-04-14"))),
            try .accepted(on: try Day("2026-04-14"), mediateBy: "2026-06-13"),
        ])
        #expect(throws: Case.Rejection.groundFindingMissing) {
            try old.decide(command, knowing: .example(), at: .example)
        }
    }
}
