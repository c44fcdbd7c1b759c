/// What a channel tells of an order of its own besides what the caller said.
public struct OrderNotice: Codable, Hashable, Sendable {
    /// The order's channel.
    public var channel: OrderChannel
    /// The channel's number.
    public var number: String
    /// The channel's count of messages, the same as for orders and their updates.
    public var sequence: Int64
    /// What it tells.
    public var word: ChannelWord
    /// When that was.
    public var at: Moment
    /// Until when it wants its answer by then.
    public var answerBy: Moment?

    /// A notice.
    public init(
        channel: OrderChannel,
        number: String,
        sequence: Int64,
        word: ChannelWord,
        at: Moment,
        answerBy: Moment? = nil
    ) {
        self.channel = channel
        self.number = number
        self.sequence = sequence
        self.word = word
        self.at = at
        self.answerBy = answerBy
    }
}

/// The short clock of an order: the channel's, and never the law's.
public struct OrderTerms: Codable, Hashable, Sendable {
    /// Until when the channel wants its answer.
    public var answerBy: Moment
    /// The last day on which the order may be given back.
    public var returnBy: Day
    /// Whether the channel named the moment itself.
    public var isGiven: Bool
    /// Whether a notice of holidays to come can still move it.
    public var isProvisional: Bool
    /// Whether the clock runs: what is answered, or came in too late for its clock, has none that rings.
    public var isRunning: Bool

    /// Terms.
    public init(answerBy: Moment, returnBy: Day, isGiven: Bool, isProvisional: Bool, isRunning: Bool) {
        self.answerBy = answerBy
        self.returnBy = returnBy
        self.isGiven = isGiven
        self.isProvisional = isProvisional
        self.isRunning = isRunning
    }
}

/// Which of the things that a channel is told about one order, counted from 1: what is told later has a higher number.
public struct OrderTurn: Codable, Hashable, Sendable {
    /// Who is told.
    public var channel: OrderChannel
    /// The count.
    public var number: Int

    /// A turn.
    public init(channel: OrderChannel, number: Int) {
        self.channel = channel
        self.number = number
    }
}

/// A request for more time.
public struct OrderExtension: Codable, Hashable, Sendable {
    /// When it was asked for.
    public var on: Day
    /// How many working days more.
    public var workingDays: Int
    /// The last day that would be.
    public var until: DueDay
    /// Why, sealed; absent when the statutory term is the reason.
    public var reason: Sealed?

    /// A request.
    public init(on: Day, workingDays: Int, until: DueDay, reason: Sealed? = nil) {
        self.on = on
        self.workingDays = workingDays
        self.until = until
        self.reason = reason
    }
}

/// The two halves of an order that held a complaint and a report.
public struct OrderSplit: Codable, Hashable, Sendable {
    /// The case of the complaint.
    public var caseID: Case.ID
    /// The report.
    public var reportID: Report.ID
    /// What of the order is the complaint, sealed: all that those see who may not know of reports.
    public var complaint: Sealed

    /// A split.
    public init(caseID: Case.ID, reportID: Report.ID, complaint: Sealed) {
        self.caseID = caseID
        self.reportID = reportID
        self.complaint = complaint
    }
}
