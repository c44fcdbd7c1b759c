/// Enums of plain words or numbers: their values are known without reading any.
enum SchemaChoices {
    /// The schema and the first value of `type`; nil when it is no such enum.
    static func record<Value>(_ type: Value.Type) -> (schema: JSONSchema, value: Value)? {
        guard let type = type as? any RawRepresentable.Type else { return nil }
        let values = (type as? any CaseIterable.Type).map { all($0) } ?? []
        return choice(values.isEmpty ? named(type) : values)
    }

    private static func all<Choice: CaseIterable>(_: Choice.Type) -> [Any] { Choice.allCases.map { $0 } }

    /// The cases whose raw value is their own name, which is all of them unless one says otherwise.
    private static func named<Choice: RawRepresentable>(_: Choice.Type) -> [Any] {
        CaseNames.of(Choice.self).compactMap { name in
            (name as? Choice.RawValue).flatMap(Choice.init(rawValue:))
        }
    }

    private static func choice<Value>(_ values: [Any]) -> (JSONSchema, Value)? {
        guard let first = values.first as? Value else { return nil }
        let raw = values.compactMap { ($0 as? any RawRepresentable).map { rawValue($0) } }
        let words = raw.compactMap { $0 as? String }
        if words.count == values.count { return (JSONSchema(.choice(words), title: "\(Value.self)"), first) }
        let numbers = raw.compactMap { ($0 as? any BinaryInteger).map { Int64(truncatingIfNeeded: $0) } }
        guard numbers.count == values.count else { return nil }
        return (JSONSchema(.numberChoice(numbers), title: "\(Value.self)"), first)
    }

    private static func rawValue(_ value: some RawRepresentable) -> Any { value.rawValue }
}
