import MediationDomain
import Model
import TestKit
import Testing

/// Golden files of what few may know: reports, clues, and the ways of everything.
@Suite("A stored event that is closed")
struct CheckGoldenTests {
    let day = Moment.example.day
    let due: DueDay
    let basis = [Basis(rule: "penalty.check", inputs: ["receivedOn": "2026-09-30"], outcome: ["checkBy": "2026-10-27"])]
    let officer = "user:01a0f166-56a3-7000-8000-00000000000a"
    let head = "user:01a0f166-56a3-7000-8000-00000000000b"

    init() throws {
        due = DueDay(day: try Day("2026-10-27"), isProvisional: false)
    }

    private func decision(_ isFiled: Bool) -> FilingDecision {
        FilingDecision(isFiled: isFiled, on: day, by: officer, reason: .example())
    }

    @Test func `of a report is written as ever`() throws {
        let opening = ReportOpening(
            order: .example(),
            reporter: .example(8),
            receivedOn: day,
            enterprise: .example(5),
            isAnonymous: false,
            earlier: [.example(3)]
        )
        let told = ReporterTelling(what: .filing, told: Telling(how: .phone, at: .example))
        let grant = IdentityGrant(officer: officer, by: head, until: .example, reason: .example())
        try GoldenFile.expectAll(
            of: Report.self,
            [
                .opened(number: .example, opening: opening, checkBy: due, basis: basis),
                .extensionProposed(by: officer, reason: .example()),
                .extended(due: due, by: head, basis: basis),
                .testCommissioned(on: day, document: .example()),
                .testResultReceived(on: day, document: .example(), due: due, basis: basis),
                .filed(decision: decision(true), decideBy: due, tellBy: due, basis: basis),
                .notFiled(decision: decision(false), tellBy: due, basis: basis),
                .concluded(on: day, outcome: .penalised, by: officer),
                .competenceDeclined(on: day, goTo: try LineText("张掖市市场监督管理局"), by: officer, basis: basis),
                .resultOwed(rule: "reward.majorViolation", by: officer, basis: basis),
                .reporterTold(telling: told),
                .repeated(of: .example(3), by: officer, basis: basis),
                .joinedInto(report: .example(3), by: officer, basis: basis),
                .tookIn(report: .example(4), receivedOn: day, by: officer, due: due, basis: basis),
                .linked(with: .example(3), by: officer),
                .codeIssued(code: .example()),
                .identityGranted(grant: grant),
                .identityRevoked(officer: officer, by: head),
                .checkOverdue(due: day),
                .decisionOverdue(due: day),
                .tellingOverdue(due: day),
            ]
        )
    }

    @Test func `of a clue is written as ever`() throws {
        let opening = ClueOpening(
            source: .mediation,
            caseID: .example(2),
            foundOn: day,
            ruledOn: day,
            enterprise: .example(5),
            narrative: .example()
        )
        try GoldenFile.expectAll(
            of: Clue.self,
            [
                .opened(number: .example, opening: opening, checkBy: due, basis: basis),
                .extensionProposed(by: officer, reason: .example()),
                .extended(due: due, by: head, basis: basis),
                .testCommissioned(on: day, document: .example()),
                .testResultReceived(on: day, document: .example(), due: due, basis: basis),
                .filed(decision: decision(true), decideBy: due, basis: basis),
                .notFiled(decision: decision(false)),
                .concluded(on: day, outcome: .dropped, by: officer),
                .checkOverdue(due: day),
                .decisionOverdue(due: day),
            ]
        )
    }

    @Test func `of a way is written as ever`() throws {
        let traits = RoutingTraits(
            receivedOn: day,
            matter: "crime",
            relation: .employee,
            place: "620724100",
            seat: "620724102",
            isOurs: true
        )
        let hop = RoutingHop(
            unit: "chengguanStation",
            from: "intake",
            by: officer,
            isOverride: true,
            reason: .example(),
            returnBy: due,
            reportBackBy: day,
            referTo: "publicSecurity"
        )
        let superior = try LineText("张掖市市场监督管理局")
        let referral = Referral(
            unit: "publicSecurity",
            form: .transfer,
            on: day,
            from: "intake",
            by: officer,
            reason: .example()
        )
        try GoldenFile.expectAll(
            of: Routing.self,
            [
                .opened(kind: .complaint, traits: traits, hop: hop, basis: basis),
                .routed(traits: traits, hop: hop, basis: basis),
                .signed(unit: "chengguanStation", by: officer),
                .returned(
                    from: "chengguanStation",
                    to: "intake",
                    by: officer,
                    reason: .example(),
                    count: 2,
                    basis: basis
                ),
                .personNeeded(returns: 2, basis: basis),
                .coHandlerAdded(unit: "enforcement", by: officer),
                .disputeArose(
                    dispute: JurisdictionDispute(with: superior, on: day, by: officer),
                    settleBy: due,
                    basis: basis
                ),
                .disputeSettled(
                    settlement: DisputeSettlement(how: .designated, competent: superior, on: day, by: officer)
                ),
                .referred(referral: referral, basis: basis),
                .referralConfirmed(
                    receipt: RoutingReceipt(
                        unit: "publicSecurity",
                        receipt: try LineText("高公（接）〔2026〕17号"),
                        on: day,
                        by: officer
                    )
                ),
                .reportedBack(unit: "chengguanStation", by: officer, on: day),
                .disputeOverdue(due: day),
                .reportBackOverdue(due: day),
            ]
        )
    }

    @Test func `is every event of a report, a clue or a way`() {
        #expect(Report.Event.CodingKeys.allCases.allSatisfy { Report.Event.disclosure(of: $0) == .closed })
        #expect(Clue.Event.CodingKeys.allCases.allSatisfy { Clue.Event.disclosure(of: $0) == .closed })
        #expect(Routing.Event.CodingKeys.allCases.allSatisfy { Routing.Event.disclosure(of: $0) == .closed })
        #expect(Order.Event.CodingKeys.allCases.allSatisfy { Order.Event.disclosure(of: $0) == .closed })
    }
}
