import Model
import TestKit
import Testing

@Suite("A unified social credit code")
struct UnifiedSocialCreditCodeTests {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    /// Codes of which one in four has a matching check character, and the others whichever chance gives.
    private static func codes() throws -> [String] {
        var numbers = SeededRandom(seed: 4)
        return try (0..<2500).flatMap { _ -> [String] in
            let digits = "91" + String(Int.random(in: 110_000...659_999, using: &numbers))
            let body = digits + String((0..<9).map { _ in alphabet.randomElement(using: &numbers) ?? "0" })
            let matching = try alphabet.map { body + String($0) }.first {
                try UnifiedSocialCreditCode($0).checkDigitIsValid
            }
            let others = (0..<3).map { _ in body + String(alphabet.randomElement(using: &numbers) ?? "0") }
            return [try #require(matching)] + others
        }
    }

    @Test func `has the check character that python-stdnum wants, over ten thousand codes`() throws {
        let codes = try Self.codes()
        let theirs = try Oracle.lines(
            """
            import sys
            from stdnum.cn import uscc
            for line in sys.stdin:
                print(uscc.is_valid(line.strip()))
            """,
            over: codes
        )
        #expect(codes.count == 10_000)
        #expect(try codes.map { try UnifiedSocialCreditCode($0).checkDigitIsValid ? "True" : "False" } == theirs)
    }

    @Test func `with another check character is kept with a warning, for such licences exist`() throws {
        let right = try UnifiedSocialCreditCode("91110000600037341L")
        let wrong = try UnifiedSocialCreditCode("91110000600037341M")
        #expect(right.checkDigitIsValid && right.warning == nil)
        #expect(!wrong.checkDigitIsValid && wrong.warning != nil)
        #expect(wrong.text == "91110000600037341M")
    }

    @Test(arguments: ["９１１１００００６０００３７３４１Ｌ", " 91110000-60003734-1l ", "9111 0000 6000 3734 1L"])
    func `is read as people type it`(text: String) throws {
        #expect(try UnifiedSocialCreditCode(text).text == "91110000600037341L")
    }

    @Test func `says where the enterprise is registered`() throws {
        #expect(try UnifiedSocialCreditCode("91620724MA0000000A").division?.text == "620724")
    }

    @Test(arguments: [
        "", "9111000060003734", "91110000600037341LL", "9111000060003734IL", "91110000600037341高",
        "91110000600037341\u{301}",
    ])
    func `of other length or letters is refused`(text: String) {
        #expect(refusalReason { try UnifiedSocialCreditCode(text) } == "invalidCreditCode")
    }
}
