/// An order as lists show it: nothing personal.
public struct OrderSummary: Codable, Hashable, Sendable {
    /// Its id.
    public var order: Order.ID
    /// Where it came in.
    public var channel: OrderChannel
    /// The channel's number.
    public var number: String
    /// The last message's count.
    public var sequence: Int64
    /// What the caller wants in kind.
    public var category: OrderCategory
    /// How soon the channel wants an answer.
    public var urgency: OrderUrgency
    /// Whether the caller asked for secrecy.
    public var isConfidential: Bool
    /// When the authority had it.
    public var receivedOn: Day
    /// Until when the channel wants its answer.
    public var answerBy: Moment?
    /// Who called, by id.
    public var complainant: Person.ID
    /// How much money is claimed.
    public var claimed: Money?
    /// The case that was opened on it.
    public var caseID: Case.ID?
    /// The report that was made of it; only for those who may see reports.
    public var reportID: Report.ID?
    /// How far it has come here.
    public var stage: OrderStage = .received
    /// Until when it may be given back.
    public var returnBy: Day?
    /// How often the caller came back while it was under way (催办).
    public var urges = 0

    /// A row of the list.
    public init(
        order: Order.ID,
        channel: OrderChannel,
        number: String,
        sequence: Int64,
        category: OrderCategory,
        urgency: OrderUrgency,
        isConfidential: Bool,
        receivedOn: Day,
        answerBy: Moment?,
        complainant: Person.ID,
        claimed: Money?,
        caseID: Case.ID?,
        reportID: Report.ID?
    ) {
        self.order = order
        self.channel = channel
        self.number = number
        self.sequence = sequence
        self.category = category
        self.urgency = urgency
        self.isConfidential = isConfidential
        self.receivedOn = receivedOn
        self.answerBy = answerBy
        self.complainant = complainant
        self.claimed = claimed
        self.caseID = caseID
        self.reportID = reportID
    }
}

/// One order with all that was sent of it.
public struct OrderView: Codable, Hashable, Sendable {
    /// What lists show.
    public var summary: OrderSummary
    /// When the caller called.
    public var calledAt: Moment?
    /// When the channel dispatched it.
    public var dispatchedAt: Moment?
    /// By which way it reached the channel.
    public var means: String?
    /// The channel's class of problem.
    public var topic: String?
    /// The number of an earlier order that this one follows up.
    public var previousNumber: String?
    /// What was told, opened for the reason given.
    public var told: OrderTexts?
    /// The cases it belongs to, the first one first.
    public var cases: [Case.ID] = []
    /// What its channel was told, the first one first.
    public var answers: [OrderAnswerView] = []
    /// The cases that had lawfully ended when it came again: the fact for Article 16, item 2.
    public var repeatsEnded: [Case.ID] = []
    /// The later messages, the first one first.
    public var updates: [OrderUpdateView]
    /// That it was entered as another kind than it is.
    public var recategorised: OrderRecategorisedView?
    /// What threatens: somebody's words or acts that the next person must know of.
    public var dangers: [DangerKind]?

    /// An order.
    public init(summary: OrderSummary, updates: [OrderUpdateView]) {
        self.summary = summary
        self.updates = updates
    }
}

/// Something that the order's channel was told.
public struct OrderAnswerView: Codable, Hashable, Sendable {
    /// Which one, from 1.
    public var turn: Int
    /// Whether the order ended by it.
    public var kind: AnswerKind
    /// What it was about.
    public var outcome: AnswerOutcome
    /// When it was decided.
    public var on: Day
    /// The fixed words; absent where the office wrote its own.
    public var words: String?
    /// Whether the channel has acknowledged it.
    public var isDelivered: Bool

    /// An answer.
    public init(
        turn: Int,
        kind: AnswerKind,
        outcome: AnswerOutcome,
        on: Day,
        words: String?,
        isDelivered: Bool
    ) {
        self.turn = turn
        self.kind = kind
        self.outcome = outcome
        self.on = on
        self.words = words
        self.isDelivered = isDelivered
    }
}
