/// A decision that another person must allow first (审批): proposed by one, allowed by the head or by whom the head named.
///
/// Which decisions need it is a rule of the county. What was allowed is used once, by the decision it was allowed for.
public enum Approval: Subject {
    /// Identifies a proposal.
    public typealias ID = Identifier<Approval>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case propose(proposal: ApprovalProposal)
        case decide(by: String, isHead: Bool, isApproved: Bool, reason: Sealed?)
        case withdraw(by: String)
        case use(ground: Int?, amount: Money?)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case proposed(proposal: ApprovalProposal, on: Day, basis: [Basis])
        /// It was allowed, by the head or in the head's place.
        case approved(by: String, inPlaceOf: String?, on: Day)
        case rejected(by: String, inPlaceOf: String?, on: Day, reason: Sealed?)
        case withdrawn(by: String, on: Day)
        /// The decision was made that it allowed.
        case used(on: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case proposed = "proposed.v1"
            case approved = "approved.v1"
            case rejected = "rejected.v1"
            case withdrawn = "withdrawn.v1"
            case used = "used.v1"
        }

        /// How an office comes to a decision is its own affair; the decision itself is open.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .proposed, .approved, .rejected, .withdrawn, .used: .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .proposed(_, _, let basis): basis
            case .approved, .rejected, .withdrawn, .used: []
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case approvalUnknown
        case approvalAlreadyProposed
        case approverIsProposer
        case approverNotEntitled
        case approvalAlreadyDecided
        case approvalNotGranted
        case approvalUsedUp
        case approvalDiffers
        case approvalNotYours
        case approvalByAuthorities

        /// What people are told.
        public var message: Message {
            switch self {
            case .approvalUnknown: Message("没有这件审批事项；请核对编号", "there is no such proposal; check its id")
            case .approvalAlreadyProposed: Message("该编号已用于另一件审批事项", "the id names another proposal already")
            case .approverIsProposer: Message("提请人不能审批自己提请的事项", "nobody approves what they proposed themselves")
            case .approverNotEntitled:
                Message("只有负责人或其在代理期内的代理人可以审批", "only the head, or a deputy within the term, decides on it")
            case .approvalAlreadyDecided: Message("该事项已经审批", "it was decided on already")
            case .approvalNotGranted: Message("该事项未获批准", "it was not approved")
            case .approvalUsedUp: Message("该批准已经使用；另行提请", "the approval was used; propose again")
            case .approvalDiffers: Message("决定的项次或金额与批准的不一致", "ground or amount differ from what was approved")
            case .approvalByAuthorities:
                Message(
                    "先行赔付由两部门在先行赔付决定中分别批准；请用 relief.propose 提请",
                    "the authorities allow it in their joint decision, each for itself; propose it by relief.propose"
                )
            case .approvalNotYours: Message("只有提请人可以撤回", "only whoever proposed it takes it back")
            }
        }

        /// What is not there is not found; who may not is told so.
        public var status: Refusal.Status {
            switch self {
            case .approvalUnknown: .notFound
            case .approvalAlreadyProposed: .alreadyExists
            case .approverIsProposer, .approverNotEntitled, .approvalNotYours: .permissionDenied
            case .approvalAlreadyDecided, .approvalNotGranted, .approvalUsedUp, .approvalDiffers,
                .approvalByAuthorities:
                .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "approval"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .approval(event, of: id) }
}

/// The decisions that may need another person: 延长、不予受理、终止调解、赔付、先行赔付.
public enum ApprovedDecision: String, Codable, Hashable, Sendable, CaseIterable {
    case inspectionExtension, refusal, termination, payout, advancePayment
}

/// What somebody wants to decide, and why.
public struct ApprovalProposal: Codable, Hashable, Sendable {
    /// Which decision.
    public var decision: ApprovedDecision
    /// In which case.
    public var caseID: Case.ID
    /// On which item of the law's list.
    public var ground: Int?
    /// How much money.
    public var amount: Money?
    /// Why, sealed.
    public var reason: Sealed
    /// Who proposes it.
    public var by: String

    /// A proposal.
    public init(
        decision: ApprovedDecision,
        caseID: Case.ID,
        ground: Int? = nil,
        amount: Money? = nil,
        reason: Sealed,
        by: String
    ) {
        self.decision = decision
        self.caseID = caseID
        self.ground = ground
        self.amount = amount
        self.reason = reason
        self.by = by
    }
}

/// How far a proposal has come.
public enum ApprovalStanding: String, Codable, Hashable, Sendable, CaseIterable {
    case waiting, approved, rejected, withdrawn, used
}

/// What `approval.propose` takes.
public struct ApprovalRequest: Codable, Hashable, Sendable {
    /// Which decision.
    public var decision: ApprovedDecision
    /// In which case.
    public var `case`: CaseName
    /// On which item of the law's list.
    public var ground: Int?
    /// How much money, in fen.
    public var amount: Money?
    /// Why.
    public var reason: NarrativeText
}

/// What `approval.decide` takes.
public struct ApprovalDecideRequest: Codable, Hashable, Sendable {
    /// The proposal.
    public var id: Approval.ID
    /// Whether it is allowed.
    public var isApproved: Bool
    /// Why not, or on what condition.
    public var reason: NarrativeText?
}

/// What `approval.withdraw` takes.
public struct ApprovalReference: Codable, Hashable, Sendable {
    /// The proposal.
    public var id: Approval.ID
}

/// What `approval.list` takes.
public struct ApprovalListQuery: Codable, Hashable, Sendable {
    /// Only those that stand so.
    public var standing: ApprovalStanding?
    /// Only those of that case.
    public var `case`: CaseName?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// A proposal, without anything personal.
public struct ApprovalView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: Approval.ID
    /// Which decision.
    public var decision: ApprovedDecision
    /// In which case.
    public var caseID: Case.ID
    /// On which item of the law's list.
    public var ground: Int?
    /// How much money.
    public var amount: Money?
    /// Who proposed it.
    public var by: String
    /// When.
    public var on: Day
    /// How far it has come.
    public var standing: ApprovalStanding
    /// Who decided.
    public var decidedBy: String?
    /// In whose place, where it was a deputy.
    public var inPlaceOf: String?

    /// A proposal.
    public init(
        id: Approval.ID,
        proposal: ApprovalProposal,
        on: Day,
        standing: ApprovalStanding,
        decidedBy: String?,
        inPlaceOf: String?
    ) {
        self.id = id
        decision = proposal.decision
        caseID = proposal.caseID
        ground = proposal.ground
        amount = proposal.amount
        by = proposal.by
        self.on = on
        self.standing = standing
        self.decidedBy = decidedBy
        self.inPlaceOf = inPlaceOf
    }
}
