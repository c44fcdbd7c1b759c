import Identity
import Model

extension Method {
    /// What documents say of it; a question's answer is wrapped with the position it was read at.
    public var description: MethodDescription {
        MethodDescription(
            name,
            summary,
            roles: roles,
            isCommand: isCommand,
            params: schemas.params,
            result: isCommand ? schemas.result : .answer(schemas.result)
        )
    }
}

extension StandardMethod {
    /// What documents say of it.
    var description: MethodDescription {
        MethodDescription(
            name,
            summary,
            roles: roles,
            isCommand: false,
            params: params,
            result: result
        )
    }

    private var roles: Set<Role>? {
        switch permission {
        case .anyone: nil
        case .roles(let roles): roles
        }
    }
}

extension Served {
    /// The methods that every service has, as documents describe them.
    public static var standardMethodDescriptions: [MethodDescription] {
        Node<Self>.standardMethods.map(\.description)
    }
}
