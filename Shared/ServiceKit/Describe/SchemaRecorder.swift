/// A decoder with nothing to read: it answers what is asked with values out of the air and notes the question.
struct SchemaRecorder: Decoder {
    let notes: SchemaNotes
    let trial: SchemaTrial
    let types: [ObjectIdentifier]

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(RecordedMembers<Key>(recorder: self))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { RecordedElements(recorder: self) }

    func singleValueContainer() -> any SingleValueDecodingContainer { RecordedScalar(recorder: self) }

    /// What stands under a key of the same value.
    func inner(_ notes: SchemaNotes) -> SchemaRecorder {
        SchemaRecorder(notes: notes, trial: trial, types: types)
    }

    /// The schema of a type, and a value of it.
    func record<Value: Decodable>(_ type: Value.Type) -> (schema: JSONSchema, value: Value?) {
        let found = SchemaRecording.record(type, within: types, needsValue: true)
        if type == String.self { return (found.schema, trial.text as? Value) }
        if let integer = (type as? any (FixedWidthInteger & Decodable).Type)?.init(exactly: trial.number) {
            return (found.schema, integer as? Value)
        }
        return found
    }

    /// Ends the recording of this value, and says why in its notes.
    func stop(_ place: String, _ type: Any.Type) -> RecordingStopped {
        notes.gap = "no example of \(type) for \(place); let it conform to SchemaDescribed"
        return RecordingStopped()
    }
}

/// An object with every key that is asked for.
///
/// One generic function stands for all of the protocol's, since scalars describe themselves like other types.
struct RecordedMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let recorder: SchemaRecorder

    var codingPath: [any CodingKey] { [] }

    /// Only enums with values ask for all keys; they find the one whose turn it is.
    var allKeys: [Key] {
        if let alternative = recorder.trial.alternative, recorder.notes.alternatives == nil {
            return Key(stringValue: alternative).map { [$0] } ?? []
        }
        recorder.notes.alternatives = Self.known
        return []
    }

    private static var known: [String] {
        if let type = Key.self as? any (CaseIterable & CodingKey).Type { return names(type) }
        return CaseNames.of(Key.self).filter { Key(stringValue: $0) != nil }
    }

    private static func names<Row: CaseIterable & CodingKey>(_: Row.Type) -> [String] {
        Row.allCases.map(\.stringValue)
    }

    func contains(_ key: Key) -> Bool {
        recorder.notes.asked.insert(key.stringValue)
        return true
    }

    func decodeNil(forKey _: Key) -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let found = recorder.record(type)
        let isOptional = recorder.notes.asked.contains(key.stringValue)
        recorder.notes.note(found.schema, at: key.stringValue, isOptional: isOptional)
        guard let value = found.value else { throw recorder.stop(key.stringValue, type) }
        return value
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        let schema = SchemaRecording.record(type, within: recorder.types).schema
        recorder.notes.note(schema, at: key.stringValue, isOptional: true)
        return nil
    }

    func nestedContainer<Inner: CodingKey>(keyedBy _: Inner.Type, forKey key: Key) -> KeyedDecodingContainer<Inner> {
        let inner = recorder.inner(recorder.notes.container(at: key.stringValue))
        return KeyedDecodingContainer(RecordedMembers<Inner>(recorder: inner))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
        RecordedElements(recorder: recorder.inner(recorder.notes.container(at: key.stringValue)))
    }

    func superDecoder() -> any Decoder { recorder }

    func superDecoder(forKey key: Key) -> any Decoder {
        recorder.inner(recorder.notes.container(at: key.stringValue))
    }
}
