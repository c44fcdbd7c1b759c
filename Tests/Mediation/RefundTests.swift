import MediationDomain
import Model
import Testing

@Suite("What is to be given back")
struct RefundTests {
    /// A sum of the county's rules, asked as it comes over the wire.
    func sum(_ json: String, hasLadder: Bool = true, on day: String = "2026-09-30") throws -> RefundView {
        var rules = try CountyRules.mediation().refunds
        if !hasLadder { rules = RefundRules() }
        let query = try CanonicalJSON.decode(RefundQuery.self, from: Array(json.utf8))
        return try RefundCalculation.view(query, by: rules, on: try Day(day))
    }

    func reason(_ json: String, hasLadder: Bool = true) -> String? {
        do {
            _ = try sum(json, hasLadder: hasLadder)
            return nil
        } catch {
            return (error as? Refusal)?.reason
        }
    }

    @Test func `of a card is what was paid less what was used, at the discount when the enterprise is the cause`()
        throws
    {
        let view = try sum(#"{"kind":"prepaid","paid":100000,"bonus":20000,"used":30000,"cause":"enterprise"}"#)
        #expect(view.total.fen == 75_000)
        #expect(view.steps.map(\.amount.fen) == [25_000, 75_000, 75_000])
        #expect(view.steps[0].formula == "300.00 × 1000.00 ÷ 1200.00 = 250.00")
        #expect(view.steps[0].basis.contains("第十八条") && view.steps[1].basis.contains("第五十三条"))
        let discount = try sum(#"{"kind":"prepaid","paid":100000,"discount":800,"used":30000,"cause":"enterprise"}"#)
        #expect(discount.total.fen == 76_000)
    }

    @Test func `counts the list price when the consumer is the cause, and never more than was paid`() throws {
        let view = try sum(#"{"kind":"prepaid","paid":100000,"bonus":20000,"used":30000,"cause":"consumer"}"#)
        #expect(view.total.fen == 70_000)
        #expect(view.steps[0].basis.contains("第十九条"))
        let beyond = try sum(#"{"kind":"prepaid","paid":100000,"used":110000,"cause":"consumer"}"#)
        #expect(beyond.total == .zero)
        #expect(beyond.steps.contains { $0.rule == "refund.neverBeyond" && $0.amount.fen == 100_000 })
    }

    @Test func `bears interest from the day it ended, by the rate of the day of the contract`() throws {
        let enterprise = #"""
            {"kind":"prepaid","paid":100000,"used":0,"cause":"enterprise","contractOn":"2025-03-01",
            "endedOn":"2026-01-01","interestUntil":"2026-09-30"}
            """#
        let view = try sum(enterprise)
        let interest = try #require(view.steps.first { $0.rule.hasPrefix("refund.lpr1y") })
        #expect(interest.amount.fen == 2_310)
        #expect(interest.formula == "1000.00 × 3.1000% × 272 ÷ 365 = 23.10")
        #expect(view.total.fen == 102_310)
        #expect(!interest.isVerified)
        let consumer = try sum(enterprise.replacing(#""cause":"enterprise""#, with: #""cause":"consumer""#))
        #expect(consumer.steps.first { $0.rule == "refund.deposit1y" }?.amount.fen == 1_118)
        let agreed = try sum(enterprise.replacing(#""used":0"#, with: #""used":0,"agreedRate":60000"#))
        #expect(agreed.steps.first { $0.rule == "refund.agreedInterest" }?.amount.fen == 4_471)
    }

    @Test func `of a card without a limit goes by the time that is left`() throws {
        let view = try sum(
            #"{"kind":"unlimited","paid":365000,"from":"2026-01-01","until":"2026-12-31","endedOn":"2026-07-01","interestUntil":"2026-07-01"}"#
        )
        #expect(view.steps[0].amount.fen == 183_000)
        #expect(view.steps[0].formula == "3650.00 × 183天 ÷ 365天 = 1830.00")
        #expect(view.steps[0].basis.contains("第二十二条"))
    }

    @Test(arguments: [(10_000, 50_000), (16_666, 50_000), (16_667, 50_001), (100_000, 300_000)])
    func `of fraud is three times the price on top, at least five hundred yuan`(paid: Int64, increase: Int64) throws {
        #expect(try sum(#"{"kind":"fraud","paid":\#(paid)}"#).total.fen == increase)
        let loss = try sum(#"{"kind":"fraud","paid":\#(paid),"loss":4000}"#)
        #expect(loss.total.fen == increase + 4_000)
        #expect(loss.steps.allSatisfy { $0.basis.contains("第五十五条") })
        #expect(loss.note.contains("不是认定"))
    }

    @Test(arguments: [("2026-01-31", 50_000), ("2026-06-30", 30_000), ("2026-12-30", 10_000)])
    func `of an agency's fee follows the ladder where the county has it`(ended: String, amount: Int64) throws {
        let json = #"{"kind":"agencyFee","paid":100000,"from":"2026-01-01","until":"2027-01-10","endedOn":"\#(ended)"}"#
        #expect(try sum(json).total.fen == amount)
        #expect(reason(json, hasLadder: false) == "refundLadderOff")
    }

    @Test(
        arguments: [
            #"{"kind":"prepaid","paid":0}"#, #"{"kind":"prepaid","paid":9007199254740991}"#,
            #"{"kind":"prepaid","paid":5,"used":-1}"#, #"{"kind":"prepaid","paid":5,"bonus":1,"discount":800}"#,
            #"{"kind":"prepaid","paid":5,"discount":0}"#, #"{"kind":"unlimited","paid":5}"#,
            #"{"kind":"prepaid","paid":5,"endedOn":"2026-09-30","interestUntil":"2026-09-29"}"#,
            #"{"kind":"prepaid","paid":5,"endedOn":"2026-09-01","agreedRate":9000000}"#,
            #"{"kind":"fraud","paid":5,"loss":-1}"#,
        ]
    )
    func `is not made of what cannot be`(json: String) {
        #expect(reason(json) == "refundEntryWrong")
    }

    @Test func `adds the costs that were needed`() throws {
        let view = try sum(#"{"kind":"prepaid","paid":100000,"used":0,"costs":3000}"#)
        #expect(view.total.fen == 103_000)
        #expect(view.steps.last?.formula == "1000.00 + 30.00 = 1030.00")
    }
}
