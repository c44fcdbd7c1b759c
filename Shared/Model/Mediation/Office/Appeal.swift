/// That an office objects to how it was judged (考核申诉): with evidence, within days, and with a decision.
///
/// What is upheld leaves the score and stays in the record: figures are shown in both versions.
public enum Appeal: Subject {
    /// Identifies an appeal.
    public typealias ID = Identifier<Appeal>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case file(appeal: AssessmentAppeal)
        case decide(isUpheld: Bool, on: Day, paper: LineText, reason: Sealed?)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        /// `fileBy` was the last day for it.
        case filed(appeal: AssessmentAppeal, on: Day, fileBy: DueDay, basis: [Basis])
        /// The hotline's office has decided; `paper` is the number of its decision.
        case upheld(caseID: Case.ID, item: AppealedItem, on: Day, paper: LineText, reason: Sealed?)
        case dismissed(caseID: Case.ID, item: AppealedItem, on: Day, paper: LineText, reason: Sealed?)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case filed = "filed.v1"
            case upheld = "upheld.v1"
            case dismissed = "dismissed.v1"
        }

        /// How offices are judged is between them.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .filed, .upheld, .dismissed: .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .filed(_, _, _, let basis): basis
            case .upheld, .dismissed: []
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case appealUnknown
        case appealAlreadyFiled
        case appealWithoutEvidence
        case appealTooLate
        case appealInFuture
        case appealDecided
        case appealRuleMissing

        /// What people are told.
        public var message: Message {
            switch self {
            case .appealUnknown: Message("没有这件申诉；请核对编号", "there is no such appeal; check its id")
            case .appealAlreadyFiled: Message("该编号已用于另一件申诉", "the id names another appeal already")
            case .appealWithoutEvidence: Message("考核申诉须附佐证", "an appeal takes evidence")
            case .appealTooLate: Message("已超过考核申诉期限", "the term for an appeal is over")
            case .appealInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .appealDecided: Message("该申诉已经有结论", "it was decided already")
            case .appealRuleMissing: Message("没有考核申诉期限的规则", "no rule says how long an appeal may be filed")
            }
        }

        /// What is not there is not found, and wrong entries are the caller's.
        public var status: Refusal.Status {
            switch self {
            case .appealUnknown: .notFound
            case .appealAlreadyFiled: .alreadyExists
            case .appealWithoutEvidence, .appealInFuture: .invalidArgument
            case .appealTooLate, .appealDecided, .appealRuleMissing: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "appeal"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .appeal(event, of: id) }
}

/// Which judgment an office objects to: 超期, 不满意, 退回.
public enum AppealedItem: String, Codable, Hashable, Sendable, CaseIterable {
    case overdue, dissatisfied, returned
}

/// What is objected to, and what speaks for it.
public struct AssessmentAppeal: Codable, Hashable, Sendable {
    /// The case that was judged.
    public var caseID: Case.ID
    /// What of it.
    public var item: AppealedItem
    /// When the judgment was published.
    public var publishedOn: Day
    /// SHA-256 of each piece of evidence, in hex.
    public var evidence: [String]
    /// Why, sealed.
    public var reason: Sealed
    /// Who files it.
    public var by: String

    /// An appeal.
    public init(
        caseID: Case.ID,
        item: AppealedItem,
        publishedOn: Day,
        evidence: [String],
        reason: Sealed,
        by: String
    ) {
        self.caseID = caseID
        self.item = item
        self.publishedOn = publishedOn
        self.evidence = evidence
        self.reason = reason
        self.by = by
    }
}

/// What `appeal.file` takes.
public struct AppealRequest: Codable, Hashable, Sendable {
    /// The case that was judged.
    public var `case`: CaseName
    /// What of it.
    public var item: AppealedItem
    /// When the judgment was published.
    public var publishedOn: Day
    /// SHA-256 of each piece of evidence, in hex.
    public var evidence: [String]
    /// Why.
    public var reason: NarrativeText
}

/// What `appeal.decide` takes.
public struct AppealDecideRequest: Codable, Hashable, Sendable {
    /// The appeal.
    public var id: Appeal.ID
    /// Whether it is upheld.
    public var isUpheld: Bool
    /// The number of the decision.
    public var paper: LineText
    /// When; today when nothing is said.
    public var on: Day?
    /// Why.
    public var reason: NarrativeText?
}

/// What `appeal.list` takes.
public struct AppealListQuery: Codable, Hashable, Sendable {
    /// Only those that stand so.
    public var standing: FindingStanding?
}

/// Appeals, the newest first.
public struct AppealList: Codable, Hashable, Sendable {
    /// One row each.
    public var items: [AppealView]

    /// A list.
    public init(items: [AppealView]) {
        self.items = items
    }
}

/// One appeal, without its words.
public struct AppealView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: Appeal.ID
    /// The case that was judged.
    public var caseID: Case.ID
    /// What of it.
    public var item: AppealedItem
    /// When the judgment was published.
    public var publishedOn: Day
    /// The last day for an appeal.
    public var fileBy: Day
    /// When it was filed.
    public var on: Day
    /// How far it has come.
    public var standing: FindingStanding
    /// The number of the decision.
    public var paper: LineText?

    /// An appeal.
    public init(
        id: Appeal.ID,
        appeal: AssessmentAppeal,
        on: Day,
        fileBy: Day,
        standing: FindingStanding,
        paper: LineText?
    ) {
        self.id = id
        caseID = appeal.caseID
        item = appeal.item
        publishedOn = appeal.publishedOn
        self.fileBy = fileBy
        self.on = on
        self.standing = standing
        self.paper = paper
    }
}
