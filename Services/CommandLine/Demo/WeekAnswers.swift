import Model

/// What the steps of the week were answered, by their names; later steps refer to it.
struct WeekAnswers: Sendable {
    private var answers: [String: JSONDocument.Node] = [:]

    /// The people are known from the start: `@调解员甲.id`, `@调解员甲.actor`.
    init(actors: [String: String]) throws {
        for (name, actor) in actors {
            let person = ["id": String(actor.split(separator: ":").last ?? ""), "actor": actor]
            answers[name] = try JSONDocument(CanonicalJSON.encode(person)).root
        }
    }

    /// Keeps an answer: of a query its value.
    mutating func keep(_ answer: JSONDocument.Node, as name: String) { answers[name] = answer["value"] ?? answer }

    /// The params of a step, with what they refer to in its place.
    ///
    /// - Throws: `referenceUnknown` with the reference.
    func resolved(_ node: JSONDocument.Node?) throws -> [UInt8] {
        guard let node else { return Array("{}".utf8) }
        return Array(try text(of: node).utf8)
    }

    private func text(of node: JSONDocument.Node) throws -> String {
        switch node.kind {
        case .object:
            let members = try node.members.map { try "\(Self.quoted($0.key)):\(text(of: $0.value))" }
            return "{\(members.joined(separator: ","))}"
        case .array:
            return "[\(try node.elements.map(text).joined(separator: ","))]"
        case .string:
            guard let word = node.string, word.hasPrefix("@") else { return node.text }
            return try referred(String(word.dropFirst()))
        case .number, .bool, .null:
            return node.text
        }
    }

    /// A part of an answer; of a subject such as `case/<id>`, `id` is what stands after the slash.
    private func referred(_ reference: String) throws -> String {
        var parts = reference.split(separator: ".").map(String.init)[...]
        guard let name = parts.popFirst(), var node = answers[name] else { throw Self.unknown(reference) }
        for part in parts {
            if part == "id", let subject = node.string {
                return try Self.quoted(String(subject.split(separator: "/").last ?? ""))
            }
            let inner = Int(part).map { node.elements.indices.contains($0) ? node.elements[$0] : nil } ?? node[part]
            guard let inner else { throw Self.unknown(reference) }
            node = inner
        }
        return node.text
    }

    private static func quoted(_ text: String) throws -> String {
        String(decoding: try CanonicalJSON.encode(text), as: UTF8.self)
    }

    private static func unknown(_ reference: String) -> Refusal {
        Refusal(
            "referenceUnknown",
            Message("前面的步骤没有给出 \(reference)", "no earlier step has given \(reference)"),
            field: "with"
        )
    }
}
