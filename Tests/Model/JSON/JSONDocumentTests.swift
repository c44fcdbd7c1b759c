import Model
import Testing

@Suite("A JSON document")
struct JSONDocumentTests {
    private func reason(_ text: String) -> String? { reason(Array(text.utf8)) }

    private func reason(_ bytes: [UInt8]) -> String? {
        do throws(Refusal) {
            _ = try JSONDocument(bytes)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func `is refused when it begins with a byte order mark`() {
        #expect(reason([0xef, 0xbb, 0xbf] + Array("{}".utf8)) == "byteOrderMark")
    }

    @Test(
        arguments: [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe5, 0xae]] as [[UInt8]]
    )
    func `is refused when its text is not UTF-8`(bytes: [UInt8]) {
        #expect(reason([0x22] + bytes + [0x22]) == "notUTF8")
    }

    @Test(arguments: ["\"\0\"", "\u{0}{}", "\"\\u0000\"", "{\"\\u0000\":1}"])
    func `is refused when it has a NUL, raw or escaped`(text: String) {
        #expect(reason(text) == "nulCharacter")
    }

    @Test(arguments: [#"{"a":1,"a":1}"#, #"{"a":1,"b":2,"\u0061":3}"#, #"{"é":1,"\u00e9":2}"#, #"[{"":1,"":2}]"#])
    func `is refused when a key comes twice, however it is escaped`(text: String) {
        #expect(reason(text) == "duplicateKey")
    }

    @Test func `finds a repeated key among very many in linear time`() {
        let members = (0..<100_000).map { "\"k\($0 * 7919 % 100_000)\":1" }
        #expect(reason("{" + members.joined(separator: ",") + "}") == nil)
        #expect(reason("{" + members.joined(separator: ",") + ",\"k5\":1}") == "duplicateKey")
    }

    @Test func `keeps keys apart that look the same but are other bytes`() {
        #expect(reason("{\"\u{e9}\":1,\"e\u{301}\":2}") == nil)
    }

    @Test func `may be 32 levels deep and no deeper`() {
        #expect(reason(String(repeating: "[", count: 32) + String(repeating: "]", count: 32)) == nil)
        #expect(reason(String(repeating: "[", count: 33) + String(repeating: "]", count: 33)) == "tooDeep")
        #expect(reason(String(repeating: "[{\"a\":", count: 50_000)) == "tooDeep")
    }

    @Test(arguments: [#""\ud800""#, #""\udc00""#, #""\ud800\ud800""#, #""\ud83d\n""#, #""\ud83dx""#])
    func `is refused when a surrogate stands alone`(text: String) {
        #expect(reason(text) == "loneSurrogate")
    }

    @Test func `tells where it went wrong, but not what was written there`() throws {
        let refusal = try #require(throws: Refusal.self) { _ = try JSONDocument(Array(#"{"secret": hunter2}"#.utf8)) }
        #expect(refusal.message.english.hasSuffix("(byte 12)"))
        #expect(refusal.message.chinese.hasSuffix("（第 12 字节）"))
        #expect(!refusal.message.english.contains("hunter2"))
    }

    @Test func `is walked by key, by element and by member`() throws {
        let root = try JSONDocument(Array(#" {"a":[1,"\u4e2d",true],"b":{"c":null},"d":-5.0} "#.utf8)).root
        #expect(root["a"]?.elements.map(\.kind) == [.number, .string, .bool])
        #expect(root["a"]?.elements[1].string == "中")
        #expect(root["a"]?.elements[0].integer == 1)
        #expect(root["a"]?.elements[2].bool == true)
        #expect(root["b"]?["c"]?.kind == .null)
        #expect(root["d"]?.integer == nil)
        #expect(root.members.map(\.key) == ["a", "b", "d"])
        #expect(root["b"].map { String(decoding: $0.bytes, as: UTF8.self) } == #"{"c":null}"#)
        #expect(root["absent"] == nil)
        #expect(root["a"]?["a"] == nil)
    }

    @Test func `lists every reason it may be refused for`() {
        let reasons = JSONDocument.refusals.map(\.reason)
        #expect(Set(reasons).count == reasons.count)
        #expect(reasons.contains("duplicateKey") && reasons.contains("nullNotStored"))
        for refusal in JSONDocument.refusals {
            #expect(!refusal.message.chinese.isEmpty && refusal.message.english.hasSuffix("."))
        }
    }
}
