/// A payment in advance out of an enterprise's deposit, decided by two authorities together (先行赔付).
///
/// When an enterprise refuses, has closed or has vanished, whoever has a proven claim is paid first; the enterprise is held
/// to account afterwards. Nobody decides alone, and whoever proposes does not approve.
public enum Relief: Subject {
    /// Identifies a decision and its table of claims.
    public typealias ID = Identifier<Relief>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case open(enterprise: Enterprise.ID, because: EnterpriseDefault, on: Day)
        case claim(claim: ReliefClaim)
        case withdraw(caseID: Case.ID, on: Day)
        case checkPayee(check: PayeeCheck)
        case propose(number: DocumentNumber, on: Day, by: String)
        case approve(approval: AuthorityApproval)
        case serve(service: NoticeService)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case opened(enterprise: Enterprise.ID, because: EnterpriseDefault, on: Day)
        case claimed(claim: ReliefClaim, caseNumber: FileNumber)
        case withdrawn(caseID: Case.ID, on: Day)
        case payeeChecked(check: PayeeCheck)
        case proposed(number: DocumentNumber, on: Day, by: String, total: Money)
        /// Somebody approved for an authority, in whose office they are.
        case approved(authority: String, on: Day, by: String, unit: String? = nil, inPlaceOf: String? = nil)
        /// Every authority that the rule names has approved.
        case decided(decision: ReliefDecision, basis: [Basis])
        case served(service: NoticeService, effectiveOn: Day, basis: [Basis])

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case opened = "opened.v1"
            case claimed = "claimed.v1"
            case withdrawn = "withdrawn.v1"
            case payeeChecked = "payeeChecked.v1"
            case proposed = "proposed.v1"
            case approved = "approved.v1"
            case decided = "decided.v1"
            case served = "served.v1"
        }

        /// What is paid is told by the deposit; who claimed how much stays inside.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .opened, .claimed, .withdrawn, .payeeChecked, .proposed, .approved, .decided, .served: .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .decided(_, let basis), .served(_, _, let basis): basis
            case .opened, .claimed, .withdrawn, .payeeChecked, .proposed, .approved: []
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case reliefUnknown
        case reliefOpen
        case reliefInFuture
        case reliefCaseForeign
        case reliefCaseSettled
        case reliefNothingLeft
        case reliefClaimUnknown
        case reliefEmpty
        case reliefProposed
        case reliefNotProposed
        case reliefAuthorityUnknown
        case reliefNotCompetent
        case reliefSameUnit
        case reliefApprovedByProposer
        case reliefSecondApproval
        case reliefUndecided
        case reliefServedAlready
        case reliefNeedsConsent
        case reliefRuleMissing

        /// What people are told.
        public var message: Message {
            switch self {
            case .reliefUnknown: Message("没有这份先行赔付；请核对编号", "there is no such advance payment; check its id")
            case .reliefOpen: Message("该编号已用于另一份先行赔付", "the id stands for another advance payment")
            case .reliefInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .reliefCaseForeign: Message("该案件不是针对这家企业的", "the case is not against this enterprise")
            case .reliefCaseSettled:
                Message("该案件不予受理或已履行，没有可赔付的请求", "the case was refused or performed, and claims nothing")
            case .reliefNothingLeft:
                Message("已从他处获得足额赔偿，不再赔付", "as much was recovered elsewhere; nothing is left to pay")
            case .reliefClaimUnknown: Message("求偿表中没有这件案件", "the table of claims has no such case")
            case .reliefEmpty: Message("求偿表中没有请求", "the table of claims is empty")
            case .reliefProposed: Message("已提请决定，求偿表不再变动", "it was proposed already; its claims do not change any more")
            case .reliefNotProposed: Message("尚未提请决定", "nothing was proposed yet")
            case .reliefAuthorityUnknown:
                Message("该部门不在规则列明的决定机关之内", "the rule does not name that authority")
            case .reliefNotCompetent:
                Message(
                    "只有该部门有权限的人员（或其负责人指定的代理人）可以代表该部门批准",
                    "only somebody of that authority who may decide, or a deputy there, approves for it"
                )
            case .reliefSameUnit: Message("两部门须为不同单位", "the two authorities are different offices")
            case .reliefApprovedByProposer:
                Message("提请人不得批准自己的提请", "nobody approves what they proposed themselves")
            case .reliefSecondApproval:
                Message("同一人不得代表两个部门批准", "nobody approves for two authorities")
            case .reliefUndecided: Message("先行赔付尚未由两部门决定", "the two authorities have not decided it")
            case .reliefServedAlready: Message("决定已送达，方式或日期不同", "the decision was served already, otherwise")
            case .reliefNeedsConsent: Message("电子送达须经受送达人同意", "electronic service takes the receiver's consent")
            case .reliefRuleMissing: Message("没有适用的先行赔付规则；请核对日期", "no rule of advance payments is in force on that day")
            }
        }

        /// Wrong entries are the caller's; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .reliefUnknown, .reliefClaimUnknown: .notFound
            case .reliefApprovedByProposer, .reliefSecondApproval, .reliefNotCompetent, .reliefSameUnit:
                .permissionDenied
            case .reliefInFuture, .reliefCaseForeign, .reliefAuthorityUnknown, .reliefNeedsConsent: .invalidArgument
            case .reliefOpen, .reliefCaseSettled, .reliefNothingLeft, .reliefEmpty, .reliefProposed,
                .reliefNotProposed, .reliefUndecided, .reliefServedAlready, .reliefRuleMissing:
                .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "relief"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .relief(event, of: id) }
}
