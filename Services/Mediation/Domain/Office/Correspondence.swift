public import Decisions
public import Model

/// The life of one correspondence.
///
/// ```
/// unwritten ──open──▶ open ──answer──▶ answered
///                      └──its day over──▶ open, overdue ──answer──▶ answered
/// ```
extension Correspondence: Decided {
    /// What is known of one correspondence.
    public indirect enum State: Equatable, Sendable {
        case unwritten
        case open(OfficeLetter, answerBy: DueDay?, isOverdue: Bool)
        case answered(OfficeLetter, OfficeReply)
    }

    /// What a decision must know beyond the correspondence itself.
    public struct Facts: Sendable {
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(rules: MediationRules) {
            self.rules = rules
        }
    }
}

extension Correspondence.State: Decider {
    /// Nothing is known of it until a letter goes or comes.
    public static let initial = Self.unwritten

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Correspondence.Command,
        knowing facts: Correspondence.Facts,
        at now: Moment
    ) throws(Correspondence.Rejection) -> [Correspondence.Event] {
        switch (self, command) {
        case (.unwritten, .open(let letter)):
            guard letter.on <= now.day else { throw .correspondenceInFuture }
            if let day = letter.answerBy {
                guard day >= letter.on else { throw .correspondenceDayBackwards }
                return [.opened(letter: letter, answerBy: DueDay(day: day, isProvisional: false), basis: [])]
            }
            let term = letter.kind.hasTerm ? facts.rules.due(.assistance, after: letter.on) : nil
            return [.opened(letter: letter, answerBy: term?.due, basis: term.map { [$0.basis] } ?? [])]
        case (.open(let known, _, _), .open(let letter)) where known == letter: return []
        case (.open(let letter, _, _), .answer(let reply)):
            guard reply.on <= now.day else { throw .correspondenceInFuture }
            guard reply.on >= letter.on else { throw .correspondenceDayBackwards }
            return [.answered(reply: reply)]
        case (.answered(_, let known), .answer(let reply)) where known == reply: return []
        case (.open(_, let due?, false), .noteOverdue):
            guard now >= due.end else { throw .correspondenceNotDue }
            return [.overdue(answerBy: due.day)]
        case (.open(_, _, true), .noteOverdue), (.answered, .noteOverdue), (.open(_, nil, _), .noteOverdue): return []

        case (.unwritten, .answer), (.unwritten, .noteOverdue): throw .correspondenceUnknown
        case (.open, .open), (.answered, .open): throw .correspondenceAlreadyOpened
        case (.answered, .answer): throw .correspondenceAnswered
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Correspondence.Event) {
        switch (event, self) {
        case (.opened(let letter, let due, _), _): self = .open(letter, answerBy: due, isOverdue: false)
        case (.answered(let reply), .open(let letter, _, _)): self = .answered(letter, reply)
        case (.overdue, .open(let letter, let due, _)): self = .open(letter, answerBy: due, isOverdue: true)
        case (.answered, _), (.overdue, _): preconditionFailure("A letter goes or comes before it is answered.")
        }
    }
}

extension OfficeLetter.Kind {
    /// Whether the county's term for help between authorities runs; a superior decides when it decides.
    var hasTerm: Bool {
        switch self {
        case .assistanceAsked, .assistanceReceived: true
        case .superiorAsked, .superiorTakes: false
        }
    }
}
