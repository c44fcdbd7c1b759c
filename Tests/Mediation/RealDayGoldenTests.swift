import Model
import TestKit
import Testing

@Suite("Stored events of a real day")
struct RealDayGoldenTests {
    let day = Moment.example.day
    let basis = [Basis(rule: "service.post", inputs: ["how": "post"], outcome: ["effectiveOn": "2026-09-30"])]

    @Test func `of contacts are written as ever`() throws {
        let attempt = ContactAttempt(
            party: .respondent,
            how: .phone,
            at: .example,
            result: .switchedOff,
            evidence: try .example(),
            note: .example()
        )
        let service = PartyService(about: .session, session: 2, whom: .respondent, service: try .example())
        try GoldenFile.expectAll(
            of: Contact.self,
            [
                .attempted(number: 1, attempt: attempt),
                .served(number: 1, service: service, effectiveOn: day, basis: basis),
                .tookEffect(number: 1, service: service), .owed(by: .example, basis: basis), .overdue(due: .example),
            ]
        )
    }

    @Test func `of dangers are written as ever`() throws {
        let alert = DangerAlert(kind: .selfHarm, at: .example, words: .example(), caseID: .example())
        let receipt = ReferralReceipt(number: "接警2026-7", on: day)
        try GoldenFile.expectAll(
            of: Danger.self,
            [
                .raised(number: 1, alert: alert, answerBy: .example, basis: basis),
                .calledAgain(number: 1, round: 2, next: .example), .answered(number: 1, by: "user:1"),
                .referred(
                    number: 1,
                    referral: DangerReferral(to: .police, at: .example, document: try .example())
                ),
                .receiptCame(number: 1, to: .police, receipt: receipt), .ended(number: 1, note: .example()),
            ]
        )
    }

    @Test func `of third parties are written as ever`() throws {
        let party = InvolvedParty(
            caseID: .example(),
            part: .worker,
            worker: .example(2),
            name: .example(),
            facts: .example("ZmFjdHM"),
            on: day
        )
        let referral = CrimeReferral(
            office: try LineText("高台县公安局城关派出所"),
            on: day,
            document: try .example(),
            amount: try Money(fen: 200_000)
        )
        try GoldenFile.expectAll(
            of: ThirdParty.self,
            [
                .named(party: party), .referred(caseID: .example(), referral: referral),
                .receiptCame(caseID: .example(), receipt: ReferralReceipt(number: "接2026-3", on: day)),
            ]
        )
    }

    @Test func `of payments in advance are written as ever`() throws {
        let money = try Money(fen: 300_000)
        let claim = ReliefClaim(
            caseID: .example(3),
            proven: money,
            proof: try .example(),
            elsewhere: .zero,
            declaredOn: day
        )
        let check = PayeeCheck(
            caseID: .example(3),
            payee: .example(4),
            account: .example(),
            identity: .example("aWQ"),
            by: "user:1",
            on: day
        )
        let decision = ReliefDecision(
            number: try .example(2),
            on: day,
            authorities: ["industryCommerce", "marketRegulation"],
            awards: [ReliefDecision.Award(caseID: .example(3), amount: money)]
        )
        try GoldenFile.expectAll(
            of: Relief.self,
            [
                .opened(enterprise: .example(), because: .vanished, on: day),
                .claimed(claim: claim, caseNumber: .example),
                .withdrawn(caseID: .example(3), on: day), .payeeChecked(check: check),
                .proposed(number: try .example(2), on: day, by: "user:1", total: money),
                .approved(authority: "marketRegulation", on: day, by: "user:2"),
                .decided(decision: decision, basis: basis),
                .served(service: try .example(.publicNotice), effectiveOn: day, basis: basis),
            ]
        )
    }

    @Test func `of respondents without a licence and of aliases are written as ever`() throws {
        let party = UnregisteredParty(
            kind: .agency,
            sign: try LineText("帮帮家政"),
            place: try LineText("城关镇县府街12号"),
            name: .example(),
            phone: .example("cGhvbmU"),
            on: day
        )
        try GoldenFile.expectAll(
            of: Unregistered.self,
            [.named(party: party), .found(enterprise: .example(), on: day)]
        )
        let alias = NotedAlias(
            enterprise: .example(),
            kind: .payee,
            text: try LineText("好帮手"),
            contact: .example(2),
            value: .example()
        )
        try GoldenFile.expectAll(of: Alias.self, [.noted(alias: alias), .struck])
    }

    @Test func `tell the world no more than a shop's sign`() {
        #expect(Contact.Event.CodingKeys.allCases.allSatisfy { Contact.Event.disclosure(of: $0) == .closed })
        #expect(Danger.Event.CodingKeys.allCases.allSatisfy { Danger.Event.disclosure(of: $0) == .closed })
        #expect(ThirdParty.Event.CodingKeys.allCases.allSatisfy { ThirdParty.Event.disclosure(of: $0) == .closed })
        #expect(Relief.Event.CodingKeys.allCases.allSatisfy { Relief.Event.disclosure(of: $0) == .closed })
        #expect(Alias.Event.CodingKeys.allCases.allSatisfy { Alias.Event.disclosure(of: $0) == .closed })
    }
}
