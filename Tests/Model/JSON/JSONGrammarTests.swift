import Foundation
import Model
import TestKit
import Testing

@Suite("The JSON grammar")
struct JSONGrammarTests {
    private func isAccepted(_ text: String) -> Bool { (try? JSONDocument(Array(text.utf8))) != nil }

    @Test(arguments: [
        "[]", "{}", " [ ] ", "\n{\t}\r", "null", "true", "false", "0", "-0", "1", "-1", "1e1", "1E+2", "0e-1", "1.5",
        "-0.0", "123456789012345678901234567890", "\"\"", "\"a\"", "\"/\"", #""\/""#, #""\"\\\b\f\n\r\t""#,
        #""\u0041""#,
        #""\uD83D\uDE00""#, #""\ud83d\ude00""#, "\"\u{7f}\"", "\"\u{2028}\u{2029}\"", "\"中文 é 😀\"", "[1,2]",
        "[[],[[]]]",
        #"{"a":1}"#, #"{"":0}"#, #"{"a":{"b":[{}]}}"#, #" { "a" : [ 1 , 2 ] , "b" : null } "#, "[null,true,false]",
        "\"\u{feff}\"", "\"\u{10ffff}\"", "\"\u{ffff}\"", "[0.1e-10]", "[1e400]", #"["\u0001"]"#, "[\"12345678\"]",
        "[\"1234567\u{e9}\"]", "\"1234567\\n1234567\\t\"", "{\"a\":1,\"b\":2,\"A\":3}", "[-12.5E-3]",
        "[[1],{\"a\":[]}]",
    ])
    func `takes what RFC 8259 takes`(text: String) {
        #expect(isAccepted(text))
    }

    @Test(arguments: [
        "", " ", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1 2]", "[1,,2]", "{,}", "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "{'a':1}", "{1:1}", "{\"a\":1 \"b\":2}", "{\"a\":1,,\"b\":2}", "{\"a\"::1}",
        "[1}", "{\"a\":1]", "[]]", "{}}", "[] []", "{} x", "1 2", "nul", "nulll", "True", "TRUE", "tru", "falsey",
        "NaN",
        "Infinity", "-Infinity", "-", "+1", "01", "-01", "00", "1.", ".5", "-.5", "1.e1", "1e", "1e+", "1e1.5", "0x10",
        "1a",
        "1_000", "--1", "0-", "1,", "\"", "\"a", "'a'", "\"\n\"", "\"\t\"", "\"\u{1}\"", "\"\u{1f}\"", #""\x""#,
        #""\a""#,
        #""\""#, #""\\\""#, #""\u""#, #""\u12""#, #""\u123""#, #""\u12G4""#, #""\U0041""#, #""\u+123""#, "[\"a\"",
        "\"a\"b",
        "/* */ 1", "1 // x", "[1]#", "\u{a0}1", "\u{2003}[]", "\u{b}[]", "\u{c}[]", "中", "[é]", "{\"a\":\"b\":1}",
        "[:]",
        "[\"a\":1]", "{\"a\",1}", "{[]:1}", "{null:1}", ",", ":", "[1;2]", "(1)", "<1>", "\\", "\\u0031", "[\\n]", "１",
    ])
    func `refuses what RFC 8259 refuses`(text: String) {
        #expect(!isAccepted(text))
    }

    @Test func `takes nothing that Python refuses, whatever bytes are changed`() throws {
        var random = SeededRandom(seed: 0x5eed)
        let seeds = [
            #"{"authid":"link:12345","data":{"basis":[{"inputs":{"n":-12.5e+3},"rule":"a\/b"}],"claimed":128000}}"#,
            #"["\ud83d\ude00","中文é😀",{"\u0061":null,"b":[true,false,0,-0,1E2]},"\"\\\b\f\n\r\t"]"#,
            #" { "k" : [ 1 , 2.50 , [ ] , { } ] , "z" : "0123456789abcdef" } "#,
        ]
        var accepted: [String] = []
        for round in 0..<20_000 {
            var bytes = Array(seeds[round % seeds.count].utf8)
            for _ in 0...Int.random(in: 0..<3, using: &random) { Self.mutate(&bytes, &random) }
            guard let document = try? JSONDocument(bytes) else { continue }
            let kept = (try? document.root.canonical()).map { String(decoding: $0, as: UTF8.self) } ?? "-"
            accepted.append("\(Data(bytes).base64EncodedString()) \(Data(kept.utf8).base64EncodedString())")
        }
        #expect(accepted.count > 1_000)
        let answers = try Oracle.lines(Self.comparison, over: accepted)
        #expect(answers == ["\(accepted.count) equal"])
    }

    private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        guard let place = bytes.indices.randomElement(using: &random) else { return }
        let telling = Array("\"\\{}[]:,0-.eEu/ntx \u{0}é\u{1f}".utf8)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] = telling[Int.random(in: telling.indices, using: &random)]
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(bytes[place], at: place)
        default: bytes.swapAt(place, Int.random(in: bytes.indices, using: &random))
        }
    }

    private static let comparison = """
        import base64, json, sys
        def without_null(o):
            if isinstance(o, dict): return {k: without_null(v) for k, v in o.items() if v is not None}
            if isinstance(o, list): return [without_null(v) for v in o]
            return o
        count = 0
        for line in sys.stdin.read().split("\\n"):
            source, kept = (base64.b64decode(part) for part in line.split(" "))
            value = json.loads(source.decode("utf-8"))
            if kept != b"-":
                text = json.dumps(without_null(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
                assert text.encode("utf-8") == kept, (source, kept)
            count += 1
        print(count, "equal")
        """
}
