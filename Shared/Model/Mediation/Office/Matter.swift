/// That the same matter lies elsewhere too (同一事项其他渠道登记): at 信访, in a mailbox, at a court.
///
/// It is written down with its number there. Only what a listed body has accepted or handled is a ground of refusal.
public enum Matter: Subject {
    /// Identifies what lies elsewhere.
    public typealias ID = Identifier<Matter>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case register(matter: ExternalMatter)
        case advance(standing: MatterStanding, on: Day, evidence: String?)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        /// `isListed` says whether a law counts that body.
        case registered(matter: ExternalMatter, isListed: Bool, basis: [Basis])
        case advanced(standing: MatterStanding, on: Day, evidence: String?)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case registered = "registered.v1"
            case advanced = "advanced.v1"
        }

        /// Where else somebody turned to is nobody's business outside.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .registered, .advanced: .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .registered(_, _, let basis): basis
            case .advanced: []
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case externalMatterUnknown
        case externalMatterKnown
        case externalBodyUnknown
        case externalMatterInFuture
        case externalMatterOver

        /// What people are told.
        public var message: Message {
            switch self {
            case .externalMatterUnknown: Message("没有这项外部登记；请核对编号", "nothing of that id lies elsewhere; check it")
            case .externalMatterKnown: Message("该编号已用于另一项外部登记", "the id names something else already")
            case .externalBodyUnknown: Message("没有这一机构；请从规则列表选择", "no rule knows that body; choose one of the list")
            case .externalMatterInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .externalMatterOver: Message("该机构已办结或未受理", "that body has ended it or did not take it on")
            }
        }

        /// What is not there is not found, and wrong entries are the caller's.
        public var status: Refusal.Status {
            switch self {
            case .externalMatterUnknown: .notFound
            case .externalMatterKnown: .alreadyExists
            case .externalBodyUnknown, .externalMatterInFuture: .invalidArgument
            case .externalMatterOver: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "matter"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .matter(event, of: id) }
}

/// What lies elsewhere.
public struct ExternalMatter: Codable, Hashable, Sendable {
    /// The case here.
    public var caseID: Case.ID
    /// The body, by the id of its rule.
    public var body: String
    /// Its number there.
    public var number: LineText?
    /// Since when.
    public var since: Day
    /// How it stands there.
    public var standing: MatterStanding
    /// SHA-256 of what proves it, in hex.
    public var evidence: String?

    /// A matter.
    public init(
        caseID: Case.ID,
        body: String,
        number: LineText? = nil,
        since: Day,
        standing: MatterStanding,
        evidence: String? = nil
    ) {
        self.caseID = caseID
        self.body = body
        self.number = number
        self.since = since
        self.standing = standing
        self.evidence = evidence
    }
}

/// How something stands elsewhere: 已提出, 已受理, 已处理, 未受理.
public enum MatterStanding: String, Codable, Hashable, Sendable, CaseIterable {
    case lodged, accepted, handled, declined

    /// Whether the body has accepted or handled it.
    public var isTakenOn: Bool { self == .accepted || self == .handled }
}

/// What `matter.register` takes.
public struct MatterRegisterRequest: Codable, Hashable, Sendable {
    /// The case here.
    public var `case`: CaseName
    /// The body, by the id of its rule.
    public var body: String
    /// Its number there.
    public var number: LineText?
    /// Since when; today when nothing is said.
    public var since: Day?
    /// How it stands there; lodged when nothing is said.
    public var standing: MatterStanding?
    /// SHA-256 of what proves it, in hex.
    public var evidence: String?
}

/// What `matter.advance` takes.
public struct MatterAdvanceRequest: Codable, Hashable, Sendable {
    /// What lies elsewhere.
    public var id: Matter.ID
    /// How it stands there.
    public var standing: MatterStanding
    /// When; today when nothing is said.
    public var on: Day?
    /// SHA-256 of what proves it, in hex.
    public var evidence: String?
}

/// What `matter.list` takes.
public struct MatterListQuery: Codable, Hashable, Sendable {
    /// Only those of that case.
    public var `case`: CaseName?
}

/// What lies elsewhere, the newest first.
public struct MatterList: Codable, Hashable, Sendable {
    /// One row each.
    public var items: [MatterView]

    /// A list.
    public init(items: [MatterView]) {
        self.items = items
    }
}

/// One thing that lies elsewhere.
public struct MatterView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: Matter.ID
    /// What it is.
    public var matter: ExternalMatter
    /// The body's name.
    public var bodyName: String
    /// Whether a law counts the body.
    public var isListed: Bool
    /// Whether it is a ground to refuse the case here.
    public var isGround: Bool

    /// A matter.
    public init(id: Matter.ID, matter: ExternalMatter, bodyName: String, isListed: Bool) {
        self.id = id
        self.matter = matter
        self.bodyName = bodyName
        self.isListed = isListed
        isGround = isListed && matter.standing.isTakenOn
    }
}
