/// That somebody stands in for somebody else for some days (AB角): for their cases, or for their approvals.
///
/// It opens no sealed identity: leave to learn who reported is by name and stays with the name.
public enum Deputyship: Subject {
    /// Identifies a deputyship.
    public typealias ID = Identifier<Deputyship>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case appoint(term: DeputyTerm)
        case end(on: Day, by: String)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case appointed(term: DeputyTerm)
        case ended(on: Day, by: String)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case appointed = "appointed.v1"
            case ended = "ended.v1"
        }

        /// Who is away is nobody's business outside.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .appointed, .ended: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case deputyshipUnknown
        case deputyshipAlreadyThere
        case deputyIsAbsent
        case deputyTermBackwards
        case deputyTermOver
        case deputyNamedByOthers

        /// What people are told.
        public var message: Message {
            switch self {
            case .deputyshipUnknown: Message("没有这项代理；请核对编号", "there is no such deputyship; check its id")
            case .deputyshipAlreadyThere: Message("该编号已用于另一项代理", "the id names another deputyship already")
            case .deputyIsAbsent: Message("代理人与被代理人是同一人", "nobody stands in for themselves")
            case .deputyTermBackwards: Message("代理期的止日早于起日", "the term ends before it begins")
            case .deputyTermOver: Message("代理期已过", "the term is over")
            case .deputyNamedByOthers: Message("审批的代理人只能由负责人本人指定", "only the head names who approves in their place")
            }
        }

        /// What is not there is not found, and wrong entries are the caller's.
        public var status: Refusal.Status {
            switch self {
            case .deputyshipUnknown: .notFound
            case .deputyshipAlreadyThere: .alreadyExists
            case .deputyIsAbsent, .deputyTermBackwards, .deputyTermOver: .invalidArgument
            case .deputyNamedByOthers: .permissionDenied
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "deputyship"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .deputyship(event, of: id) }
}

/// Who stands in for whom, in what and how long.
public struct DeputyTerm: Codable, Hashable, Sendable {
    /// Who is away.
    public var absent: String
    /// Who stands in.
    public var deputy: String
    /// In what.
    public var duty: DeputyDuty
    /// The first day.
    public var from: Day
    /// The last.
    public var through: Day
    /// Who said so.
    public var by: String

    /// A term.
    public init(absent: String, deputy: String, duty: DeputyDuty, from: Day, through: Day, by: String) {
        self.absent = absent
        self.deputy = deputy
        self.duty = duty
        self.from = from
        self.through = through
        self.by = by
    }
}

/// In what somebody stands in: their cases, or their approvals.
public enum DeputyDuty: String, Codable, Hashable, Sendable, CaseIterable {
    case cases, approvals
}

/// What `deputy.appoint` takes.
public struct DeputyAppointRequest: Codable, Hashable, Sendable {
    /// Who is away; the caller when nothing is said.
    public var absent: Officer.ID?
    /// Who stands in.
    public var deputy: Officer.ID
    /// In what.
    public var duty: DeputyDuty
    /// The first day.
    public var from: Day
    /// The last.
    public var through: Day
}

/// What `deputy.end` takes.
public struct DeputyEndRequest: Codable, Hashable, Sendable {
    /// The deputyship.
    public var id: Deputyship.ID
}

/// What `deputy.list` takes.
public struct DeputyListQuery: Codable, Hashable, Sendable {
    /// Only those in force on that day.
    public var on: Day?
}

/// The deputyships there are, the newest first.
public struct DeputyList: Codable, Hashable, Sendable {
    /// One row each.
    public var items: [DeputyshipView]

    /// A list.
    public init(items: [DeputyshipView]) {
        self.items = items
    }
}

/// A deputyship.
public struct DeputyshipView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: Deputyship.ID
    /// Who, for whom, in what and how long.
    public var term: DeputyTerm
    /// When it was ended before its last day.
    public var endedOn: Day?

    /// A deputyship.
    public init(id: Deputyship.ID, term: DeputyTerm, endedOn: Day?) {
        self.id = id
        self.term = term
        self.endedOn = endedOn
    }
}
