/// The members of an object, found by key; a null member counts as absent.
struct TapeMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let tape: JSONTape
    /// The entry of the decoder that this container belongs to.
    let outer: Int
    let index: Int

    init(tape: JSONTape, outer: Int, index: Int) throws {
        self.tape = tape
        self.outer = outer
        self.index = index
        guard tape.entries[index].isKind(.object) else { throw reading.refusal(.invalidField, index) }
    }

    var codingPath: [any CodingKey] { [] }
    @inline(__always) var reading: TapeReading { TapeReading(tape: tape, outer: outer) }

    var allKeys: [Key] {
        var keys: [Key] = []
        let end = Int(tape.entries[index].next)
        var key = index + 1
        while key < end {
            let value = tape.entries[key + 1]
            if !value.isKind(.null), let known = Key(stringValue: tape.string(key)) { keys.append(known) }
            key = Int(value.next)
        }
        return keys
    }

    @inline(__always)
    func find(_ key: Key) -> Int? {
        guard let found = tape.value(of: key.stringValue, in: index), !tape.entries[found].isKind(.null) else {
            return nil
        }
        return found
    }

    @inline(__always)
    func require(_ key: Key) throws -> Int {
        guard let found = find(key) else { throw reading.refusal(.missingField, index, missing: key) }
        return found
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { find(key) == nil }
    func decode(_: Bool.Type, forKey key: Key) throws -> Bool { try reading.bool(require(key)) }
    func decode(_: String.Type, forKey key: Key) throws -> String { try reading.string(require(key)) }
    func decode(_: Double.Type, forKey key: Key) throws -> Double { try reading.double(require(key)) }
    func decode(_: Float.Type, forKey key: Key) throws -> Float { Float(try reading.double(require(key))) }
    func decode(_: Int.Type, forKey key: Key) throws -> Int { try reading.integer(require(key)) }
    func decode(_: Int8.Type, forKey key: Key) throws -> Int8 { try reading.integer(require(key)) }
    func decode(_: Int16.Type, forKey key: Key) throws -> Int16 { try reading.integer(require(key)) }
    func decode(_: Int32.Type, forKey key: Key) throws -> Int32 { try reading.integer(require(key)) }
    func decode(_: Int64.Type, forKey key: Key) throws -> Int64 { try reading.integer(require(key)) }
    func decode(_: UInt.Type, forKey key: Key) throws -> UInt { try reading.integer(require(key)) }
    func decode(_: UInt8.Type, forKey key: Key) throws -> UInt8 { try reading.integer(require(key)) }
    func decode(_: UInt16.Type, forKey key: Key) throws -> UInt16 { try reading.integer(require(key)) }
    func decode(_: UInt32.Type, forKey key: Key) throws -> UInt32 { try reading.integer(require(key)) }
    func decode(_: UInt64.Type, forKey key: Key) throws -> UInt64 { try reading.integer(require(key)) }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try reading.value(type, require(key))
    }

    func decodeIfPresent(_: String.Type, forKey key: Key) throws -> String? {
        try find(key).map { try reading.string($0) }
    }

    func decodeIfPresent(_: Int.Type, forKey key: Key) throws -> Int? {
        try find(key).map { try reading.integer($0) }
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        try find(key).map { try reading.value(type, $0) }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy _: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(try TapeMembers<Nested>(tape: tape, outer: outer, index: require(key)))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try TapeElements(tape: tape, outer: outer, index: require(key))
    }

    func superDecoder() throws -> any Decoder {
        guard let found = tape.value(of: "super", in: index) else { throw reading.refusal(.missingField, index) }
        return TapeDecoder(tape: tape, index: found)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { TapeDecoder(tape: tape, index: try require(key)) }
}
