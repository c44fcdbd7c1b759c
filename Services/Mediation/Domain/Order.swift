public import Decisions
public import Model

/// The life of one order.
///
/// ```
/// unknown ──advance──▶ announced ──receive──▶ received
///    └──────receive──────────────────────────▶ received ──receive, advance──▶ received, nothing twice and nothing back
///
/// received ──sign──▶ signed ──answer──▶ interim ──answer──▶ answered ──the channel: 重办──▶ answered once more
///     │                                                        └──the channel: 结案──▶ closed
///     └──giveBack──▶ returned ──the channel: 不同意退单──▶ signed
/// ```
extension Order: Decided {
    /// What is known of one order.
    public indirect enum State: Equatable, Sendable {
        case unknown
        case announced(notices: [OrderNotice])
        case received(ReceivedOrder)
    }

    /// What a decision must know beyond the order itself.
    public struct Facts: Sendable {
        /// Which order bears the channel's number already.
        public var holder: Order.ID?
        /// How the cases stand that the order belongs to, or is about to.
        public var outcomes: [Case.ID: CaseOutcome]
        /// Whether the delivery still waits for its receipt.
        public var isOutstanding: Bool
        /// The rules in force; nil where none are needed.
        public var rules: MediationRules?

        /// The facts of a test or of a transaction.
        public init(
            holder: Order.ID? = nil,
            outcomes: [Case.ID: CaseOutcome] = [:],
            isOutstanding: Bool = false,
            rules: MediationRules? = nil
        ) {
            self.holder = holder
            self.outcomes = outcomes
            self.isOutstanding = isOutstanding
            self.rules = rules
        }
    }
}

/// How a case stands, as far as a hotline may be told.
public struct CaseOutcome: Equatable, Sendable {
    /// What there is to tell.
    public var outcome: AnswerOutcome
    /// The day of the law that it waits for.
    public var by: Day?
    /// The article that it ended on.
    public var article: String?

    /// An outcome.
    public init(_ outcome: AnswerOutcome, by: Day? = nil, article: String? = nil) {
        self.outcome = outcome
        self.by = by
        self.article = article
    }
}

/// A value that the channel may tell anew; the message with the highest sequence is right, whenever it comes.
struct Latest<Value: Equatable & Sendable>: Equatable, Sendable {
    var sequence: Int64
    var value: Value

    mutating func take(_ value: Value, _ sequence: Int64) {
        if sequence > self.sequence { self = Latest(sequence: sequence, value: value) }
    }
}

extension Optional {
    mutating func take<Value>(_ value: Value, _ sequence: Int64) where Wrapped == Latest<Value> {
        if self == nil { self = Latest(sequence: sequence, value: value) } else { self?.take(value, sequence) }
    }
}

/// An order that came in, and what became of it.
public struct ReceivedOrder: Equatable, Sendable {
    var channel: OrderChannel
    var number: String
    var category: OrderCategory
    /// The message with the lowest sequence: where the order began.
    var first: Latest<Day>
    /// Every message, so that none acts twice.
    var seen: Set<Int64>
    var urgency: Latest<OrderUrgency>
    var answerBy: Latest<Moment>?
    var state: Latest<ChannelWord>?
    /// Demands for redoing, by sequence, with the day from which the short clock counts anew.
    var redos: [Int64: Day] = [:]
    var terms: OrderTerms?
    var isSigned = false
    var isReturned = false
    var isOverdue = false
    var requested: OrderExtension?
    /// In the order in which they were linked.
    var cases: [Case.ID] = []
    var reports: [Report.ID] = []
    var parting: OrderSplit?
    /// How often its channel was told something.
    var turns = 0
    /// The last answer about each part of it.
    var answers: [OrderPart: OrderAnswer] = [:]
    var repeats: [OrderRepeat] = []

    init(_ receipt: OrderReceipt) {
        channel = receipt.channel
        number = receipt.number
        category = receipt.category
        first = Latest(sequence: receipt.sequence, value: receipt.clockDay)
        seen = [receipt.sequence]
        urgency = Latest(sequence: receipt.sequence, value: receipt.urgency)
        answerBy = receipt.answerBy.map { Latest(sequence: receipt.sequence, value: $0) }
        if receipt.kind == .redone { redos[receipt.sequence] = receipt.clockDay }
    }
}

/// What an answer is about.
enum OrderPart: Hashable, Sendable {
    case whole
    case dispute(Case.ID)
    case clue(Report.ID)
}

/// That an order came again after a case of it had ended.
struct OrderRepeat: Hashable, Sendable {
    var caseID: Case.ID
    var sequence: Int64
}

extension Order.State {
    /// The cases that it belongs to.
    public var cases: [Case.ID] {
        switch self {
        case .unknown, .announced: []
        case .received(let order): order.cases
        }
    }
}

extension OrderReceipt {
    /// The day from which the channel counts: that of the dispatch.
    var clockDay: Day { dispatchedAt?.day ?? receivedOn }
}
