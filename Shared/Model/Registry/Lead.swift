/// An agency that trades without a licence, on the register's list of clues (无照线索).
public enum Lead: Subject {
    /// Identifies a clue; mediation knows the party by the same id.
    public typealias ID = Identifier<Lead>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case enter(lead: NotedLead)
        case settle(outcome: LeadOutcome, enterprise: Enterprise.ID?, on: Day)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case entered(lead: NotedLead)
        case settled(outcome: LeadOutcome, enterprise: Enterprise.ID?, on: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case entered = "entered.v1"
            case settled = "settled.v1"
        }

        /// That somebody is looked into concerns the register alone.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .entered, .settled: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case leadUnknown
        case leadSettled
        case leadEnterpriseMissing
        case leadInFuture

        /// What people are told.
        public var message: Message {
            switch self {
            case .leadUnknown: Message("没有这条无照线索；请核对编号", "there is no such clue; check its id")
            case .leadSettled: Message("该线索已另行处理", "the clue was settled otherwise already")
            case .leadEnterpriseMissing: Message("已登记的，须指明企业", "name the enterprise that it was registered as")
            case .leadInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            }
        }

        /// Wrong entries are the caller's; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .leadUnknown: .notFound
            case .leadEnterpriseMissing, .leadInFuture: .invalidArgument
            case .leadSettled: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Registry

    /// Its name in streams and types.
    public static let name = "lead"

    /// The event as registry tells it.
    public static func told(_ event: Event, of id: ID) -> Registry.Event { .lead(event, of: id) }
}

/// What mediation told of somebody without a licence.
public struct NotedLead: Codable, Hashable, Sendable {
    /// What stands over the door.
    public var sign: LineText
    /// Where it trades.
    public var place: LineText?
    /// When the office came upon it.
    public var foundOn: Day

    /// A clue.
    public init(sign: LineText, place: LineText? = nil, foundOn: Day) {
        self.sign = sign
        self.place = place
        self.foundOn = foundOn
    }
}

/// What became of it.
public enum LeadOutcome: String, Codable, Hashable, Sendable, CaseIterable {
    /// 已办理登记.
    case registered
    /// 已停止经营.
    case ceased
    /// 移交执法.
    case handedToEnforcement
    /// 查无此处.
    case notFound
}

/// What `lead.settle` takes.
public struct LeadSettlement: Codable, Hashable, Sendable {
    /// The clue.
    public var lead: Lead.ID
    /// What became of it.
    public var outcome: LeadOutcome
    /// The enterprise that it was registered as.
    public var enterprise: Enterprise.ID?
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `lead.list` takes.
public struct LeadListQuery: Codable, Hashable, Sendable {
    /// Also those that are settled.
    public var settled: Bool?
}

/// The register's list of clues.
public struct LeadsView: Codable, Hashable, Sendable {
    /// The oldest first; at most 500.
    public var items: [Item]

    /// One clue.
    public struct Item: Codable, Hashable, Sendable {
        /// Its id.
        public var lead: Lead.ID
        /// What was told of it.
        public var noted: NotedLead
        /// What became of it.
        public var outcome: LeadOutcome?
        /// The enterprise that it was registered as.
        public var enterprise: Enterprise.ID?

        /// A clue.
        public init(lead: Lead.ID, noted: NotedLead, outcome: LeadOutcome?, enterprise: Enterprise.ID?) {
            self.lead = lead
            self.noted = noted
            self.outcome = outcome
            self.enterprise = enterprise
        }
    }

    /// A list.
    public init(items: [Item]) {
        self.items = items
    }
}
