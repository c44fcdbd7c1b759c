/// Somebody who acts for the county or for an enterprise in this suite, in one or several roles.
public enum Officer: Subject {
    /// Identifies an officer; tokens and events name them as `user:<id>`.
    public typealias ID = Identifier<Officer>
    /// The service that keeps it.
    public typealias Owner = Registry

    /// What may be asked of an officer's post; `by` is the role of whoever asks.
    public enum Command: Equatable, Sendable {
        case appoint(Appointment, by: Role)
        case dismiss(by: Role)
    }

    /// What has happened to an officer's post.
    public indirect enum Event: StoredEvent {
        /// From now on the officer has these roles and no others.
        case appointed(appointment: Appointment)
        /// The officer has no role any more.
        case dismissed

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case appointed = "appointed.v1"
            case dismissed = "dismissed.v1"
        }

        /// Who may do what is for the auditor alone.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .appointed, .dismissed: .closed
            }
        }
    }

    /// Why a command is refused.
    public enum Rejection: String, Rejecting {
        case officerNotAppointed
        case officerHasNoRole
        case officerRolesExcludeEachOther
        case officerRoleNotForPersons
        case officerRoleNotYoursToGive
    }

    /// Its name in streams and types.
    public static let name = "officer"

    /// The event as the registry tells it.
    public static func told(_ event: Event, of id: ID) -> Registry.Event { .officer(event, of: id) }
}

/// What an officer is appointed to.
public struct Appointment: Codable, Hashable, Sendable {
    /// The officer's name.
    public var name: Sealed
    /// The roles, sorted, each once.
    public var roles: [Role]
    /// The office; for a role of `enterprise` the credit code.
    public var unit: LineText

    /// An appointment; the order in which roles are named means nothing.
    public init(name: Sealed, roles: Set<Role>, unit: LineText) {
        self.name = name
        self.roles = roles.sorted { $0.rawValue < $1.rawValue }
        self.unit = unit
    }
}

extension Officer.Rejection {
    /// What people are told.
    public var message: Message {
        switch self {
        case .officerNotAppointed:
            Message("没有这样的人员；请核对编号或先任命", "there is no such officer; check the id or appoint them first")
        case .officerHasNoRole:
            Message("任命至少要有一个角色", "an appointment needs at least one role")
        case .officerRolesExcludeEachOther:
            Message("系统管理员、安全管理员、审计员不得由一人兼任", "nobody is two of the three administrators")
        case .officerRoleNotForPersons:
            Message("热线对接和服务进程的角色不能任命给人", "the roles of hotline links and services are not for persons")
        case .officerRoleNotYoursToGive:
            Message(
                "安全管理员由系统管理员任免，其余人员由安全管理员任免",
                "the system administrator appoints the security administrator, who appoints everybody else"
            )
        }
    }

    /// The class of the refusal.
    public var status: Refusal.Status {
        switch self {
        case .officerNotAppointed: .notFound
        case .officerHasNoRole, .officerRoleNotForPersons: .invalidArgument
        case .officerRolesExcludeEachOther: .failedPrecondition
        case .officerRoleNotYoursToGive: .permissionDenied
        }
    }
}
