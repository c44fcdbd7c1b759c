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
            ] + Order.Event.steps()
        )
    }

    @Test func `of a link is written as ever`() throws {
        try GoldenFile.expectAll(of: Link.self, Link.Event.examples())
    }

    @Test func `of a case is written as ever`() throws {
        let basis = [
            Basis(rule: "order121.accept", inputs: ["receivedOn": "2026-09-30"], outcome: ["acceptBy": "2026-10-15"])
        ]
        let due = DueDay(day: try Day("2026-10-15"), isProvisional: true)
        try GoldenFile.expectAll(of: Case.self, try Case.Event.examples(due: due, basis: basis))
    }

    @Test func `of an enterprise is written as ever`() throws {
        let profile = try KnownEnterpriseTests.profile()
        try GoldenFile.expectAll(of: KnownEnterprise.self, [.learned(profile: profile), .changed(profile: profile)])
    }

    @Test func `of a batch is written as ever`() throws {
        try GoldenFile.expectAll(of: OrderBatch.self, [.recorded(batch: .example())])
    }

    @Test func `of a case says by which rules it was decided`() throws {
        let basis = [Basis(rule: "order121.accept", inputs: [:], outcome: [:])]
        let refused = Case.Event.refused(number: .example, enterprise: nil, refusal: .example(), basis: basis)
        #expect(refused.basis == basis)
        #expect(Case.Event.agreed(try .example()).basis.isEmpty)
    }
}
