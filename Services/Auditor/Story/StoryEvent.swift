import Model

/// One event of a story, with what a story needs of its envelope.
struct StoryEvent: Sendable {
    let service: String
    let position: Int64
    let moment: Moment
    let id: UniqueID
    let correlation: UniqueID
    let cause: UniqueID?
    let stream: String
    let version: Int
    /// The end of its type: `case.opened.v1`.
    let type: String
    let actor: String
    let role: String
    let command: String
    /// The first digits of the rule set that decided it.
    let rules: String?
    let document: JSONDocument

    /// Reads a body; nil when it is no event of that service.
    init?(_ body: [UInt8], of service: String) {
        guard let document = try? JSONDocument(body) else { return nil }
        let root = document.root
        func text(_ name: String) -> String? { root[name]?.string }
        let prefix = "cn.jiazheng.\(service)."
        guard let type = text("type"), type.hasPrefix(prefix), let id = text("id").flatMap({ UniqueID($0) }),
            let correlation = text("correlationid").flatMap({ UniqueID($0) }), let stream = text("subject"),
            let time = text("time"), let moment = try? Moment(time), let sequence = text("sequence"),
            let position = Int64(sequence)
        else { return nil }
        self.service = service
        self.document = document
        self.type = String(type.dropFirst(prefix.count))
        (self.id, self.correlation, self.stream) = (id, correlation, stream)
        (self.moment, self.position) = (moment, position)
        cause = text("causationid").flatMap { UniqueID($0) }
        version = root["streamversion"]?.integer ?? 0
        (actor, role) = (text("authid") ?? "", text("authrole") ?? "")
        (command, rules) = (text("commandid") ?? "", text("rules"))
    }

    var data: JSONDocument.Node? { document.root["data"] }
    /// The kind of thing: `case`.
    var kind: String { String(type.prefix { $0 != "." }) }
    /// What happened: `opened`.
    var name: String { type.split(separator: ".").dropFirst().first.map(String.init) ?? type }
    /// The id of the thing.
    var thing: UniqueID? { stream.split(separator: "/").last.flatMap { UniqueID($0) } }

    /// Where it stands in a story: by time, then as the logs have it.
    func isBefore(_ other: StoryEvent) -> Bool {
        (moment.milliseconds, service, position) < (other.moment.milliseconds, other.service, other.position)
    }
}

extension JSONDocument.Node {
    /// Every id that is named anywhere in the value, alone or at the end of a stream's name.
    var namedIDs: [UniqueID] {
        switch kind {
        case .object: members.flatMap { $0.value.namedIDs }
        case .array: elements.flatMap { $0.namedIDs }
        case .string: string.flatMap { $0.split(separator: "/").last }.flatMap { UniqueID($0) }.map { [$0] } ?? []
        case .number, .bool, .null: []
        }
    }

    /// Everything sealed in the value, with where it stands.
    func sealedFields(at path: String = "") -> [(field: String, sealed: Sealed)] {
        switch kind {
        case .object:
            if let sealed = try? decode(Sealed.self) { return [(path, sealed)] }
            return members.flatMap { key, value in value.sealedFields(at: path.isEmpty ? key : "\(path).\(key)") }
        case .array: return elements.enumerated().flatMap { $1.sealedFields(at: "\(path).\($0 + 1)") }
        case .string, .number, .bool, .null: return []
        }
    }
}
