import Model

/// Finds out what JSON a type reads, by reading nothing with it and noting what it asks for.
enum SchemaRecording {
    /// How many types may lie within one another.
    static let depthLimit = 24

    /// What a type asks for, and a value of it if one could be made.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - types: Those within which it was met; a type within itself is named and not described again.
    ///   - needsValue: Whether the value is used; of a type within itself none is made without need.
    /// - Returns: Both; without the value, whoever needs one cannot be read on.
    static func record<Value: Decodable>(
        _ type: Value.Type,
        within types: [ObjectIdentifier],
        needsValue: Bool = false
    ) -> (schema: JSONSchema, value: Value?) {
        if let described = type as? any SchemaDescribed.Type {
            let schema = described.jsonSchema
            return (schema, example(type, schema) ?? attempt(type, within: types).value)
        }
        if let collection = type as? any SchemaCollection.Type {
            return (collection.schema(within: types), collection.withoutElements as? Value)
        }
        if let choice = SchemaChoices.record(type) { return choice }
        let times = types.count { $0 == ObjectIdentifier(type) }
        let named = JSONSchema(.anything, title: "\(type)")
        guard types.count < depthLimit, times < 2, times == 0 || needsValue else { return (named, nil) }
        let attempt = attempt(type, within: types + [ObjectIdentifier(type)])
        return times == 0 ? attempt : (named, attempt.value)
    }

    private static func example<Value: Decodable>(_: Value.Type, _ schema: JSONSchema) -> Value? {
        guard let example = schema.example, let bytes = try? CanonicalJSON.encode([example.tree]) else { return nil }
        return (try? CanonicalJSON.decode([Value].self, from: bytes))?.first
    }

    /// Reads again with other scalars until the type's own checks are content.
    private static func attempt<Value: Decodable>(
        _ type: Value.Type,
        within types: [ObjectIdentifier]
    ) -> (schema: JSONSchema, value: Value?) {
        var best = SchemaNotes()
        for trial in SchemaTrial.all {
            let notes = SchemaNotes()
            let value = try? Value(from: SchemaRecorder(notes: notes, trial: trial, types: types))
            if let alternatives = notes.alternatives, !alternatives.isEmpty {
                return sum(type, of: alternatives, within: types)
            }
            if value != nil { return (notes.schema, value) }
            if notes.gap != nil { return (notes.schema, nil) }
            if notes.count > best.count || best.single == nil && best.count == 0 { best = notes }
        }
        return (best.schema, nil)
    }

    /// Reads an enum with values once for each of its cases.
    private static func sum<Value: Decodable>(
        _: Value.Type,
        of alternatives: [String],
        within types: [ObjectIdentifier]
    ) -> (schema: JSONSchema, value: Value?) {
        var properties: [JSONSchema.Property] = []
        var first: Value?
        for name in alternatives {
            var found: JSONSchema?
            for var trial in SchemaTrial.all {
                trial.alternative = name
                let notes = SchemaNotes()
                let value = try? Value(from: SchemaRecorder(notes: notes, trial: trial, types: types))
                found = value == nil ? found ?? notes.schema(at: name) : notes.schema(at: name)
                first = first ?? value
                if value != nil { break }
            }
            properties.append(JSONSchema.Property(name, found ?? JSONSchema(.object([]))))
        }
        return (JSONSchema(.sum(properties)), first)
    }
}

/// The scalars that a type is given to read, and which case an enum finds.
struct SchemaTrial {
    let text: String
    let number: Int
    var alternative: String?

    /// What checks are likely to accept, in turn.
    static let all = [
        SchemaTrial(text: "text", number: 1), SchemaTrial(text: "", number: 0),
        SchemaTrial(text: "1", number: 2026), SchemaTrial(text: "2026-09-30", number: 9),
        SchemaTrial(text: "2026-09-30T16:20:11.043+08:00", number: -1),
        SchemaTrial(text: "01a0f166-56a3-7d02-b7aa-90c1d4e5f233", number: 100),
        SchemaTrial(text: "09:30", number: 1000), SchemaTrial(text: "00000000", number: 2),
    ]
}

/// A value was needed and none could be made, so that whoever needed it could not go on.
struct RecordingStopped: Error {}
