import Model
import Testing

@Suite("Coding by hand")
struct HandwrittenCodingTests {
    /// Fills two containers in turn and leaves a part to another encoder.
    private struct Interleaved: Codable, Equatable {
        var left = [1, 2]
        var inner = "x"
        var above = "y"

        init() {}

        enum Keys: String, CodingKey { case list, inner, text }

        init(from decoder: any Decoder) throws {
            let outer = try decoder.container(keyedBy: Keys.self)
            var list = try outer.nestedUnkeyedContainer(forKey: .list)
            left = [try list.decode(Int.self), try list.decode(Int.self)]
            inner = try outer.nestedContainer(keyedBy: Keys.self, forKey: .inner).decode(String.self, forKey: .text)
            above = try String(from: outer.superDecoder())
        }

        func encode(to encoder: any Encoder) throws {
            var outer = encoder.container(keyedBy: Keys.self)
            var nested = outer.nestedContainer(keyedBy: Keys.self, forKey: .inner)
            let other = outer.superEncoder()
            var list = outer.nestedUnkeyedContainer(forKey: .list)
            try list.encode(left[0])
            try nested.encode(inner, forKey: .text)
            try list.encode(left[1])
            try above.encode(to: other)
        }
    }

    private struct Nothing: Encodable {
        func encode(to _: any Encoder) {}
    }

    private struct Twice: Encodable {
        enum Keys: String, CodingKey { case same }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(1, forKey: .same)
            try container.encode(2, forKey: .same)
        }
    }

    private indirect enum Chain: Encodable { case end, link(next: Chain) }

    private func reason(_ value: some Encodable) -> String? {
        do { _ = try CanonicalJSON.encode(value) } catch { return (error as? Refusal)?.reason }
        return nil
    }

    @Test func `may fill several containers at once`() throws {
        let bytes = try CanonicalJSON.encode(Interleaved())
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"inner":{"text":"x"},"list":[1,2],"super":"y"}"#)
        #expect(try CanonicalJSON.decode(Interleaved.self, from: bytes) == Interleaved())
    }

    @Test func `is refused when a value writes nothing`() {
        #expect(reason(["a": Nothing()]) == "nullNotStored")
    }

    @Test func `is refused when a key is written twice`() {
        #expect(reason(Twice()) == "duplicateKey")
    }

    @Test func `is refused deeper than what can be read back`() {
        var chain = Chain.end
        for _ in 0..<1_000 { chain = .link(next: chain) }
        #expect(reason(chain) == "tooDeep")
    }
}
