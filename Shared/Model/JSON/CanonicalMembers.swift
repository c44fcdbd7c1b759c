/// The members of an object that is being written.
struct CanonicalMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let desk: CanonicalDesk
    /// The slot of the encoder that this container belongs to.
    let outer: Int
    let slot: Int

    init(desk: CanonicalDesk, outer: Int, slot: Int) {
        self.desk = desk
        self.outer = outer
        self.slot = slot
        desk.draft.pointee.open(slot, as: .object)
    }

    var codingPath: [any CodingKey] { [] }
    @inline(__always) private var writing: CanonicalWriting { CanonicalWriting(desk: desk, outer: outer) }
    @inline(__always)
    private func member(_ key: Key) throws -> Int { try desk.draft.pointee.append(key.stringValue, to: slot) }

    func encodeNil(forKey key: Key) throws { try writing.refuse(.nullNotStored, member(key)) }
    func encode(_ value: Bool, forKey key: Key) throws { try writing.bool(value, member(key)) }
    func encode(_ value: String, forKey key: Key) throws { try writing.string(value, member(key)) }
    func encode(_ value: Double, forKey key: Key) throws { try writing.refuse(.fractionNotStored, member(key)) }
    func encode(_ value: Float, forKey key: Key) throws { try writing.refuse(.fractionNotStored, member(key)) }
    func encode(_ value: Int, forKey key: Key) throws { try writing.integer(value, member(key)) }
    func encode(_ value: Int8, forKey key: Key) throws { try writing.integer(value, member(key)) }
    func encode(_ value: Int16, forKey key: Key) throws { try writing.integer(value, member(key)) }
    func encode(_ value: Int32, forKey key: Key) throws { try writing.integer(value, member(key)) }
    func encode(_ value: Int64, forKey key: Key) throws { try writing.integer(value, member(key)) }
    func encode(_ value: UInt, forKey key: Key) throws { try writing.integer(value, member(key)) }
    func encode(_ value: UInt8, forKey key: Key) throws { try writing.integer(value, member(key)) }
    func encode(_ value: UInt16, forKey key: Key) throws { try writing.integer(value, member(key)) }
    func encode(_ value: UInt32, forKey key: Key) throws { try writing.integer(value, member(key)) }
    func encode(_ value: UInt64, forKey key: Key) throws { try writing.integer(value, member(key)) }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try writing.value(value, member(key)) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy _: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        KeyedEncodingContainer(CanonicalMembers<Nested>(desk: desk, outer: outer, slot: place(key)))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        CanonicalElements(desk: desk, outer: outer, slot: place(key))
    }

    func superEncoder() -> any Encoder {
        CanonicalEncoder(desk: desk, slot: desk.draft.pointee.place("super", in: slot))
    }
    func superEncoder(forKey key: Key) -> any Encoder { CanonicalEncoder(desk: desk, slot: place(key)) }

    private func place(_ key: Key) -> Int { desk.draft.pointee.place(key.stringValue, in: slot) }
}
