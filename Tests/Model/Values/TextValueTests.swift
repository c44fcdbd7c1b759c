import Foundation
import Model
import Testing

@Suite("A value in JSON")
struct TextValueTests {
    private struct Filing: Codable, Equatable {
        struct Person: Codable, Equatable {
            let name: PersonName
            let phones: [PhoneNumber]
        }
        let complainant: Person
    }

    @Test func `is its text and nothing else`() throws {
        let filing = Filing(complainant: .init(name: try PersonName("王秀英"), phones: [try PhoneNumber("13800000000")]))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = try encoder.encode(filing)
        #expect(
            String(decoding: json, as: UTF8.self)
                == #"{"complainant":{"name":"王秀英","phones":["13800000000"]}}"#
        )
        #expect(try JSONDecoder().decode(Filing.self, from: json) == filing)
    }

    @Test func `is refused with the path to its field`() {
        let json = #"{"complainant":{"name":"王秀英","phones":["13800000000","1.99E+10"]}}"#
        let refusal = #expect(throws: Refusal.self) { try JSONDecoder().decode(Filing.self, from: Data(json.utf8)) }
        #expect(refusal?.reason == "invalidPhone")
        #expect(refusal?.field == "complainant.phones.1")
    }

    @Test(arguments: ValueFault.allCases)
    func `has a fault that names the remedy in both languages, under a lower-camel word`(fault: ValueFault) {
        #expect(fault.reason.wholeMatch(of: /[a-z]+([A-Z][a-z]+)+/) != nil)
        #expect(fault.message.chinese.hasSuffix("。"))
        #expect(fault.message.english.hasSuffix("."))
        #expect(fault.message.chinese != fault.message.english)
        #expect(fault.refusal.reason == fault.reason)
    }

    @Test func `has no two faults with the same words`() {
        #expect(Set(ValueFault.allCases.map(\.message)).count == ValueFault.allCases.count)
    }
}
