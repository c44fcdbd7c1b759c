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
    /// The later messages, the first one first.
    public var updates: [OrderUpdateView]

    /// An order.
    public init(summary: OrderSummary, updates: [OrderUpdateView]) {
        self.summary = summary
        self.updates = updates
    }
}
