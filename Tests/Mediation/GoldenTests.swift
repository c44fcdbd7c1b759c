import MediationDomain
import Model
import TestKit
import Testing

@Suite("A stored event of mediation")
struct GoldenTests {
    let day = Moment.example.day

    @Test func `of an order is written as ever`() throws {
        var receipt = OrderReceipt.example()
        receipt.isReturning = false
        receipt.means = "电话"
        receipt.topic = "家政服务-财产损坏"
        receipt.calledAt = Moment.example
        receipt.dispatchedAt = Moment.example.adding(milliseconds: 60_000)
        receipt.answerBy = Moment.example.adding(milliseconds: 86_400_000)
        receipt.respondent = .example("cmVzcG9uZGVudA")
        receipt.place = .example("cGxhY2U")
        receipt.title = .example("dGl0bGU")
        receipt.wants = .example("d2FudHM")
        receipt.claimed = try Money(fen: 46_000)
        receipt.contract = .example("Y29udHJhY3Q")
        receipt.previousNumber = "GT20260930-000101"
        try GoldenFile.expectAll(
            of: Order.self,
            [
                .received(receipt: receipt),
                .updated(update: OrderUpdate(receipt)),
                .linkedToCase(id: .example(2)),
                .linkedToReport(id: .example(3)),
            ]
        )
    }

    @Test func `of a case is written as ever`() throws {
        let basis = [
            Basis(rule: "order121.accept", inputs: ["receivedOn": "2026-09-30"], outcome: ["acceptBy": "2026-10-15"])
        ]
        let due = DueDay(day: try Day("2026-10-15"), isProvisional: true)
        try GoldenFile.expectAll(
            of: Case.self,
            [
                .opened(
                    number: .example,
                    opening: .example(claimed: try Money(fen: 128_000)),
                    acceptBy: due,
                    basis: basis
                ),
                .respondentIdentified(enterprise: .example()),
                .accepted(
                    on: day,
                    enterprise: .example(),
                    told: Telling(how: .phone, at: .example),
                    mediateBy: due,
                    basis: basis
                ),
                .refused(
                    number: .example,
                    enterprise: .example(),
                    refusal: .example(ground: 7, law: "办法第四十四条"),
                    basis: basis
                ),
                .agreed(try .example()),
                .performed(number: .example, enterprise: .example(), on: day),
                .unperformed(number: .example, enterprise: .example(), on: day),
                .terminated(
                    number: .example,
                    enterprise: .example(),
                    termination: .example(ground: 6, refusalGround: 2),
                    tellBothBy: due,
                    basis: basis
                ),
                .acceptanceOverdue(due: day),
                .mediationOverdue(due: day),
            ]
        )
    }

    @Test func `of a report is written as ever`() throws {
        let opening = ReportOpening(
            order: .example(),
            reporter: .example(8),
            receivedOn: day,
            enterprise: .example(5)
        )
        let due = DueDay(day: try Day("2026-10-27"), isProvisional: false)
        try GoldenFile.expectAll(
            of: Report.self,
            [.opened(number: .example, opening: opening, checkBy: due, basis: [])]
        )
    }

    @Test func `of an enterprise is written as ever`() throws {
        let profile = try KnownEnterpriseTests.profile()
        try GoldenFile.expectAll(of: KnownEnterprise.self, [.learned(profile: profile), .changed(profile: profile)])
    }

    @Test func `of a case says by which rules it was decided`() throws {
        let basis = [Basis(rule: "order121.accept", inputs: [:], outcome: [:])]
        let refused = Case.Event.refused(number: .example, enterprise: nil, refusal: .example(), basis: basis)
        #expect(refused.basis == basis)
        #expect(Case.Event.agreed(try .example()).basis.isEmpty)
    }
}
