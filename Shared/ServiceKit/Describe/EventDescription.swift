public import Model

/// What documents say of one type of event.
public struct EventDescription: Hashable, Sendable {
    /// The full type: `cn.jiazheng.registry.enterprise.registered.v1`.
    public var type: String
    /// The kind of thing it happened to: `enterprise`, or `log` and its like in any service.
    public var aggregate: String
    /// Who may read it.
    public var disclosure: Disclosure
    /// What stands under `data`.
    public var data: JSONSchema
}

extension EventDescription {
    /// Every type that a service writes, its own first and then those that every log has.
    public static func all<Owner: Vocabulary>(of _: Owner.Type) -> [EventDescription] {
        own(of: Owner.self) + kernel(of: Owner.service)
    }

    /// Every type of a service's own subjects, in the order of its tables.
    public static func own<Owner: Vocabulary>(of _: Owner.Type) -> [EventDescription] {
        Owner.subjects.flatMap { subject in types(of: subject) }
    }

    /// What any service's log says about itself.
    public static func kernel(of service: String) -> [EventDescription] {
        types(of: LogEvent.self, service, "log") + types(of: RulesEvent.self, service, "rules")
            + types(of: PersonEvent.self, service, "person") + types(of: AccessEvent.self, service, "access")
            + types(of: AttachmentEvent.self, service, "attachment")
    }

    private static func types<Kind: Subject>(of _: Kind.Type) -> [EventDescription] {
        types(of: Kind.Event.self, Kind.Owner.service, Kind.name)
    }

    /// Every row of an event's table of types.
    static func types<Event: StoredEvent>(
        of _: Event.Type,
        _ service: String,
        _ aggregate: String
    ) -> [EventDescription] {
        let schema = JSONSchema(of: Event.self)
        var found: [String: JSONSchema] = [:]
        if case .sum(let properties) = schema.shape {
            for property in properties { found[property.name] = property.schema }
        }
        return Event.CodingKeys.allCases.map { row in
            EventDescription(
                type: "cn.jiazheng.\(service).\(aggregate).\(row.rawValue)",
                aggregate: aggregate,
                disclosure: Event.disclosure(of: row),
                data: found[row.rawValue] ?? .undescribed("\(Event.self) is not read as an enum with values")
            )
        }
    }
}

extension JSONSchema {
    /// Anything, because nothing more was found out.
    fileprivate static func undescribed(_ reason: String) -> JSONSchema {
        var schema = JSONSchema(.anything)
        schema.gap = reason
        return schema
    }
}
