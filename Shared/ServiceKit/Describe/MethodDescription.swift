public import Model

/// What documents say of a method: all but what it does.
public struct MethodDescription: Hashable, Sendable {
    /// Its name on the wire: `enterprise.register`.
    public var name: String
    /// What it is for, in a sentence.
    public var summary: Message
    /// Who may ask; nil is everybody, with or without a token.
    public var roles: Set<Role>?
    /// Whether it changes anything.
    public var isCommand: Bool
    /// What it takes; `_meta` goes without saying.
    public var params: JSONSchema
    /// The whole of what it is answered with.
    public var result: JSONSchema

    /// A method by its parts.
    public init(
        _ name: String,
        _ summary: Message,
        roles: Set<Role>?,
        isCommand: Bool,
        params: JSONSchema,
        result: JSONSchema
    ) {
        self.name = name
        self.summary = summary
        self.roles = roles
        self.isCommand = isCommand
        self.params = params
        self.result = result
    }

    /// Those who may ask, in the order of the roles.
    var sortedRoles: [Role] { Role.allCases.filter { roles?.contains($0) ?? true } }

    /// Those who may ask, by their official names.
    var roleNames: String {
        guard let roles else { return "任何人（无需令牌）" }
        if roles.count == Role.allCases.count { return "任何角色" }
        return sortedRoles.map(\.displayName).joined(separator: "、")
    }
}

extension JSONSchema {
    /// What a question is answered with: a value, and the position it was read at.
    public static func answer(_ value: JSONSchema) -> JSONSchema {
        JSONSchema(.object([Property("position", .position), Property("value", value)]))
    }

    /// Some object, described elsewhere.
    public static let anyObject = JSONSchema(.dictionary(of: JSONSchema(.anything)))
}
