import Model

/// A value kept in one column, as the canonical JSON that its event has.
public enum JSONColumn {
    /// The value as text.
    public static func text(_ value: some Encodable) throws -> String {
        String(decoding: try CanonicalJSON.encode(value), as: UTF8.self)
    }

    /// The text as a value.
    public static func value<Value: Decodable>(_: Value.Type, _ text: String) throws -> Value {
        try CanonicalJSON.decode(Value.self, from: text.utf8)
    }
}
