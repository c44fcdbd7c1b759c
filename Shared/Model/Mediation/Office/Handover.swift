/// That one officer's open work goes to another by a list and a signature (工作交接).
///
/// Cases change hands when the other has signed. Leave to learn who reported never does; of somebody who leaves it ends.
public enum Handover: Subject {
    /// Identifies a handover.
    public typealias ID = Identifier<Handover>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case propose(list: HandoverList)
        case sign(by: String, scan: String?)
        case decline(by: String)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case proposed(list: HandoverList, on: Day)
        /// Whoever takes over has signed; `scan` is SHA-256 of the signed list, in hex.
        case signed(by: String, on: Day, scan: String?)
        case declined(by: String, on: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case proposed = "proposed.v1"
            case signed = "signed.v1"
            case declined = "declined.v1"
        }

        /// Who works on what is nobody's business outside.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .proposed, .signed, .declined: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case handoverUnknown
        case handoverAlreadyProposed
        case handoverToOneself
        case handoverEmpty
        case handoverTooLong
        case handoverNotYours
        case handoverOver
        case handoverNeedsHead

        /// What people are told.
        public var message: Message {
            switch self {
            case .handoverUnknown: Message("没有这份交接清单；请核对编号", "there is no such list; check its id")
            case .handoverAlreadyProposed: Message("该编号已用于另一份交接清单", "the id names another list already")
            case .handoverToOneself: Message("移交人与接收人是同一人", "nobody hands over to themselves")
            case .handoverEmpty: Message("移交人没有在办案件", "there is no open case to hand over")
            case .handoverTooLong: Message("一份清单最多200件；请分批交接", "a list has at most 200 cases; hand over in parts")
            case .handoverNotYours: Message("只有清单载明的接收人可以签收", "only the one named in the list signs it")
            case .handoverOver: Message("该清单已签收或已退回", "the list was signed or declined already")
            case .handoverNeedsHead: Message("离岗交接须由负责人提出", "when somebody leaves for good, the head says so")
            }
        }

        /// What is not there is not found; who may not is told so.
        public var status: Refusal.Status {
            switch self {
            case .handoverUnknown: .notFound
            case .handoverAlreadyProposed: .alreadyExists
            case .handoverToOneself: .invalidArgument
            case .handoverNotYours, .handoverNeedsHead: .permissionDenied
            case .handoverEmpty, .handoverTooLong, .handoverOver: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "handover"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .handover(event, of: id) }
}

/// What goes from whom to whom.
public struct HandoverList: Codable, Hashable, Sendable {
    /// The most cases of one list: each is one step of the same transaction.
    public static let largest = 200

    /// Who hands over.
    public var from: String
    /// Who takes over.
    public var to: String
    /// Why.
    public var occasion: HandoverOccasion
    /// The open cases.
    public var cases: [Case.ID]
    /// Letters of these cases that were issued and not yet served, or whose signed paper has not come back.
    public var letters: [Letter.ID]
    /// Who drew it up.
    public var by: String

    /// A list.
    public init(
        from: String,
        to: String,
        occasion: HandoverOccasion,
        cases: [Case.ID],
        letters: [Letter.ID],
        by: String
    ) {
        self.from = from
        self.to = to
        self.occasion = occasion
        self.cases = cases
        self.letters = letters
        self.by = by
    }
}

/// Why work goes to somebody else: 请假, 调岗, 离岗.
public enum HandoverOccasion: String, Codable, Hashable, Sendable, CaseIterable {
    case leave, transfer, leaver
}

/// How far a handover has come.
public enum HandoverStanding: String, Codable, Hashable, Sendable, CaseIterable {
    case proposed, signed, declined
}

/// What `handover.propose` takes.
public struct HandoverRequest: Codable, Hashable, Sendable {
    /// Who hands over.
    public var from: Officer.ID
    /// Who takes over.
    public var to: Officer.ID
    /// Why.
    public var occasion: HandoverOccasion
}

/// What `handover.sign` takes.
public struct HandoverSignRequest: Codable, Hashable, Sendable {
    /// The list.
    public var id: Handover.ID
    /// SHA-256 of the scan of the signed list, in hex.
    public var scan: String?
}

/// What `handover.decline` and `handover.sheet` take.
public struct HandoverReference: Codable, Hashable, Sendable {
    /// The list.
    public var id: Handover.ID
}

/// What `handover.list` takes.
public struct HandoverListQuery: Codable, Hashable, Sendable {
    /// Only those that stand so.
    public var standing: HandoverStanding?
}

/// The handovers there are, the newest first.
public struct HandoverLists: Codable, Hashable, Sendable {
    /// One row each.
    public var items: [HandoverView]

    /// Lists.
    public init(items: [HandoverView]) {
        self.items = items
    }
}

/// A handover.
public struct HandoverView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: Handover.ID
    /// What goes from whom to whom.
    public var list: HandoverList
    /// When it was drawn up.
    public var on: Day
    /// How far it has come.
    public var standing: HandoverStanding
    /// When it was signed or declined.
    public var endedOn: Day?
    /// The digest of the signed list.
    public var scan: String?

    /// A handover.
    public init(
        id: Handover.ID,
        list: HandoverList,
        on: Day,
        standing: HandoverStanding,
        endedOn: Day?,
        scan: String?
    ) {
        self.id = id
        self.list = list
        self.on = on
        self.standing = standing
        self.endedOn = endedOn
        self.scan = scan
    }
}
