import TestKit
import Foundation
import Model
import Testing

@Suite("A unique id")
struct UniqueIDTests {
    private let moment = Moment(milliseconds: 1_790_756_411_043)

    @Test func `has one text, which reads back to the same id`() throws {
        var numbers = SeededRandom(seed: 1)
        for _ in 0..<1000 {
            let id = UniqueID(high: numbers.next(), low: numbers.next())
            #expect(UniqueID(id.description) == id)
            #expect(UniqueID(bytes: id.bytes) == id)
            #expect(UUID(uuidString: id.description)?.uuidString.lowercased() == id.description)
        }
    }

    @Test(arguments: [
        "", "01A0F166-56A3-7D02-B7AA-90C1D4E5F233", "01a0f16656a37d02b7aa90c1d4e5f233",
        "01a0f166-56a3-7d02-b7aa-90c1d4e5f23", "01a0f166-56a3-7d02-b7aa-90c1d4e5f2333",
        "01a0f166-56a3-7d02-b7aa-90c1d4e5f23g", "{01a0f166-56a3-7d02-b7aa-90c1d4e5f23}",
    ])
    func `has no other text`(text: String) {
        #expect(UniqueID(text) == nil)
    }

    @Test func `sorts as its text does`() {
        var numbers = SeededRandom(seed: 2)
        let ids = (0..<1000).map { _ in UniqueID(high: numbers.next(), low: numbers.next()) }
        #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
    }

    @Test func `made later sorts later, whatever chance says`() {
        let early = UniqueID.timeOrdered(at: moment, random: .max, low: .max)
        let late = UniqueID.timeOrdered(at: moment.adding(milliseconds: 1), random: 0, low: 0)
        #expect(early < late)
        #expect(early.description == "01a0f166-56a3-7fff-bfff-ffffffffffff")
        #expect(late.description == "01a0f166-56a4-7000-8000-000000000000")
    }

    @Test func `is new each time`() {
        let ids = Set((0..<1000).map { _ in UniqueID.fresh(at: moment) })
        #expect(ids.count == 1000)
    }

    @Test func `is bare text in JSON, and a wrong one is refused with its field`() throws {
        struct Holder: Codable, Equatable {
            let enterprise: Identifier<UniqueIDTests>
        }
        let holder = Holder(enterprise: Identifier(UniqueID(high: 1, low: 2)))
        let json = try JSONEncoder().encode(holder)
        #expect(String(decoding: json, as: UTF8.self) == #"{"enterprise":"00000000-0000-0001-0000-000000000002"}"#)
        #expect(try JSONDecoder().decode(Holder.self, from: json) == holder)
        let refusal = #expect(throws: Refusal.self) {
            try JSONDecoder().decode(Holder.self, from: Data(#"{"enterprise":"7"}"#.utf8))
        }
        #expect(refusal?.reason == "invalidIdentifier")
        #expect(refusal?.field == "enterprise")
    }
}
