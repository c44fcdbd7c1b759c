import Model
import ServiceKit
import Testing

@Suite("The example of a value's schema")
struct ValueSchemaTests {
    /// Reads an example back as the type that gives it.
    private func isRead<Value: Decodable & SchemaDescribed>(_: Value.Type) -> Bool {
        let bytes: [UInt8]? =
            switch Value.jsonSchema.example {
            case .text(let text): try? CanonicalJSON.encode([text])
            case .integer(let number): try? CanonicalJSON.encode([number])
            case .boolean(let flag): try? CanonicalJSON.encode([flag])
            case nil: nil
            }
        return bytes.flatMap { try? CanonicalJSON.decode([Value].self, from: $0) }?.count == 1
    }

    @Test func `is accepted by the value itself`() {
        #expect(isRead(UniqueID.self))
        #expect(isRead(Identifier<Person>.self))
        #expect(isRead(Moment.self))
        #expect(isRead(Day.self))
        #expect(isRead(Money.self))
        #expect(isRead(UnifiedSocialCreditCode.self))
        #expect(isRead(ResidentIdentityNumber.self))
        #expect(isRead(PhoneNumber.self))
        #expect(isRead(DivisionCode.self))
        #expect(isRead(PersonName.self))
        #expect(isRead(LineText.self))
        #expect(isRead(NarrativeText.self))
        #expect(isRead(Role.self))
    }
}
