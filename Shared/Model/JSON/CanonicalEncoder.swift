/// Keeps a draft in one place while the containers that fill it are passed about.
final class CanonicalDesk {
    let draft: UnsafeMutablePointer<CanonicalDraft>

    init() {
        draft = .allocate(capacity: 1)
        draft.initialize(to: CanonicalDraft())
    }

    deinit {
        draft.deinitialize(count: 1)
        draft.deallocate()
    }
}

/// Writes an `Encodable` into a slot of a draft.
struct CanonicalEncoder: Encoder {
    let desk: CanonicalDesk
    let slot: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(CanonicalMembers<Key>(desk: desk, outer: slot, slot: slot))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        CanonicalElements(desk: desk, outer: slot, slot: slot)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    /// Writes a value by its own coding.
    @inline(__always)
    func write<T: Encodable>(_ value: T) throws {
        do {
            try value.encode(to: self)
        } catch {
            throw Self.refusal(of: error)
        }
    }

    /// Any error as a refusal; what the standard library throws loses its text, which may repeat the value.
    static func refusal(of error: any Error) -> Refusal {
        switch error {
        case let refusal as Refusal: refusal
        case EncodingError.invalidValue(_, let context):
            JSONFault.invalidField.refusal(TapeReading.path(context.codingPath))
        default: JSONFault.invalidField.refusal()
        }
    }
}

extension CanonicalEncoder: SingleValueEncodingContainer {
    private var writing: CanonicalWriting { CanonicalWriting(desk: desk, outer: slot) }

    func encodeNil() throws { throw JSONFault.nullNotStored.refusal() }
    func encode(_ value: Bool) throws { try writing.bool(value, slot) }
    func encode(_ value: String) throws { try writing.string(value, slot) }
    func encode(_ value: Double) throws { throw JSONFault.fractionNotStored.refusal() }
    func encode(_ value: Float) throws { throw JSONFault.fractionNotStored.refusal() }
    func encode(_ value: Int) throws { try writing.integer(value, slot) }
    func encode(_ value: Int8) throws { try writing.integer(value, slot) }
    func encode(_ value: Int16) throws { try writing.integer(value, slot) }
    func encode(_ value: Int32) throws { try writing.integer(value, slot) }
    func encode(_ value: Int64) throws { try writing.integer(value, slot) }
    func encode(_ value: UInt) throws { try writing.integer(value, slot) }
    func encode(_ value: UInt8) throws { try writing.integer(value, slot) }
    func encode(_ value: UInt16) throws { try writing.integer(value, slot) }
    func encode(_ value: UInt32) throws { try writing.integer(value, slot) }
    func encode(_ value: UInt64) throws { try writing.integer(value, slot) }
    func encode<T: Encodable>(_ value: T) throws { try value.encode(to: self) }
}
