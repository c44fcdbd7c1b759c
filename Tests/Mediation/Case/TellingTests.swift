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
}
