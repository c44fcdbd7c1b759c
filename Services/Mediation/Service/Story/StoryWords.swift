import Model

/// What happened in the words of an office; an event that has no words of its own is told by its subject and its name.
struct StoryWords {
    let type: String
    let data: JSONDocument.Node?

    /// The sentence.
    var message: Message {
        let parts = type.split(separator: ".").map(String.init)
        let (subject, event) = (parts.first ?? type, parts.count > 1 ? parts[1] : "")
        let known = Self.phrases["\(subject).\(event)"]
        let chinese = known ?? "\(Self.subjects[subject] ?? subject)：\(event)"
        let details = self.details
        return Message(
            details.isEmpty ? chinese : "\(chinese)（\(details.joined(separator: "；"))）",
            "\(subject): \(Self.spaced(event))"
        )
    }

    /// How people call a clock.
    static func name(ofClock name: String) -> String { clocks[name] ?? name }

    /// What of the event's values people want to read: never an id, never anything sealed.
    private var details: [String] {
        guard let data else { return [] }
        return Self.labels.compactMap { key, label in
            Self.value(of: key, in: data).map { label.isEmpty ? $0 : "\(label)\($0)" }
        }
    }

    /// A plain value by its key, at the top or one level below.
    private static func value(of key: String, in data: JSONDocument.Node) -> String? {
        if let node = data[key] { return text(of: node, key) }
        for member in data.members where member.value.kind == .object && member.key != "basis" {
            if let node = member.value[key], let text = text(of: node, key) { return text }
        }
        return nil
    }

    private static func text(of node: JSONDocument.Node, _ key: String) -> String? {
        switch node.kind {
        case .string:
            guard let text = node.string, UniqueID(text) == nil else { return nil }
            return values["\(key).\(text)"] ?? values[text] ?? text
        case .number: return node.integer.map { key == "ground" ? "第\($0)项" : "\($0)" }
        case .bool: return node.bool.map { $0 ? "是" : "否" }
        case .object:
            if let year = node["year"]?.integer, let serial = node["serial"]?.integer { return "\(year)-\(serial)" }
            if let day = node["day"]?.string { return node["isProvisional"]?.bool == true ? "\(day)（暂定）" : day }
            return nil
        case .array: return key == "members" || key == "powers" ? "\(node.elements.count)" : nil
        case .null: return nil
        }
    }

    private static func spaced(_ name: String) -> String {
        name.reduce(into: "") { text, letter in
            text += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
        }
    }
}
