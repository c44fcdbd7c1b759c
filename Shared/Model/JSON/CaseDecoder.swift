extension JSONDocument.Node {
    /// Reads the value as the labels of an enum's case, which an object with that one key would stand around.
    func decode<T: Decodable>(_: T.Type, asCase name: String) throws -> T {
        do {
            return try T(from: CaseDecoder(tape: tape, index: index, name: name))
        } catch {
            throw TapeReading.refusal(of: error)
        }
    }
}

/// Shows the value of `data` as the enum with synthesised coding expects it: `{"filed.v1":{…}}`, which stands nowhere.
struct CaseDecoder: Decoder {
    let tape: JSONTape
    let index: Int
    let name: String

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy _: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(CaseContainer<Key>(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw JSONFault.invalidField.refusal() }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw JSONFault.invalidField.refusal() }
}

/// The one member of that object.
private struct CaseContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: CaseDecoder

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { Key(stringValue: decoder.name).map { [$0] } ?? [] }
    func contains(_ key: Key) -> Bool { key.stringValue == decoder.name }
    func decodeNil(forKey key: Key) throws -> Bool { !contains(key) }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try T(from: value(of: key))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy _: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try value(of: key).container(keyedBy: Nested.self)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try value(of: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { throw JSONFault.missingField.refusal() }
    func superDecoder(forKey key: Key) throws -> any Decoder { try value(of: key) }

    private func value(of key: Key) throws -> TapeDecoder {
        guard contains(key) else { throw JSONFault.missingField.refusal(key.stringValue) }
        return TapeDecoder(tape: decoder.tape, index: decoder.index)
    }
}
