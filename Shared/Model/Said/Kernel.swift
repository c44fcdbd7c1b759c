/// What every service's log may say about itself, whatever the service is for.
public enum KernelEvent: Equatable, Sendable {
    case log(LogEvent)
    case rules(RulesEvent)
    case person(PersonEvent, of: Identifier<Person>)
    case access(AccessEvent, of: UniqueID)
    case attachment(AttachmentEvent, of: Attachment.ID)
}

extension KernelEvent {
    /// The aggregate's name in types: `log`, `rules`, `person`, `access` or `attachment`.
    public var aggregate: String {
        switch self {
        case .log: "log"
        case .rules: "rules"
        case .person: "person"
        case .access: "access"
        case .attachment: "attachment"
        }
    }

    /// The stream it belongs to.
    public var stream: String {
        switch self {
        case .log: "log/0"
        case .rules: "rules/0"
        case .person(_, let id): "person/\(id.value)"
        case .access(_, let id): "access/\(id)"
        case .attachment(_, let id): "attachment/\(id.value)"
        }
    }

    /// The end of its type, its values, and who may read it.
    public func stored() throws -> (type: String, data: ArraySlice<UInt8>, disclosure: Disclosure) {
        func told<Event: StoredEvent>(_ event: Event) throws -> (String, ArraySlice<UInt8>, Disclosure) {
            let (type, data) = try event.stored()
            return (type, data, Event.disclosure(ofStored: type))
        }
        switch self {
        case .log(let event): return try told(event)
        case .rules(let event): return try told(event)
        case .person(let event, _): return try told(event)
        case .access(let event, _): return try told(event)
        case .attachment(let event, _): return try told(event)
        }
    }

    /// Who may read what is stored under that aggregate and type.
    public static func disclosure(aggregate: String, type: String) -> Disclosure {
        switch aggregate {
        case "log": LogEvent.disclosure(ofStored: type)
        case "rules": RulesEvent.disclosure(ofStored: type)
        case "person": PersonEvent.disclosure(ofStored: type)
        default: .closed
        }
    }

    /// Reads back what any log says about itself.
    ///
    /// - Throws: `UnknownEvent` for an aggregate or a type that this build does not know.
    public init(
        aggregate: String,
        type: String,
        subject: String,
        data: JSONDocument.Node,
        recordedAt moment: Moment
    ) throws {
        func id() throws -> UniqueID {
            guard let id = UniqueID(subject.dropFirst(aggregate.utf8.count + 1)) else {
                throw UnknownEvent(type: subject)
            }
            return id
        }
        switch aggregate {
        case "log": self = .log(try LogEvent(type: type, data: data, recordedAt: moment))
        case "rules": self = .rules(try RulesEvent(type: type, data: data, recordedAt: moment))
        case "person":
            self = .person(try PersonEvent(type: type, data: data, recordedAt: moment), of: Identifier(try id()))
        case "access": self = .access(try AccessEvent(type: type, data: data, recordedAt: moment), of: try id())
        case "attachment":
            self = .attachment(
                try AttachmentEvent(type: type, data: data, recordedAt: moment),
                of: Identifier(try id())
            )
        default: throw UnknownEvent(type: "\(aggregate).\(type)")
        }
    }
}

/// The life of a log: stream `log/0`.
public indirect enum LogEvent: StoredEvent {
    /// An epoch began. `key` is the Ed25519 public key (base64) that signs its checkpoints.
    case opened(reason: OpeningReason, program: String, key: String, after: TreeHead?, lost: [String]?)
    /// A peer's head was seen and kept: one a peer and day.
    case witnessed(peer: String, head: TreeHead, note: String)
    /// Another key (base64) signs from now on; both sign for one day.
    case keyChanged(key: String, reason: KeyChangeReason)
    /// A person vouched for the clock after it had jumped.
    case clockAccepted(wall: Moment, last: Moment)

    /// The types under which these are stored.
    public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
        case opened = "opened.v1"
        case witnessed = "witnessed.v1"
        case keyChanged = "keyChanged.v1"
        case clockAccepted = "clockAccepted.v1"
    }

    /// Nothing about the log itself is a secret.
    public static func disclosure(of type: CodingKeys) -> Disclosure {
        switch type {
        case .opened, .witnessed, .keyChanged, .clockAccepted: .open
        }
    }
}

