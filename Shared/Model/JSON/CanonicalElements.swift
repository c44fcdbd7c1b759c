/// The elements of an array that is being written.
struct CanonicalElements: UnkeyedEncodingContainer {
    let desk: CanonicalDesk
    /// The slot of the encoder that this container belongs to.
    let outer: Int
    let slot: Int
    private(set) var count = 0

    init(desk: CanonicalDesk, outer: Int, slot: Int) {
        self.desk = desk
        self.outer = outer
        self.slot = slot
        desk.draft.pointee.open(slot, as: .array)
    }

    var codingPath: [any CodingKey] { [] }
    private var writing: CanonicalWriting { CanonicalWriting(desk: desk, outer: outer) }
    private mutating func element() -> Int {
        count += 1
        return desk.draft.pointee.append(to: slot)
    }

    mutating func encodeNil() throws { try writing.refuse(.nullNotStored, element()) }
    mutating func encode(_ value: Bool) throws { try writing.bool(value, element()) }
    mutating func encode(_ value: String) throws { try writing.string(value, element()) }
    mutating func encode(_ value: Double) throws { try writing.refuse(.fractionNotStored, element()) }
    mutating func encode(_ value: Float) throws { try writing.refuse(.fractionNotStored, element()) }
    mutating func encode(_ value: Int) throws { try writing.integer(value, element()) }
    mutating func encode(_ value: Int8) throws { try writing.integer(value, element()) }
    mutating func encode(_ value: Int16) throws { try writing.integer(value, element()) }
    mutating func encode(_ value: Int32) throws { try writing.integer(value, element()) }
    mutating func encode(_ value: Int64) throws { try writing.integer(value, element()) }
    mutating func encode(_ value: UInt) throws { try writing.integer(value, element()) }
    mutating func encode(_ value: UInt8) throws { try writing.integer(value, element()) }
    mutating func encode(_ value: UInt16) throws { try writing.integer(value, element()) }
    mutating func encode(_ value: UInt32) throws { try writing.integer(value, element()) }
    mutating func encode(_ value: UInt64) throws { try writing.integer(value, element()) }
    mutating func encode<T: Encodable>(_ value: T) throws { try writing.value(value, element()) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy _: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        KeyedEncodingContainer(CanonicalMembers<Nested>(desk: desk, outer: outer, slot: element()))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        CanonicalElements(desk: desk, outer: outer, slot: element())
    }

    mutating func superEncoder() -> any Encoder { CanonicalEncoder(desk: desk, slot: element()) }
}
