import Model

extension JSONDocument.Node {
    /// The value over several lines, keys in the order in which they came.
    var indented: String { indented(by: "") }

    private func indented(by margin: String) -> String {
        let inner = margin + "  "
        switch kind {
        case .object where !members.isEmpty:
            let lines = members.map { "\(inner)\(Self.quoted($0.key)): \($0.value.indented(by: inner))" }
            return "{\n\(lines.joined(separator: ",\n"))\n\(margin)}"
        case .array where !elements.isEmpty:
            return "[\n\(elements.map { inner + $0.indented(by: inner) }.joined(separator: ",\n"))\n\(margin)]"
        case .object, .array, .string, .number, .bool, .null: return text
        }
    }

    /// The value's own text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    private static func quoted(_ key: String) -> String {
        (try? CanonicalJSON.encode(key)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}
