/// Threats, violence and self-harm that somebody heard on the line or saw at the counter (涉险情况).
///
/// Its stream goes under the id of the order or the case. It changes no right of anybody and no term.
public enum Danger: Subject {
    /// Identifies the dangers of an order or a case: its own id.
    public typealias ID = Identifier<Danger>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case raise(alert: DangerAlert)
        case answer(number: Int, by: String)
        case noteUnanswered(number: Int)
        case refer(number: Int, referral: DangerReferral)
        case recordReceipt(number: Int, to: DangerOffice, receipt: ReferralReceipt)
        case end(number: Int, note: Sealed)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        /// The duty supervisor is called at once, by day and by night.
        case raised(number: Int, alert: DangerAlert, answerBy: Moment, basis: [Basis])
        case calledAgain(number: Int, round: Int, next: Moment?)
        case answered(number: Int, by: String)
        case referred(number: Int, referral: DangerReferral)
        case receiptCame(number: Int, to: DangerOffice, receipt: ReferralReceipt)
        case ended(number: Int, note: Sealed)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case raised = "raised.v1"
            case calledAgain = "calledAgain.v1"
            case answered = "answered.v1"
            case referred = "referred.v1"
            case receiptCame = "receiptCame.v1"
            case ended = "ended.v1"
        }

        /// What somebody said in despair leaves the office to nobody but those it is referred to.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .raised, .calledAgain, .answered, .referred, .receiptCame, .ended: .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .raised(_, _, _, let basis): basis
            case .calledAgain, .answered, .referred, .receiptCame, .ended: []
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case dangerUnknown
        case dangerInFuture
        case dangerRuleMissing
        case dangerEnded
        case dangerUnanswered
        case dangerNotReferred
        case dangerReferralUnknown
        case dangerCallTooEarly

        /// What people are told.
        public var message: Message {
            switch self {
            case .dangerUnknown: Message("没有这次涉险登记；请核对序号", "there is no such danger; check its number")
            case .dangerInFuture: Message("时间晚于现在；请核对", "the time lies in the future; check it")
            case .dangerRuleMissing: Message("县规则缺少涉险处置的规则", "the county has no rule for dangers of that kind")
            case .dangerEnded: Message("该次涉险处置已结束", "that danger is over already")
            case .dangerUnanswered: Message("值班主管尚未接警；请先接警", "the duty supervisor has not answered yet")
            case .dangerNotReferred:
                Message("规则要求的部门尚未通报；请先登记通报", "an office that the rule names was not told yet; record that first")
            case .dangerReferralUnknown: Message("没有向该部门的通报", "nothing was referred to that office")
            case .dangerCallTooEarly: Message("再次呼叫的时间未到", "it is too early to call again")
            }
        }

        /// Wrong entries are the caller's; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .dangerUnknown, .dangerReferralUnknown: .notFound
            case .dangerInFuture: .invalidArgument
            case .dangerRuleMissing, .dangerEnded, .dangerUnanswered, .dangerNotReferred, .dangerCallTooEarly:
                .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "danger"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .danger(event, of: id) }
}

/// Which kind of danger it is.
public enum DangerKind: String, Codable, Hashable, Sendable, CaseIterable {
    /// 威胁他人.
    case threat
    /// 已有暴力行为.
    case violence
    /// 自伤、轻生.
    case selfHarm
    /// 聚集、越级上访.
    case gathering
}

/// Who is told of a danger.
public enum DangerOffice: String, Codable, Hashable, Sendable, CaseIterable {
    /// 公安机关（110）.
    case police
    /// 信访部门.
    case petitions
    /// 医疗急救（120）.
    case ambulance
}

/// What was heard or seen.
public struct DangerAlert: Codable, Hashable, Sendable {
    /// Which kind.
    public var kind: DangerKind
    /// When.
    public var at: Moment
    /// The words, sealed.
    public var words: Sealed
    /// The case, where it is known.
    public var caseID: Case.ID?

    /// An alert.
    public init(kind: DangerKind, at: Moment, words: Sealed, caseID: Case.ID? = nil) {
        self.kind = kind
        self.at = at
        self.words = words
        self.caseID = caseID
    }
}

/// That an office was told of a danger.
public struct DangerReferral: Codable, Hashable, Sendable {
    /// Which.
    public var to: DangerOffice
    /// When.
    public var at: Moment
    /// The number of the letter or of the recorded call.
    public var document: DocumentNumber?

    /// A referral.
    public init(to: DangerOffice, at: Moment, document: DocumentNumber? = nil) {
        self.to = to
        self.at = at
        self.document = document
    }
}
