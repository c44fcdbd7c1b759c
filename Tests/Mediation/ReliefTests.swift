import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("A decision of two authorities")
struct ReliefTests {
    private let today = Moment.example.day
    private let bureau = "高台县市场监督管理局"
    private let commerce = "高台县工业信息化和商务局"

    private func proposed() throws -> Relief.State {
        let claim = ReliefClaim(
            caseID: .example(3),
            proven: try Money(fen: 46_000),
            proof: try .example(),
            elsewhere: .zero,
            declaredOn: today
        )
        return .folding([
            .opened(enterprise: .example(), because: .vanished, on: today),
            .claimed(claim: claim, caseNumber: .example),
            .proposed(number: try .example(2), on: today, by: "user:1", total: try Money(fen: 46_000)),
        ])
    }

    private func facts(standsInFor head: String? = nil) throws -> Relief.Facts {
        Relief.Facts(cases: [.example(3): try .example()], standsInFor: head, rules: try CountyRules.mediation())
    }

    private func approval(_ authority: String, _ unit: String?, _ role: Role, _ by: String) -> Relief.Command {
        .approve(approval: AuthorityApproval(authority: authority, unit: unit, role: role, by: by, on: today))
    }

    @Test func `is approved by somebody of each, who may decide there, and never by who proposed it`() throws {
        let (state, facts) = (try proposed(), try facts())
        let first = approval("marketRegulation", bureau, .head, "user:2")
        let events = try state.decide(first, knowing: facts, at: .example)
        #expect(events == [.approved(authority: "marketRegulation", on: today, by: "user:2", unit: bureau)])
        var half = state
        for event in events { half.evolve(event) }
        #expect(try half.decide(first, knowing: facts, at: .example).isEmpty)
        let second = approval("industryCommerce", commerce, .commerceSupervisor, "user:3")
        #expect(try half.decide(second, knowing: facts, at: .example).count == 2)

        let refused: [(Relief.Command, Relief.Rejection)] = [
            (approval("industryCommerce", bureau, .head, "user:4"), .reliefNotCompetent),
            (approval("industryCommerce", nil, .commerceSupervisor, "user:4"), .reliefNotCompetent),
            (approval("industryCommerce", commerce, .mediator, "user:4"), .reliefNotCompetent),
            (approval("industryCommerce", commerce, .head, "user:2"), .reliefSecondApproval),
            (approval("industryCommerce", commerce, .head, "user:1"), .reliefApprovedByProposer),
            (approval("education", commerce, .head, "user:4"), .reliefAuthorityUnknown),
        ]
        for (command, reason) in refused {
            #expect(throws: reason) { try half.decide(command, knowing: facts, at: .example) }
        }
    }

    @Test func `is approved in the head's place by a deputy of the same office`() throws {
        let deputy = approval("marketRegulation", bureau, .mediator, "user:5")
        let state = try proposed()
        #expect(
            try state.decide(deputy, knowing: facts(standsInFor: "user:2"), at: .example) == [
                .approved(authority: "marketRegulation", on: today, by: "user:5", unit: bureau, inPlaceOf: "user:2")
            ]
        )
        let stranger = approval("marketRegulation", commerce, .mediator, "user:5")
        #expect(throws: Relief.Rejection.reliefNotCompetent) {
            try state.decide(stranger, knowing: facts(standsInFor: "user:2"), at: .example)
        }
    }
}
