import Foundation
import Model
import TestKit
import Testing

@Suite("Canonical JSON")
struct CanonicalJSONTests {
    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try CanonicalJSON.encode(value), as: UTF8.self)
    }

    private func canonical(_ text: String, without keys: Set<String> = []) throws -> String {
        String(decoding: try JSONDocument(Array(text.utf8)).root.canonical(without: keys), as: UTF8.self)
    }

    @Test func `sorts keys by byte and writes no white space`() throws {
        #expect(
            try text(["b": 1, "a": 2, "B": 3, "é": 4, "aa": 5, "": 6]) == #"{"":6,"B":3,"a":2,"aa":5,"b":1,"é":4}"#
        )
        #expect(
            try text(["longkey-b": 1, "longkey-a": 2, "longkey-": 3]) == #"{"longkey-":3,"longkey-a":2,"longkey-b":1}"#
        )
    }

    @Test func `takes the shortest escapes`() throws {
        #expect(
            try text(["\u{8}\u{c}\n\r\t\"\\/\u{1}\u{1f}\u{7f}é中😀"])
                == "[\"\\b\\f\\n\\r\\t\\\"\\\\/\\u0001\\u001f\u{7f}é中😀\"]"
        )
        #expect(try text(["\n": "k", "!": "k"]) == #"{"\n":"k","!":"k"}"#)
    }

    @Test func `holds integers up to 2^53 − 1 and no further`() throws {
        #expect(
            try text([0, -1, 9_007_199_254_740_991, -9_007_199_254_740_991])
                == "[0,-1,9007199254740991,-9007199254740991]"
        )
        #expect(throws: Refusal.self) { try text([9_007_199_254_740_992]) }
        #expect(throws: Refusal.self) { try text([UInt64.max]) }
        #expect(throws: Refusal.self) { try text([Int64.min]) }
    }

    @Test func `refuses fractions, nulls and NUL, and says where`() throws {
        func refusal(_ value: some Encodable) -> Refusal? {
            do { _ = try CanonicalJSON.encode(value) } catch { return error as? Refusal }
            return nil
        }
        #expect(refusal(["a": ["b": [1.5]]])?.reason == "fractionNotStored")
        #expect(refusal(["a": ["b": [1.5]]])?.field == "a.b.0")
        #expect(refusal(["a": [1, nil]])?.reason == "nullNotStored")
        #expect(refusal(["a": [1, nil]])?.field == "a.1")
        #expect(refusal(["a": "\0"])?.reason == "nulCharacter")
    }

    @Test func `is the same for every way of writing the same value`() throws {
        #expect(try canonical(#" {"b" : "\u00e9\/", "a":[-0, {"y":1,"x":null}] } "#) == #"{"a":[0,{"y":1}],"b":"é/"}"#)
        #expect(try canonical(#"{"id":1,"b":{"id":2}}"#, without: ["id"]) == #"{"b":{"id":2}}"#)
        #expect(throws: Refusal.self) { try canonical("[null]") }
        #expect(throws: Refusal.self) { try canonical(#"{"a":1.0}"#) }
        #expect(throws: Refusal.self) { try canonical("9007199254740992") }
    }

    @Test func `names the field it cannot keep`() throws {
        let refusal = try #require(throws: Refusal.self) { try canonical(#"{"a":[{"b":0.5}]}"#) }
        #expect(refusal.field == "a.0.b")
    }

    @Test func `is byte for byte what Python dumps`() throws {
        var random = SeededRandom(seed: 42)
        let values = (0..<2_000).map { _ in AnyValue.random(depth: 4, using: &random) }
        let ours = try values.map { Data(try CanonicalJSON.encode($0)).base64EncodedString() }
        let answers = try Oracle.lines(
            """
            import base64, json, sys
            for line in sys.stdin.read().split("\\n"):
                ours = base64.b64decode(line).decode("utf-8")
                text = json.dumps(json.loads(ours), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
                print("equal" if text == ours else ours)
            """,
            over: ours
        )
        #expect(answers == values.map { _ in "equal" })
        for (value, bytes) in zip(values, ours) {
            let text = try #require(Data(base64Encoded: bytes))
            #expect(try CanonicalJSON.decode(AnyValue.self, from: text) == value)
            #expect(try JSONDocument(Array(text)).root.canonical() == Array(text))
        }
    }
}
