import Foundation
import Model
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        arguments: zip([0, 5, 128_000, -1, -128_050, 100], ["0.00", "0.05", "1280.00", "-0.01", "-1280.50", "1.00"])
    )
    func `is told in 元 with two decimals`(fen: Int64, text: String) throws {
        #expect(try Money(fen: fen).yuanText == text)
    }

    @Test func `adds and takes away exactly`() throws {
        let deposit = try Money(fen: 1000)
        let payout = try Money(fen: 1001)
        #expect(try deposit - payout == Money(fen: -1))
        #expect(deposit - payout + payout == deposit)
        #expect(deposit < payout)
    }

    @Test func `beyond what JSON keeps exactly is refused`() throws {
        #expect(try Money(fen: Money.limit).fen == 9_007_199_254_740_991)
        #expect(refusalReason { try Money(fen: Money.limit + 1) } == "invalidMoney")
        #expect(refusalReason { try Money(fen: .min) } == "invalidMoney")
    }

    @Test(arguments: ["9007199254740992", "0.5", "\"100\""])
    func `in JSON is a whole number of 分, refused with its field otherwise`(json: String) throws {
        #expect(
            try JSONDecoder().decode([String: Money].self, from: Data(#"{"claimed":100}"#.utf8))["claimed"]?.fen == 100
        )
        let refusal = #expect(throws: Refusal.self) {
            try JSONDecoder().decode([String: Money].self, from: Data("{\"claimed\":\(json)}".utf8))
        }
        #expect(refusal?.reason == "invalidMoney")
        #expect(refusal?.field == "claimed")
    }
}
