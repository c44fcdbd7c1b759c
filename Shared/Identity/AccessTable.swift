public import Model

/// Who may call a method.
public enum Permission: Hashable, Sendable {
    /// Everybody, with or without a token.
    case anyone
    /// Those who act in one of these roles.
    case roles(Set<Role>)

    /// Everybody with a token.
    public static var anyRole: Permission { .roles(Set(Role.allCases)) }
}

/// Every method with those who may call it: the one place where that is said and checked.
public struct AccessTable: Sendable {
    private let rows: [String: Permission]

    /// A table of methods; naming one twice, or for nobody, is a mistake in the program.
    public init(_ rows: KeyValuePairs<String, Permission>) {
        self.rows = Dictionary(rows.map { ($0.key, $0.value) }) { _, _ in
            preconditionFailure("A method is declared once.")
        }
        precondition(!self.rows.values.contains(.roles([])), "A method is for somebody.")
    }

    private init(rows: [String: Permission]) {
        self.rows = rows
    }

    /// This table and another, for example a service's and the kernel's.
    public func adding(_ other: AccessTable) -> AccessTable {
        AccessTable(
            rows: rows.merging(other.rows) { _, _ in preconditionFailure("A method is declared once.") }
        )
    }

    /// Lets the caller through or refuses.
    ///
    /// - Parameters:
    ///   - method: The method's name.
    ///   - caller: Who asks; nil when no token came.
    /// - Throws: `tokenMissing`, or `methodNotAllowed`, which is `PERMISSION_DENIED`.
    public func check(_ method: String, _ caller: Caller?) throws(Refusal) {
        let permission = rows[method]
        if permission == .anyone { return }
        guard let caller else { throw .tokenMissing }
        guard case .roles(let roles)? = permission, roles.contains(caller.role) else {
            throw .methodNotAllowed(method, caller.role)
        }
    }

    /// Whether a method can be called without a token.
    public func isForAnyone(_ method: String) -> Bool { rows[method] == .anyone }

    /// The methods nobody has said who may call; with one of them a service does not start.
    public func missing(from methods: some Sequence<String>) -> [String] {
        Set(methods).subtracting(rows.keys).sorted()
    }

    /// The table as the documentation shows it.
    public var markdown: String {
        let lines = rows.sorted { $0.key < $1.key }.map { "| `\($0.key)` | \(Self.names($0.value)) |\n" }
        return "| method | roles |\n|---|---|\n" + lines.joined()
    }

    private static func names(_ permission: Permission) -> String {
        switch permission {
        case .anyone: "任何人（无需令牌）"
        case .anyRole: "任何角色"
        case .roles(let roles): Role.allCases.filter(roles.contains).map(\.displayName).joined(separator: "、")
        }
    }
}
