/// How the office reached people, or tried to: calls, visits, service and public notices (联系与送达).
///
/// Its stream goes under the id of the case, or of an order of which there is no case yet.
public enum Contact: Subject {
    /// Identifies the contacts of a case or an order: its own id.
    public typealias ID = Identifier<Contact>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case attempt(attempt: ContactAttempt)
        case serve(service: PartyService)
        case noteEffective(number: Int)
        case owe(channel: OrderChannel, from: Moment)
        case noteOverdue
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case attempted(number: Int, attempt: ContactAttempt)
        case served(number: Int, service: PartyService, effectiveOn: Day, basis: [Basis])
        /// From that day the side counts as served.
        case tookEffect(number: Int, service: PartyService)
        /// The hotline wants whoever called to be rung until then.
        case owed(by: Moment, basis: [Basis])
        case overdue(due: Moment)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case attempted = "attempted.v1"
            case served = "served.v1"
            case tookEffect = "tookEffect.v1"
            case owed = "owed.v1"
            case overdue = "overdue.v1"
        }

        /// When somebody answered a telephone is nobody's business outside.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .attempted, .served, .tookEffect, .owed, .overdue: .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .served(_, _, _, let basis), .owed(_, let basis): basis
            case .attempted, .tookEffect, .overdue: []
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case contactInFuture
        case contactNotOverdue
        case serviceUnknown
        case serviceInFuture
        case serviceOfNothing
        case serviceWithoutConsent
        case serviceRuleMissing
        case noticeWithoutAttempts
        case noticeRunning

        /// What people are told.
        public var message: Message {
            switch self {
            case .contactInFuture: Message("联系时间晚于现在；请核对", "the contact lies in the future; check its time")
            case .contactNotOverdue: Message("联系群众的时限尚未届满", "the time to ring the citizen is not over yet")
            case .serviceUnknown: Message("没有这次送达；请核对序号", "there is no such service; check its number")
            case .serviceInFuture: Message("送达日期晚于今天；请核对", "the service lies in the future; check its day")
            case .serviceOfNothing: Message("尚未作出该决定，无可送达", "nothing of that kind was decided yet that could be served")
            case .serviceWithoutConsent: Message("电子送达须经受送达人同意", "electronic service takes the receiver's consent")
            case .serviceRuleMissing: Message("没有适用的送达规则；请核对日期", "no rule of service is in force on that day; check it")
            case .noticeWithoutAttempts:
                Message(
                    "公告送达前须有其他方式无法联系的记录；请先登记联系情况",
                    "a public notice takes failed attempts by other ways; record them first"
                )
            case .noticeRunning: Message("公告期尚未届满", "the public notice has not run its days yet")
            }
        }

        /// Wrong entries are the caller's; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .serviceUnknown: .notFound
            case .contactInFuture, .serviceInFuture, .serviceWithoutConsent: .invalidArgument
            case .contactNotOverdue, .serviceOfNothing, .serviceRuleMissing, .noticeWithoutAttempts, .noticeRunning:
                .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "contact"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .contact(event, of: id) }
}

/// One try to reach a side.
public struct ContactAttempt: Codable, Hashable, Sendable {
    /// Whom.
    public var party: CaseParty
    /// By which way.
    public var how: Telling.Way
    /// When.
    public var at: Moment
    /// What came of it.
    public var result: Result
    /// The number of the recording, photograph or slip that shows it.
    public var evidence: DocumentNumber?
    /// What was said or seen, sealed.
    public var note: Sealed?

    /// What comes of a try.
    public enum Result: String, Codable, Hashable, Sendable, CaseIterable {
        case reached
        /// 无人接听.
        case unanswered
        /// 关机、停机.
        case switchedOff
        /// 空号、号码不属其本人.
        case wrongNumber
        /// 拒接、拒收.
        case refused
        /// 门锁、人不在.
        case absent
        /// 退回.
        case returned
    }

    /// A try.
    public init(
        party: CaseParty,
        how: Telling.Way,
        at: Moment,
        result: Result,
        evidence: DocumentNumber? = nil,
        note: Sealed? = nil
    ) {
        self.party = party
        self.how = how
        self.at = at
        self.result = result
        self.evidence = evidence
        self.note = note
    }
}

/// That a side was served with something that was decided, with what proves it.
public struct PartyService: Codable, Hashable, Sendable {
    /// Of what it tells.
    public var about: ToldMatter
    /// Which session, if it is about one.
    public var session: Int?
    /// Who was served.
    public var whom: CaseParty
    /// How, when and by what evidence.
    public var service: NoticeService
    /// Who served them, or had them served.
    public var by: String?

    /// A service.
    public init(
        about: ToldMatter,
        session: Int? = nil,
        whom: CaseParty,
        service: NoticeService,
        by: String? = nil
    ) {
        self.about = about
        self.session = session
        self.whom = whom
        self.service = service
        self.by = by
    }

    /// Whether it says the same, whoever enters it.
    public func isSame(as other: Self) -> Bool {
        (about, session, whom, service) == (other.about, other.session, other.whom, other.service)
    }
}
