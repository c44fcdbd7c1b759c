import Model
import Testing

@Suite("The number of a document")
struct DocumentNumberTests {
    @Test(arguments: ["(2026)甘0724民初118号", "甘财0012345", "EMS1234567890", "高先赔〔2026〕1号", "0012345678"])
    func `is kept as it is written`(text: String) throws {
        #expect(try DocumentNumber(text).text == text)
    }

    @Test(arguments: ["王秀英", "13912345678", "11010519491231002X", "收据；DROP TABLE", "<b>1</b>", "=1+1"])
    func `is nobody's name or number, and no markup`(text: String) {
        #expect(refusalReason { try DocumentNumber(text) } == "invalidDocumentNumber")
    }

    @Test func `has a limit`() {
        #expect(refusalReason { try DocumentNumber(String(repeating: "1", count: 65)) } == "textTooLong")
        #expect(refusalReason { try DocumentNumber(" ") } == "textEmpty")
    }
}
