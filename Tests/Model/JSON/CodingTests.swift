import Model
import Testing

@Suite("Coding by synthesis")
struct CodingTests {
    private struct Amount: Codable, Equatable {
        let fen: Int
        init(fen: Int) { self.fen = fen }
        init(from decoder: any Decoder) throws {
            fen = try decoder.singleValueContainer().decode(Int.self)
            if fen < 0 { throw Refusal("invalidMoney", Message("金额不能为负。", "An amount is not negative.")) }
        }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(fen)
        }
    }

    private struct Term: Codable, Equatable {
        var amount: Amount
        var day: String?
    }

    private enum Outcome: Codable, Equatable {
        case settled(terms: [Term])
        case failed
        enum CodingKeys: String, CodingKey {
            case settled = "settled.v1"
            case failed = "failed.v1"
        }
    }

    private enum Channel: String, Codable { case hotline, visit }

    private struct Everything: Codable, Equatable {
        var outcome: Outcome
        var counts: [String: Int8]
        var channel: Channel
        var ratio: Double?
        var word: String?
        var wide: UInt64?
    }

    private func refusal<T: Decodable>(_ type: T.Type, _ text: String) -> Refusal? {
        do { _ = try CanonicalJSON.decode(type, from: Array(text.utf8)) } catch { return error as? Refusal }
        return nil
    }

    @Test(arguments: [true, false]) func `brings structs, sums and dictionaries back`(isSettled: Bool) throws {
        let terms = [Term(amount: Amount(fen: 5), day: "d"), Term(amount: Amount(fen: 6))]
        let value = Everything(
            outcome: isSettled ? .settled(terms: terms) : .failed,
            counts: ["b": -1, "a": 127],
            channel: .visit,
            wide: 7
        )
        let bytes = try CanonicalJSON.encode(value)
        #expect(try CanonicalJSON.decode(Everything.self, from: bytes) == value)
        let outcome =
            isSettled ? #"{"settled.v1":{"terms":[{"amount":5,"day":"d"},{"amount":6}]}}"# : #"{"failed.v1":{}}"#
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"channel":"visit","counts":{"a":127,"b":-1},"outcome":\#(outcome),"wide":7}"#
        )
    }

    @Test func `names the field of a value that refuses itself`() {
        let found = refusal(Outcome.self, #"{"settled.v1":{"terms":[{"amount":1},{"amount":-1}]}}"#)
        #expect(found?.reason == "invalidMoney")
        #expect(found?.field == "settled.v1.terms.1.amount")
    }

    @Test func `names what is missing and what is of the wrong kind`() {
        #expect(refusal(Term.self, "{}") == refusal(Term.self, #"{"amount":null}"#))
        #expect(refusal(Term.self, "{}")?.reason == "missingField")
        #expect(refusal(Term.self, "{}")?.field == "amount")
        #expect(refusal([Term].self, #"[{"amount":"x"}]"#)?.reason == "invalidField")
        #expect(refusal([Term].self, #"[{"amount":"x"}]"#)?.field == "0.amount")
        #expect(refusal([Term].self, #"[{"amount":1.5}]"#)?.reason == "fractionNotStored")
        #expect(refusal([String: Int8].self, #"{"a":128}"#)?.reason == "numberOutOfRange")
        #expect(refusal([String: Int8].self, #"{"a":128}"#)?.field == "a")
        #expect(refusal([Int].self, "[1,null]")?.reason == "nullNotStored")
        #expect(refusal([Channel].self, #"["fax"]"#)?.field == "0")
        #expect(refusal(Outcome.self, #"{"other.v1":{}}"#)?.reason == "invalidField")
        #expect(refusal(Term.self, "[]")?.reason == "invalidField")
        #expect(refusal([Int].self, "[9007199254740992]")?.reason == "numberOutOfRange")
    }

    @Test func `never repeats a value in what it says`() {
        let found = refusal([Channel].self, #"["王秀英"]"#)
        #expect(found?.message.english.contains("王秀英") == false)
    }

    @Test func `passes over unknown keys and takes null for absent`() throws {
        let text = #"{"amount":3,"day":null,"new":{"deep":[1,2]}}"#
        #expect(try CanonicalJSON.decode(Term.self, from: Array(text.utf8)) == Term(amount: Amount(fen: 3)))
    }

    @Test func `reads fractions where configuration asks for them`() throws {
        #expect(try CanonicalJSON.decode([Double].self, from: Array("[1.5,-2e3,4]".utf8)) == [1.5, -2000, 4])
        #expect(refusal([Double].self, "[1e999]")?.reason == "numberOutOfRange")
    }

    @Test func `reads a large dictionary in linear time`() throws {
        let large = Dictionary(uniqueKeysWithValues: (0..<50_000).map { ("key \($0)", $0) })
        #expect(try CanonicalJSON.decode([String: Int].self, from: CanonicalJSON.encode(large)) == large)
    }
}
