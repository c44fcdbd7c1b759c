public import Model

/// Every type name of the suite begins so.
let typePrefix = "cn.jiazheng."

/// Reads stored bodies, ours or a peer's, back as what they tell: one table from `type` to case.
public struct EventReader<Owner: Vocabulary>: Sendable {
    private let subjects: [String: any Subject<Owner>.Type]
    private let prefix = "\(typePrefix)\(Owner.service)."

    /// A reader of everything `Owner` tells.
    public init() {
        subjects = Dictionary(uniqueKeysWithValues: Owner.subjects.map { ($0.name, $0) })
    }

    /// Reads one body.
    ///
    /// - Throws: `UnknownEvent` for a type that this build does not know, or what is wrong with the bytes.
    public func read(_ body: [UInt8]) throws -> Recorded<Told<Owner>> {
        try read(JSONDocument(body))
    }

    /// Reads one body that has been checked.
    public func read(_ document: JSONDocument) throws -> Recorded<Told<Owner>> {
        let root = document.root
        func text(_ name: String) throws -> String {
            guard let value = root[name]?.string else {
                throw Refusal("invalidEvent", Message("事件缺少 \(name)", "the event has no \(name)"), field: name)
            }
            return value
        }
        func id(_ name: String) throws -> UniqueID {
            guard let id = UniqueID(try text(name)) else {
                throw Refusal("invalidEvent", Message("\(name) 不是有效标识", "\(name) is no id"), field: name)
            }
            return id
        }
        let type = try text("type")
        let moment = try Moment(text("time"))
        guard let data = root["data"] else {
            throw Refusal("invalidEvent", Message("事件缺少 data", "the event has no data"), field: "data")
        }
        return Recorded(
            position: Int64(try text("sequence")) ?? 0,
            epoch: try text("epoch"),
            id: try id("id"),
            correlation: try id("correlationid"),
            commandID: try text("commandid"),
            moment: moment,
            actor: try text("authid"),
            event: try event(type: type, subject: text("subject"), data: data, moment: moment)
        )
    }

    private func event(
        type: String,
        subject: String,
        data: JSONDocument.Node,
        moment: Moment
    ) throws -> Told<Owner> {
        guard type.hasPrefix(prefix), let dot = type.dropFirst(prefix.utf8.count).firstIndex(of: ".") else {
            throw UnknownEvent(type: type)
        }
        let aggregate = String(type.dropFirst(prefix.utf8.count)[..<dot])
        let ending = String(type[type.index(after: dot)...])
        if let known = subjects[aggregate] {
            return .ours(try Self.open(known, type: ending, subject: subject, data: data, moment: moment))
        }
        return .kernel(
            try KernelEvent(aggregate: aggregate, type: ending, subject: subject, data: data, recordedAt: moment)
        )
    }

    private static func open<Kind: Subject<Owner>>(
        _: Kind.Type,
        type: String,
        subject: String,
        data: JSONDocument.Node,
        moment: Moment
    ) throws -> Owner.Event {
        let event = try Kind.Event(type: type, data: data, recordedAt: moment)
        guard let id = UniqueID(subject.dropFirst(Kind.name.utf8.count + 1)) else {
            throw UnknownEvent(type: subject)
        }
        return Kind.told(event, of: Identifier(id))
    }
}