/// Why an epoch began.
public enum OpeningReason: String, Codable, Sendable {
    case created, restored
}

/// Why a log's key was changed.
public enum KeyChangeReason: String, Codable, Sendable {
    /// Its time was over.
    case scheduled
    /// Somebody else may have it: tokens that it has signed are void from then on.
    case suspected
}

/// As much of a log as its first `size` events, named by the root of their tree.
public struct TreeHead: Codable, Hashable, Sendable {
    /// The life of the log, 8 hex digits.
    public var epoch: String
    /// How many events, as decimal text.
    public var size: String
    /// The RFC 9162 root over them, in hex.
    public var root: String

    /// A head with its three parts.
    public init(epoch: String, size: String, root: String) {
        self.epoch = epoch
        self.size = size
        self.root = root
    }
}

/// Which rules were in force: stream `rules/0`.
public indirect enum RulesEvent: StoredEvent {
    /// This set decides from now on. `digest` is SHA-256 over the canonical set, in hex.
    case loaded(county: String, digest: String)

    /// The types under which these are stored.
    public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
        case loaded = "loaded.v1"
    }

    /// Rules are public.
    public static func disclosure(of type: CodingKeys) -> Disclosure {
        switch type {
        case .loaded: .open
        }
    }
}

/// A natural person whose data a vault keeps; only the id leaves the vault.
public enum Person {
    /// Identifies a person within one service.
    public typealias ID = Identifier<Person>
}

/// What happens to a person's data as a whole: stream `person/<id>`.
public indirect enum PersonEvent: StoredEvent {
    /// The keys are to be destroyed, and with them all that was sealed under them.
    case erased(keys: [UniqueID], reason: String, retention: String)
    /// The vault has destroyed them.
    case keysDestroyed(keys: [UniqueID], delivery: String)

    /// The types under which these are stored.
    public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
        case erased = "erased.v1"
        case keysDestroyed = "keysDestroyed.v1"
    }

    /// Key ids say nothing about anybody.
    public static func disclosure(of type: CodingKeys) -> Disclosure {
        switch type {
        case .erased, .keysDestroyed: .open
        }
    }
}

/// Who looked at what, and who was refused: stream `access/<id>`, closed.
public indirect enum AccessEvent: StoredEvent {
    /// Sealed fields were opened for someone, for a reason they gave: of which subjects, and whose.
    case opened(
        actor: String,
        role: String,
        method: String,
        subjects: [String],
        persons: [UniqueID],
        fields: [String],
        reason: String,
        from: String
    )
    /// Attempts that no role allowed, counted for one actor, method, minute and host.
    case refused(actor: String, role: String, method: String, minute: String, count: Int64, from: String)
    /// Records left the service as a whole: a backup, an export. `count` says how many events, `digest` what was handed over.
    case exported(
        actor: String,
        role: String,
        purpose: String,
        recipient: String,
        count: Int64,
        digest: String?,
        from: String
    )
    /// Closed bodies were shown to an auditor: how many within a minute, between which positions.
    case disclosed(
        actor: String,
        role: String,
        minute: String,
        first: String,
        last: String,
        count: Int64,
        from: String
    )
    /// The service started with other rules than before; `changed` names the files, `account` whose process it was.
    case rulesChanged(before: String, after: String, changed: [String], account: String)

    /// The types under which these are stored.
    public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
        case opened = "opened.v1"
        case refused = "refused.v1"
        case exported = "exported.v1"
        case disclosed = "disclosed.v1"
        case rulesChanged = "rulesChanged.v1"
    }

    /// Who looked at whom is for the auditor alone.
    public static func disclosure(of type: CodingKeys) -> Disclosure {
        switch type {
        case .opened, .refused, .exported, .disclosed, .rulesChanged: .closed
        }
    }
}

/// By which rule, from which inputs, with which outcome something was decided: enough to explain and to recompute it.
public struct Basis: Codable, Hashable, Sendable {
    /// The rule's id in the rule set, such as `order121.accept`.
    public var rule: String
    /// What the rule was given.
    public var inputs: [String: String]
    /// What it said.
    public var outcome: [String: String]

    /// A decision with its grounds.
    public init(rule: String, inputs: [String: String], outcome: [String: String]) {
        self.rule = rule
        self.inputs = inputs
        self.outcome = outcome
    }
}
