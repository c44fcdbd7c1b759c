import Model
import Wire

/// A service's methods as OpenRPC 1.3, which `rpc.discover` answers with.
public struct OpenRPCDocument: Sendable {
    /// The service's name.
    public var service: String
    /// The version of the program.
    public var version: String
    /// Everything it can be asked, standard methods too.
    public var methods: [MethodDescription]
    /// Every refusal that may come back.
    public var errors: [ErrorCatalogue.Entry]

    /// A document; nothing of it is made yet.
    public init(
        service: String,
        version: String,
        methods: [MethodDescription],
        errors: [ErrorCatalogue.Entry] = ErrorCatalogue.shared
    ) {
        self.service = service
        self.version = version
        self.methods = methods
        self.errors = errors
    }

    /// The document in canonical form.
    public func json() throws -> [UInt8] {
        try CanonicalJSON.encode(tree)
    }

    private var tree: JSONTree {
        [
            "openrpc": "1.3.2",
            "info": [
                "title": .text("jiazheng \(service)"), "version": .text(version),
                "description": "JSON-RPC 2.0, one request a line. 每行一个 JSON-RPC 2.0 请求。",
            ],
            "methods": .list(methods.sorted { $0.name < $1.name }.map(method)),
            "components": [
                "contentDescriptors": ["meta": RequestMeta.descriptor],
                "errors": .object(Dictionary(errors.map { ($0.reason, Self.error($0)) }) { first, _ in first }),
            ],
        ]
    }

    private func method(_ method: MethodDescription) -> JSONTree {
        [
            "name": .text(method.name),
            "summary": .text(method.summary.chinese),
            "description": .text(method.summary.english),
            "paramStructure": "by-name",
            "params": .list(Self.parameters(method.params) + [.reference("components/contentDescriptors/meta")]),
            "result": ["name": "result", "schema": method.result.tree],
            "errors": .list(reasons.map { .reference("components/errors/\($0)") }),
            "x-roles": .list(method.sortedRoles.map { .text($0.rawValue) }),
            "x-command": .boolean(method.isCommand),
            "x-token": .boolean(method.roles != nil),
        ]
    }

    private var reasons: [String] { Set(errors.map(\.reason)).sorted() }

    private static func parameters(_ schema: JSONSchema) -> [JSONTree] {
        switch schema.shape {
        case .object(let properties): properties.map { parameter($0, isRequired: !$0.isOptional) }
        case .sum(let properties): properties.map { parameter($0, isRequired: false) }
        case .anything, .boolean, .integer, .number, .text, .choice, .numberChoice, .list, .dictionary: []
        }
    }

    private static func parameter(_ property: JSONSchema.Property, isRequired: Bool) -> JSONTree {
        ["name": .text(property.name), "required": .boolean(isRequired), "schema": property.schema.tree]
    }

    private static func error(_ entry: ErrorCatalogue.Entry) -> JSONTree {
        [
            "code": .integer(Int64(entry.code)),
            "message": .text(entry.message.chinese),
            "data": ["reason": .text(entry.reason), "status": .text(entry.status.rawValue)],
        ]
    }
}

extension RequestMeta {
    /// What any request may say about itself.
    fileprivate static var descriptor: JSONTree {
        let schema = JSONSchema(
            .object([
                property("token", .text(longest: 8_192), "who asks; issued by registry"),
                property("idempotencyKey", .text(pattern: "^[A-Za-z0-9._:/-]{1,64}$"), "required for commands"),
                property("timeoutMs", .integer(1...600_000), "how long the caller waits, in milliseconds"),
                property("traceparent", .text(longest: 128), "W3C trace context"),
                property("expectedVersion", .integer(0...9_007_199_254_740_991), "the version that was looked at"),
                property("after", .dictionary(of: .position), "positions to wait for, by service"),
            ])
        )
        return [
            "name": "_meta", "required": false,
            "schema": schema.tree.adding(["additionalProperties": false]),
        ]
    }

    private static func property(
        _ name: String,
        _ shape: JSONSchema.Shape,
        _ meaning: String
    ) -> JSONSchema.Property {
        JSONSchema.Property(name, JSONSchema(shape, meaning: meaning), isOptional: true)
    }
}
