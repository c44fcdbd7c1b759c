/// A letter to another authority, or from one, that is answered by a day (协查、报请上级).
///
/// It has a clock of its own and never touches one of the law's.
public enum Correspondence: Subject {
    /// Identifies a correspondence.
    public typealias ID = Identifier<Correspondence>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case open(letter: OfficeLetter)
        case answer(reply: OfficeReply)
        case noteOverdue
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case opened(letter: OfficeLetter, answerBy: DueDay?, basis: [Basis])
        case answered(reply: OfficeReply)
        case overdue(answerBy: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case opened = "opened.v1"
            case answered = "answered.v1"
            case overdue = "overdue.v1"
        }

        /// What authorities write each other may be about a report.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .opened, .answered, .overdue: .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .opened(_, _, let basis): basis
            case .answered, .overdue: []
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case correspondenceUnknown
        case correspondenceAlreadyOpened
        case correspondenceAnswered
        case correspondenceInFuture
        case correspondenceDayBackwards
        case correspondenceNotDue

        /// What people are told.
        public var message: Message {
            switch self {
            case .correspondenceUnknown: Message("没有这件函件；请核对编号", "there is no such letter; check its id")
            case .correspondenceAlreadyOpened: Message("该编号已用于另一件函件", "the id names another letter already")
            case .correspondenceAnswered: Message("该函件已经答复", "it was answered already")
            case .correspondenceInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .correspondenceDayBackwards: Message("答复期限早于发函日期", "the answer would be due before the letter")
            case .correspondenceNotDue: Message("答复期限尚未届满", "the answer is not overdue yet")
            }
        }

        /// What is not there is not found, and wrong entries are the caller's.
        public var status: Refusal.Status {
            switch self {
            case .correspondenceUnknown: .notFound
            case .correspondenceAlreadyOpened: .alreadyExists
            case .correspondenceInFuture, .correspondenceDayBackwards: .invalidArgument
            case .correspondenceAnswered, .correspondenceNotDue: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "correspondence"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .correspondence(event, of: id) }
}

/// What one authority writes another.
public struct OfficeLetter: Codable, Hashable, Sendable {
    /// What it is for.
    public var kind: Kind
    /// The other authority.
    public var authority: LineText
    /// The letter's number.
    public var number: LineText
    /// When it was sent or came.
    public var on: Day
    /// Until when it is answered, where the letter says so itself.
    public var answerBy: Day?
    /// The case it is about.
    public var caseID: Case.ID?
    /// The report it is about; who sees the letter knows that there is one.
    public var report: Report.ID?
    /// What it asks, sealed.
    public var content: Sealed

    /// 发出协查, 收到协查, 报请上级处理, 上级决定由其处理.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case assistanceAsked, assistanceReceived, superiorAsked, superiorTakes
    }

    /// A letter.
    public init(
        kind: Kind,
        authority: LineText,
        number: LineText,
        on: Day,
        answerBy: Day? = nil,
        caseID: Case.ID? = nil,
        report: Report.ID? = nil,
        content: Sealed
    ) {
        self.kind = kind
        self.authority = authority
        self.number = number
        self.on = on
        self.answerBy = answerBy
        self.caseID = caseID
        self.report = report
        self.content = content
    }
}

/// What was answered.
public struct OfficeReply: Codable, Hashable, Sendable {
    /// When.
    public var on: Day
    /// In a word.
    public var outcome: Outcome
    /// The answer's number.
    public var number: LineText?
    /// What it says, sealed.
    public var note: Sealed?

    /// 已协助, 不能协助, 上级处理, 仍由本局处理.
    public enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
        case assisted, unable, superiorHandles, staysHere
    }

    /// A reply.
    public init(on: Day, outcome: Outcome, number: LineText? = nil, note: Sealed? = nil) {
        self.on = on
        self.outcome = outcome
        self.number = number
        self.note = note
    }
}

/// What `correspondence.open` takes.
public struct CorrespondenceOpenRequest: Codable, Hashable, Sendable {
    /// What it is for.
    public var kind: OfficeLetter.Kind
    /// The other authority.
    public var authority: LineText
    /// The letter's number.
    public var number: LineText
    /// When it was sent or came; today when nothing is said.
    public var on: Day?
    /// Until when it is answered, where the letter says so itself.
    public var answerBy: Day?
    /// The case it is about.
    public var `case`: CaseName?
    /// The report it is about.
    public var report: Report.ID?
    /// What it asks.
    public var content: NarrativeText
}

/// What `correspondence.answer` takes.
public struct CorrespondenceAnswerRequest: Codable, Hashable, Sendable {
    /// The correspondence.
    public var id: Correspondence.ID
    /// In a word.
    public var outcome: OfficeReply.Outcome
    /// When; today when nothing is said.
    public var on: Day?
    /// The answer's number.
    public var number: LineText?
    /// What it says.
    public var note: NarrativeText?
}

/// What `correspondence.list` takes.
public struct CorrespondenceListQuery: Codable, Hashable, Sendable {
    /// Only those of that case.
    public var `case`: CaseName?
    /// Only those that nobody has answered.
    public var isOpen: Bool?
}

/// Letters between authorities, by what is due first.
public struct CorrespondenceList: Codable, Hashable, Sendable {
    /// One row each.
    public var items: [CorrespondenceView]

    /// A list.
    public init(items: [CorrespondenceView]) {
        self.items = items
    }
}

/// One correspondence, without what it says.
public struct CorrespondenceView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: Correspondence.ID
    /// What it is for.
    public var kind: OfficeLetter.Kind
    /// The other authority.
    public var authority: LineText
    /// The letter's number.
    public var number: LineText
    /// When it was sent or came.
    public var on: Day
    /// The case it is about.
    public var caseID: Case.ID?
    /// Until when it is answered.
    public var answerBy: Day?
    /// Whether that day went by without an answer.
    public var isOverdue: Bool
    /// What was answered, in a word.
    public var outcome: OfficeReply.Outcome?
    /// When it was answered.
    public var answeredOn: Day?

    /// A correspondence.
    public init(
        id: Correspondence.ID,
        letter: OfficeLetter,
        answerBy: Day?,
        isOverdue: Bool,
        reply: OfficeReply?
    ) {
        self.id = id
        kind = letter.kind
        authority = letter.authority
        number = letter.number
        on = letter.on
        caseID = letter.caseID
        self.answerBy = answerBy
        self.isOverdue = isOverdue
        outcome = reply?.outcome
        answeredOn = reply?.on
    }
}
