/// What an officer or a hotline's system shows to be believed; the register knows of each who has it, not what it reads.
public enum Token: Subject {
    /// Identifies a token: the id that it carries itself.
    public typealias ID = Identifier<Token>
    /// The service that keeps it.
    public typealias Owner = Registry

    /// What may be asked of a token; `by` is the role of whoever asks.
    public enum Command: Equatable, Sendable {
        case issue(Grant, hours: Int, by: Role)
        case revoke
    }

    /// What has happened to a token.
    public indirect enum Event: StoredEvent {
        /// It may be signed and handed over.
        case issued(grant: Grant, expires: Moment)
        /// Nobody believes it any more; the subject of the event says which.
        case revoked

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case issued = "issued.v1"
            case revoked = "revoked.v1"
        }

        /// Every service must hear that a token is void; who had it is for the auditor alone.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .issued: .closed
            case .revoked: .open
            }
        }
    }

    /// Why a command is refused.
    public enum Rejection: String, Rejecting {
        case tokenNotIssued
        case tokenAlreadyIssued
        case tokenAlreadyRevoked
        case tokenLifetimeOutOfRange
        case tokenHolderNotAppointed
        case tokenRolesExcludeEachOther
        case tokenRoleNotForHolder
        case tokenRoleNotYoursToGive
    }

    /// Its name in streams and types.
    public static let name = "token"

    /// The event as the registry tells it.
    public static func told(_ event: Event, of id: ID) -> Registry.Event { .token(event, of: id) }
}

/// Who is to act as what.
public struct Grant: Codable, Hashable, Sendable {
    /// Who gets the token.
    public var holder: TokenHolder
    /// What they act as with it.
    public var role: Role
    /// The office they belong to.
    public var unit: LineText?
    /// Why, in the words of whoever asked.
    public var reason: LineText?
    /// The host it was asked from.
    public var from: String?

    /// A grant with its parts.
    public init(
        holder: TokenHolder,
        role: Role,
        unit: LineText? = nil,
        reason: LineText? = nil,
        from: String? = nil
    ) {
        self.holder = holder
        self.role = role
        self.unit = unit
        self.reason = reason
        self.from = from
    }
}

/// Who can have a token of the registry: services sign for themselves.
public enum TokenHolder: Codable, Hashable, Sendable {
    /// Somebody who was appointed.
    case officer(id: Officer.ID)
    /// Another office's system.
    case link(name: String)

    /// How events name the holder: `user:<id>` or `link:12345`.
    public var actor: String {
        switch self {
        case .officer(let id): "user:\(id)"
        case .link(let name): "link:\(name)"
        }
    }

    /// Reads an actor's name; nil for a service or anything else.
    public init?(actor: String) {
        if actor.hasPrefix("user:"), let id = UniqueID(actor.dropFirst(5)) {
            self = .officer(id: Identifier(id))
        } else if actor.hasPrefix("link:"), (1...32).contains(actor.utf8.count - 5) {
            self = .link(name: String(actor.dropFirst(5)))
        } else {
            return nil
        }
    }
}
