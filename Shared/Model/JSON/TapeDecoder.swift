/// Reads a `Decodable` from a tape.
///
/// Paths are not carried along. Whatever refuses says where it is below the decoder it was given, and each decoder
/// around it puts its own part in front, so that a value that is in order pays nothing for them.
struct TapeDecoder: Decoder {
    let tape: JSONTape
    let index: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy _: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try TapeMembers<Key>(tape: tape, outer: index, index: index))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try TapeElements(tape: tape, outer: index, index: index)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    /// Reads the value as a type, and says where below this decoder it was refused.
    @inline(__always)
    func value<T: Decodable>(_: T.Type) throws -> T {
        do {
            return try T(from: self)
        } catch {
            throw TapeReading.refusal(of: error)
        }
    }
}

extension TapeDecoder: SingleValueDecodingContainer {
    private var reading: TapeReading { TapeReading(tape: tape, outer: index) }

    func decodeNil() -> Bool { tape.entries[index].isKind(.null) }
    func decode(_: Bool.Type) throws -> Bool { try reading.bool(index) }
    func decode(_: String.Type) throws -> String { try reading.string(index) }
    func decode(_: Double.Type) throws -> Double { try reading.double(index) }
    func decode(_: Float.Type) throws -> Float { Float(try reading.double(index)) }
    func decode(_: Int.Type) throws -> Int { try reading.integer(index) }
    func decode(_: Int8.Type) throws -> Int8 { try reading.integer(index) }
    func decode(_: Int16.Type) throws -> Int16 { try reading.integer(index) }
    func decode(_: Int32.Type) throws -> Int32 { try reading.integer(index) }
    func decode(_: Int64.Type) throws -> Int64 { try reading.integer(index) }
    func decode(_: UInt.Type) throws -> UInt { try reading.integer(index) }
    func decode(_: UInt8.Type) throws -> UInt8 { try reading.integer(index) }
    func decode(_: UInt16.Type) throws -> UInt16 { try reading.integer(index) }
    func decode(_: UInt32.Type) throws -> UInt32 { try reading.integer(index) }
    func decode(_: UInt64.Type) throws -> UInt64 { try reading.integer(index) }
    func decode<T: Decodable>(_: T.Type) throws -> T { try T(from: self) }
}
