import Model
import ServiceKit
import Testing

@Suite("What the services publish")
struct VocabularyTests {
    private let events =
        EventDescription.own(of: Registry.self) + EventDescription.own(of: Training.self)
        + EventDescription.own(of: Mediation.self) + EventDescription.own(of: Credit.self)

    @Test func `is described to the last field`() {
        #expect(events.count > 30)
        for event in events { #expect(event.data.gaps == [], "\(event.type)") }
    }

    @Test func `has no type twice`() {
        #expect(Set(events.map(\.type)).count == events.count)
    }

    @Test func `gives every value a label`() {
        for event in events {
            guard case .object(let properties) = event.data.shape else {
                Issue.record("\(event.type) has no object of data.")
                continue
            }
            #expect(!properties.contains { $0.name.hasPrefix("_") }, "\(event.type)")
        }
    }
}
