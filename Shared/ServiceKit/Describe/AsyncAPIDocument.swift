import Model

/// What a service publishes on its bus, as AsyncAPI 3.0.
///
/// An open event travels whole; of a closed one only its leaf does, so closed types are named and not described.
public struct AsyncAPIDocument: Sendable {
    /// The service's name.
    public var service: String
    /// The version of the program.
    public var version: String
    /// Every type it writes.
    public var events: [EventDescription]

    /// A document; nothing of it is made yet.
    public init(service: String, version: String, events: [EventDescription]) {
        self.service = service
        self.version = version
        self.events = events
    }

    /// The document in canonical form.
    public func json() throws -> [UInt8] {
        try CanonicalJSON.encode(tree)
    }

    private var open: [EventDescription] { events.filter { $0.disclosure == .open } }
    private var closed: [EventDescription] { events.filter { $0.disclosure == .closed } }

    private var tree: JSONTree {
        let names = open.map(\.type) + ["closed", "head"]
        return [
            "asyncapi": "3.0.0",
            "info": [
                "title": .text("jiazheng \(service)"), "version": .text(version),
                "description": "ZeroMQ PUB. Every message has three frames: topic, epoch:sequence, body.",
            ],
            "defaultContentType": "application/cloudevents+json",
            "channels": [
                "events": [
                    "address": .text(service),
                    "title": .text("\(service) events"),
                    "description": "A PUB socket; subscribers take every topic. A gap is read with events.read.",
                    "messages": .object(names.keyed { .reference("components/messages/\($0)") }),
                ]
            ],
            "operations": [
                "publish": [
                    "action": "send", "channel": .reference("channels/events"),
                    "messages": .list(names.map { .reference("channels/events/messages/\($0)") }),
                ]
            ],
            "components": [
                "messages": .object(messages),
                "schemas": ["envelope": Self.envelope],
            ],
            "x-closed-types": .list(closed.map { .text($0.type) }),
        ]
    }

    private var messages: [String: JSONTree] {
        var messages = Dictionary(open.map { ($0.type, message($0)) }) { $1 }
        messages["closed"] = [
            "name": "closed", "title": "A closed event: its leaf and no more",
            "contentType": "text/plain", "headers": Self.frames("closed"),
            "payload": ["type": "string", "pattern": "^[0-9a-f]{64}$"],
        ]
        messages["head"] = [
            "name": "head", "title": "The newest position, told at intervals",
            "contentType": "text/plain", "headers": Self.frames("head"),
            "payload": ["type": "string", "maxLength": 0],
        ]
        return messages
    }

    private func message(_ event: EventDescription) -> JSONTree {
        [
            "name": .text(event.type),
            "title": .text("\(event.aggregate) \(event.type.split(separator: ".").suffix(2).joined(separator: " "))"),
            "contentType": "application/cloudevents+json",
            "headers": Self.frames(event.type),
            "payload": [
                "allOf": [
                    .reference("components/schemas/envelope"),
                    [
                        "type": "object",
                        "properties": ["type": ["const": .text(event.type)], "data": event.data.tree],
                    ],
                ]
            ],
        ]
    }

    /// The first two frames; the third is the payload.
    private static func frames(_ topic: String) -> JSONTree {
        [
            "type": "object",
            "properties": [
                "topic": ["const": .text(topic)],
                "position": ["type": "string", "pattern": "^[0-9a-f]{8}:[0-9]{20}$"],
            ],
            "required": ["topic", "position"],
        ]
    }
}

extension Sequence<String> {
    /// Each with what belongs to it.
    fileprivate func keyed(_ value: (String) -> JSONTree) -> [String: JSONTree] {
        Dictionary(map { ($0, value($0)) }) { $1 }
    }
}
