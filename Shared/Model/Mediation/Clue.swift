/// A clue of a violation that the office itself came upon (线索): in a mediation, or from a list.
///
/// It has no reporter. A settlement of the dispute it was found in does not end it (Order 121, Article 27).
public enum Clue: Subject {
    /// Identifies a clue within mediation; the id leaves it nowhere.
    public typealias ID = Identifier<Clue>

    /// What may be asked of a clue.
    public enum Command: Equatable, Sendable {
        case open(opening: ClueOpening)
        case proposeExtension(by: String, reason: Sealed)
        case approveExtension(by: String, isHead: Bool = true)
        case commissionTest(on: Day, document: Sealed)
        case recordTestResult(on: Day, document: Sealed)
        case decideFiling(decision: FilingDecision)
        case conclude(on: Day, outcome: CheckOutcome, by: String)
        case noteCheckOverdue
        case noteDecisionOverdue
    }

    /// What has happened to a clue.
    public indirect enum Event: StoredEvent {
        case opened(number: FileNumber, opening: ClueOpening, checkBy: DueDay, basis: [Basis])
        case extensionProposed(by: String, reason: Sealed)
        case extended(due: DueDay, by: String, inPlaceOf: String? = nil, basis: [Basis])
        case testCommissioned(on: Day, document: Sealed)
        case testResultReceived(on: Day, document: Sealed, due: DueDay, basis: [Basis])
        case filed(decision: FilingDecision, decideBy: DueDay, basis: [Basis])
        case notFiled(decision: FilingDecision)
        case concluded(on: Day, outcome: CheckOutcome, by: String)
        case checkOverdue(due: Day)
        case decisionOverdue(due: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case opened = "opened.v1"
            case extensionProposed = "extensionProposed.v1"
            case extended = "extended.v1"
            case testCommissioned = "testCommissioned.v1"
            case testResultReceived = "testResultReceived.v1"
            case filed = "filed.v1"
            case notFiled = "notFiled.v1"
            case concluded = "concluded.v1"
            case checkOverdue = "checkOverdue.v1"
            case decisionOverdue = "decisionOverdue.v1"
        }

        /// An enterprise does not learn that it is being looked at.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .opened, .extensionProposed, .extended, .testCommissioned, .testResultReceived, .filed, .notFiled,
                .concluded, .checkOverdue, .decisionOverdue:
                .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .opened(_, _, _, let basis), .extended(_, _, _, let basis), .testResultReceived(_, _, _, let basis),
                .filed(_, _, let basis):
                basis
            case .extensionProposed, .testCommissioned, .notFiled, .concluded, .checkOverdue, .decisionOverdue: []
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case clueUnknown
        case clueAlreadyOpen
        case clueRuleMissing
        case clueDayInFuture
        case clueDayOutOfOrder
        case clueAlreadyDecided
        case clueNotFiled
        case clueOver
        case clueTestRunning
        case clueTestNotRunning
        case clueExtensionMissing
        case clueExtendedBefore
        case clueExtensionTooLate
        case clueApprovedByProposer
        case clueApproverNotEntitled
        case clueNotOverdue

        /// What people are told.
        public var message: Message {
            switch self {
            case .clueUnknown: Message("没有这条线索；请核对编号", "there is no such clue; check its id")
            case .clueAlreadyOpen: Message("该线索已登记", "the clue was entered on other facts already")
            case .clueRuleMissing:
                Message("没有适用的核查期限规则；请核对日期", "no rule for checking is in force on that day; check it")
            case .clueDayInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .clueDayOutOfOrder: Message("日期早于前一步骤；请核对日期", "the day lies before the step before it; check it")
            case .clueAlreadyDecided: Message("是否立案已经决定", "whether a case is filed has been decided")
            case .clueNotFiled: Message("尚未立案", "no case has been filed")
            case .clueOver: Message("该线索已办结", "the clue is over")
            case .clueTestRunning: Message("检测、鉴定尚未结束；请先登记结果", "a test is under way; record its result first")
            case .clueTestNotRunning: Message("没有正在进行的检测、鉴定", "no test is under way")
            case .clueExtensionMissing: Message("尚无延期申请；请先由经办人提出", "nobody has asked for more time yet")
            case .clueExtendedBefore: Message("该期限已延长过一次", "the term was lengthened once already")
            case .clueExtensionTooLate: Message("期限已届满，不能再延长", "the term is over and is not lengthened any more")
            case .clueApprovedByProposer:
                Message("申请人不得批准自己的申请；须由负责人批准", "nobody approves what they proposed themselves")
            case .clueApproverNotEntitled:
                Message("只有负责人或其在代理期内的代理人可以批准延长", "only the head, or a deputy within the term, lengthens it")
            case .clueNotOverdue: Message("期限尚未届满", "the term is not over yet")
            }
        }

        /// An unknown clue is not found, wrong entries are the caller's; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .clueUnknown: .notFound
            case .clueDayInFuture, .clueDayOutOfOrder: .invalidArgument
            case .clueApprovedByProposer, .clueApproverNotEntitled: .permissionDenied
            case .clueAlreadyOpen, .clueRuleMissing, .clueAlreadyDecided, .clueNotFiled, .clueOver, .clueTestRunning,
                .clueTestNotRunning, .clueExtensionMissing, .clueExtendedBefore, .clueExtensionTooLate,
                .clueNotOverdue:
                .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "clue"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .clue(event, of: id) }
}
