/// That what somebody demands is unreasonable (不合理诉求): proposed with evidence by one, confirmed by another.
///
/// It takes the case out of the score of the office, and changes nothing else: the case is handled, told and kept.
public enum Unreasonable: Subject {
    /// Identifies a finding.
    public typealias ID = Identifier<Unreasonable>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case propose(finding: UnreasonableFinding)
        case confirm(by: String)
        case reject(by: String, reason: Sealed)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case proposed(finding: UnreasonableFinding, on: Day)
        case confirmed(caseID: Case.ID, by: String, on: Day)
        case rejected(caseID: Case.ID, by: String, on: Day, reason: Sealed)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case proposed = "proposed.v1"
            case confirmed = "confirmed.v1"
            case rejected = "rejected.v1"
        }

        /// What an office thinks of somebody is not for the world.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .proposed, .confirmed, .rejected: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case findingUnknown
        case findingAlreadyProposed
        case findingWithoutEvidence
        case findingBySamePerson
        case findingDecided

        /// What people are told.
        public var message: Message {
            switch self {
            case .findingUnknown: Message("没有这项认定；请核对编号", "there is no such finding; check its id")
            case .findingAlreadyProposed: Message("该编号已用于另一项认定", "the id names another finding already")
            case .findingWithoutEvidence: Message("认定不合理诉求须附佐证", "it takes evidence to call a demand unreasonable")
            case .findingBySamePerson: Message("提出人不能自己确认；须另一人确认", "whoever proposed it cannot confirm it")
            case .findingDecided: Message("该认定已经有结论", "it was decided already")
            }
        }

        /// What is not there is not found; who may not is told so.
        public var status: Refusal.Status {
            switch self {
            case .findingUnknown: .notFound
            case .findingAlreadyProposed: .alreadyExists
            case .findingWithoutEvidence: .invalidArgument
            case .findingBySamePerson: .permissionDenied
            case .findingDecided: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "unreasonable"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .unreasonable(event, of: id) }
}

/// Why a demand is unreasonable, and what proves it.
public struct UnreasonableFinding: Codable, Hashable, Sendable {
    /// In which case.
    public var caseID: Case.ID
    /// In what way.
    public var kind: Kind
    /// SHA-256 of each piece of evidence, in hex.
    public var evidence: [String]
    /// Why, sealed.
    public var reason: Sealed
    /// Who proposes it.
    public var by: String

    /// 超出法律规定, 无新事实重复, 牟利性投诉, 辱骂骚扰, 虚假陈述.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case beyondLaw, repeatedWithoutFacts, forProfit, abusive, untrue
    }

    /// A finding.
    public init(caseID: Case.ID, kind: Kind, evidence: [String], reason: Sealed, by: String) {
        self.caseID = caseID
        self.kind = kind
        self.evidence = evidence
        self.reason = reason
        self.by = by
    }
}

/// How far a finding or an appeal has come.
public enum FindingStanding: String, Codable, Hashable, Sendable, CaseIterable {
    case waiting, confirmed, rejected
}

/// What `unreasonable.propose` takes.
public struct UnreasonableRequest: Codable, Hashable, Sendable {
    /// In which case.
    public var `case`: CaseName
    /// In what way.
    public var kind: UnreasonableFinding.Kind
    /// SHA-256 of each piece of evidence, in hex.
    public var evidence: [String]
    /// Why.
    public var reason: NarrativeText
}

/// What `unreasonable.decide` takes.
public struct UnreasonableDecideRequest: Codable, Hashable, Sendable {
    /// The finding.
    public var id: Unreasonable.ID
    /// Whether it is confirmed.
    public var isConfirmed: Bool
    /// Why not, where it is not.
    public var reason: NarrativeText?
}

/// What `unreasonable.list` takes.
public struct UnreasonableListQuery: Codable, Hashable, Sendable {
    /// Only those that stand so.
    public var standing: FindingStanding?
}

/// Findings, the newest first.
public struct UnreasonableList: Codable, Hashable, Sendable {
    /// One row each.
    public var items: [UnreasonableView]

    /// A list.
    public init(items: [UnreasonableView]) {
        self.items = items
    }
}

/// One finding, without its words.
public struct UnreasonableView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: Unreasonable.ID
    /// In which case.
    public var caseID: Case.ID
    /// In what way.
    public var kind: UnreasonableFinding.Kind
    /// The digests of the evidence.
    public var evidence: [String]
    /// Who proposed it.
    public var by: String
    /// When.
    public var on: Day
    /// How far it has come.
    public var standing: FindingStanding
    /// Who decided.
    public var decidedBy: String?

    /// A finding.
    public init(
        id: Unreasonable.ID,
        finding: UnreasonableFinding,
        on: Day,
        standing: FindingStanding,
        decidedBy: String?
    ) {
        self.id = id
        caseID = finding.caseID
        kind = finding.kind
        evidence = finding.evidence
        by = finding.by
        self.on = on
        self.standing = standing
        self.decidedBy = decidedBy
    }
}
