import Foundation
import Model
import Testing

@Suite("A sealed value")
struct SealedTests {
    @Test func `is its key, its suite and its text in JSON`() throws {
        let json = #"{"key":"01a0f166-56a3-7a41-8d52-3b9c55d0e6a1","suite":1,"text":"6i//T5Q="}"#
        let sealed = try JSONDecoder().decode(Sealed.self, from: Data(json.utf8))
        #expect(
            sealed
                == Sealed(
                    key: try #require(UniqueID("01a0f166-56a3-7a41-8d52-3b9c55d0e6a1")),
                    suite: 1,
                    text: "6i//T5Q="
                )
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(try encoder.encode(sealed) == Data(json.utf8))
    }
}
