/// A collection: its elements are described without there being any.
protocol SchemaCollection {
    /// What its JSON is, found within the types that are being described.
    static func schema(within types: [ObjectIdentifier]) -> JSONSchema
    /// One without elements.
    static var withoutElements: Self { get }
}

extension Array: SchemaCollection where Element: Decodable {
    static func schema(within types: [ObjectIdentifier]) -> JSONSchema {
        JSONSchema(.list(of: SchemaRecording.record(Element.self, within: types).schema, isSet: false))
    }
    static var withoutElements: [Element] { [] }
}

extension Set: SchemaCollection where Element: Decodable {
    static func schema(within types: [ObjectIdentifier]) -> JSONSchema {
        JSONSchema(.list(of: SchemaRecording.record(Element.self, within: types).schema, isSet: true))
    }
    static var withoutElements: Set { [] }
}

extension Optional: SchemaCollection where Wrapped: Decodable {
    static func schema(within types: [ObjectIdentifier]) -> JSONSchema {
        SchemaRecording.record(Wrapped.self, within: types).schema
    }
    static var withoutElements: Wrapped? { nil }
}

extension Dictionary: SchemaCollection where Key: Decodable, Value: Decodable {
    /// Text keys make an object; others are written as a list of keys and values in turn.
    static func schema(within types: [ObjectIdentifier]) -> JSONSchema {
        if Key.self == String.self || Key.self == Int.self || Key.self is any CodingKeyRepresentable.Type {
            return JSONSchema(.dictionary(of: SchemaRecording.record(Value.self, within: types).schema))
        }
        return JSONSchema(.list(of: JSONSchema(.anything), isSet: false), meaning: "keys and values in turn")
    }
    static var withoutElements: [Key: Value] { [:] }
}
