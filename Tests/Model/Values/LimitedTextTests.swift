import Model
import Testing

@Suite("A text")
struct LimitedTextTests {
    @Test func `keeps its lines, in one kind of line end`() throws {
        #expect(try NarrativeText(" 一\r\n二\r三\n四\u{2028}五 ").text == "一\n二\n三\n四\n五")
        #expect(try LineText("一\r\n二\t三").text == "一 二 三")
    }

    @Test func `loses invisible format characters`() throws {
        #expect(try LineText("\u{FEFF}退\u{200B}费\u{202E}").text == "退费")
    }

    @Test func `with control characters is refused`() {
        #expect(refusalReason { try NarrativeText("退\u{0}费") } == "textHasControlCharacters")
        #expect(refusalReason { try NarrativeText("退\u{1B}[31m费") } == "textHasControlCharacters")
        #expect(refusalReason { try NarrativeText("退\u{85}费") } == "textHasControlCharacters")
    }

    @Test(arguments: ["", " \n ", "\u{200B}"])
    func `of nothing is refused`(text: String) {
        #expect(refusalReason { try LineText(text) } == "textEmpty")
    }

    @Test func `has its limit in scalars, and the refusal tells limit and field`() throws {
        #expect(try LineText("12345", limit: 5).text == "12345")
        let refusal = #expect(throws: Refusal.self) { try LineText("123456", limit: 5, field: "address") }
        #expect(refusal?.reason == "textTooLong")
        #expect(refusal?.field == "address")
        #expect(refusal?.message.chinese.contains("5") == true)
        let tower = "e" + String(repeating: "\u{301}", count: 100_000)
        #expect(refusalReason { try NarrativeText(tower) } == "textTooLong")
    }
}
