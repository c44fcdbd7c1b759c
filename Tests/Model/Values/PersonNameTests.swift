import Model
import Testing

@Suite("A person's name")
struct PersonNameTests {
    @Test(arguments: [
        ("王秀英", "王秀英"), (" 王秀英\u{3000}", "王秀英"), ("阿依古丽·买买提", "阿依古丽·买买提"), ("𠮷田", "𠮷田"),
        ("Rene\u{301}", "Ren\u{E9}"),
    ])
    func `is kept composed and without white space around it`(typed: String, kept: String) throws {
        #expect(try Array(PersonName(typed).text.utf8) == Array(kept.utf8))
    }

    @Test(arguments: ["", "  ", "王\u{0}英", "王\u{200B}英", "\u{202E}英秀王", "王\n英", "王\u{2028}英", "王\u{FEFF}"])
    func `of invisible characters is refused`(text: String) {
        #expect(refusalReason { try PersonName(text) } == "invalidName")
    }

    @Test func `has at most fifty scalars, however few characters they are`() throws {
        #expect(try PersonName(String(repeating: "王", count: 50)).text.count == 50)
        #expect(refusalReason { try PersonName(String(repeating: "王", count: 51)) } == "invalidName")
        let tower = "王" + String(repeating: "\u{301}", count: 100_000)
        #expect(tower.count == 1)
        #expect(refusalReason { try PersonName(tower) } == "invalidName")
    }
}
