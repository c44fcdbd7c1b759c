import Model

/// A value as a column of text holds it: its canonical JSON.
enum StoredText {
    static func of(_ value: some Encodable) throws -> String {
        String(decoding: try CanonicalJSON.encode(value), as: UTF8.self)
    }

    static func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try CanonicalJSON.decode(type, from: Array(text.utf8))
    }
}
