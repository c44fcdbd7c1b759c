/// A list of one element, whatever it is.
struct RecordedElements: UnkeyedDecodingContainer {
    let recorder: SchemaRecorder

    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    private(set) var currentIndex = 0
    var isAtEnd: Bool { currentIndex > 0 }

    init(recorder: SchemaRecorder) {
        self.recorder = recorder
        recorder.notes.single = JSONSchema(.list(of: JSONSchema(.anything), isSet: false))
    }

    func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let found = recorder.record(type)
        if currentIndex == 0 { recorder.notes.single = JSONSchema(.list(of: found.schema, isSet: false)) }
        currentIndex += 1
        guard let value = found.value else { throw recorder.stop("an element", type) }
        return value
    }

    mutating func nestedContainer<Inner: CodingKey>(keyedBy _: Inner.Type) -> KeyedDecodingContainer<Inner> {
        currentIndex += 1
        return KeyedDecodingContainer(RecordedMembers<Inner>(recorder: recorder.inner(SchemaNotes())))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
        currentIndex += 1
        return RecordedElements(recorder: recorder.inner(SchemaNotes()))
    }

    mutating func superDecoder() -> any Decoder { recorder }
}

/// A value that is read as a whole.
struct RecordedScalar: SingleValueDecodingContainer {
    let recorder: SchemaRecorder

    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let found = recorder.record(type)
        recorder.notes.single = found.schema
        guard let value = found.value else { throw recorder.stop("the value", type) }
        return value
    }
}
