import Tables
import Testing

@Suite("A table as offices send it")
struct DelimitedTextTests {
    @Test func `keeps commas, quotes and line ends inside quotes`() throws {
        let table = try Self.read("a,\"b,c\",\"say \"\"d\"\"\"\r\n1,\"two\r\nlines\",3\r\n")
        #expect(table.map(\.fields) == [["a", "b,c", "say \"d\""], ["1", "two\r\nlines", "3"]])
    }

    @Test func `knows the line each record begins on`() throws {
        let table = try Self.read("title\r\n\"one\r\ntwo\"\r\n\r\nlast")
        #expect(table.map(\.line) == [1, 2, 5])
    }

    @Test func `reads either line end, a byte order mark, empty fields and no last line end`() throws {
        let table = try Self.read("\u{FEFF}名称,电话\n,\r\n甲,")
        #expect(table.map(\.fields) == [["名称", "电话"], ["", ""], ["甲", ""]])
    }

    @Test(arguments: ["a,\"b", "a\n\"b\"c\n"])
    func `refuses what no program can have written`(text: String) {
        #expect(throws: (any Error).self) { try Self.read(text) }
    }

    @Test func `refuses bytes that are not UTF-8`() {
        #expect(throws: (any Error).self) { try DelimitedText([0xB8, 0xDF, 0x2C]) }
    }

    private static func read(_ text: String) throws -> [DelimitedText.Record] {
        try DelimitedText(Array(text.utf8)).records
    }
}
