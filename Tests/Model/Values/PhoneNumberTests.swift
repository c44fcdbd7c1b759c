import Model
import Testing

@Suite("A phone number")
struct PhoneNumberTests {
    @Test(arguments: [
        ("13800000000", "13800000000"), ("１３８００００００００", "13800000000"), ("138-0000-0000", "13800000000"),
        ("+86 138 0000 0000", "13800000000"), ("008613800000000", "13800000000"), ("8613800000000", "13800000000"),
        ("0936-6620000", "0936-6620000"), ("09366620000", "0936-6620000"), ("(0936) 6620000", "0936-6620000"),
        ("（０９３６）６６２００００", "0936-6620000"), ("0936—6620000", "0936-6620000"), ("+86 936 6620000", "0936-6620000"),
        ("010-66200000", "010-66200000"), ("+86-10-66200000", "010-66200000"), ("023 52200000", "023-52200000"),
        ("0936-6620000-801", "0936-6620000-801"), ("0936-6620000转801", "0936-6620000-801"),
        ("0355-20000001", "0355-20000001"), ("400-800-0000", "4008000000"),
    ])
    func `is kept in one form`(typed: String, kept: String) throws {
        #expect(try PhoneNumber(typed).text == kept)
        #expect(try PhoneNumber(kept).text == kept)
    }

    @Test(arguments: [("13800001234", "1234"), ("0936-6625678", "5678"), ("0936-6625678-801", "5678")])
    func `is recognised by its last four digits`(typed: String, lastFour: String) throws {
        #expect(try PhoneNumber(typed).lastFour == lastFour)
    }

    @Test(arguments: ["1.99E+10", "1.38001E+10", "1.5e10", "１.９９Ｅ＋１０"])
    func `that a spreadsheet has ruined is refused with the remedy`(text: String) {
        let refusal = #expect(throws: Refusal.self) { try PhoneNumber(text) }
        #expect(refusal?.reason == "invalidPhone")
        #expect(refusal?.message.chinese.contains("文本格式") == true)
    }

    @Test func `without its area code is refused with the remedy`() {
        let refusal = #expect(throws: Refusal.self) { try PhoneNumber("6620000") }
        #expect(refusal?.message == ValueFault.phoneWithoutAreaCode.message)
    }

    @Test(arguments: [
        "", "-", "12345", "12800000000", "1380000000", "138000000001", "0036-6620000", "010-6620000",
        "0936-1620000", "13800000000/13900000000", "13800000000王", "E10", "999999999999999999999",
    ])
    func `that cannot be dialled is refused, and the refusal does not repeat it`(text: String) {
        let refusal = #expect(throws: Refusal.self) { try PhoneNumber(text) }
        #expect(refusal?.reason == "invalidPhone")
        #expect(text.utf8.count < 5 || refusal?.message.english.contains(text) == false)
    }
}
