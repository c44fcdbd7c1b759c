/// One order as its channel passed it on, with everything personal sealed.
///
/// The respondent is sealed too: people name an enterprise, a shop sign, or the woman who came to clean.
public struct OrderReceipt: Codable, Hashable, Sendable {
    /// Where it came in.
    public var channel: OrderChannel
    /// The channel's own number.
    public var number: String
    /// The channel's count of messages; what it sends later has a higher one.
    public var sequence: Int64
    /// Whether it is the first message, a reminder or a supplement.
    public var kind: OrderKind
    /// What the caller wants in kind.
    public var category: OrderCategory
    /// How soon the channel wants an answer.
    public var urgency: OrderUrgency
    /// Whether the caller asked for secrecy.
    public var isConfidential: Bool
    /// Whether the channel knows the caller from before.
    public var isReturning: Bool?
    /// By which way it reached the channel, in the channel's words: 电话, 微信.
    public var means: String?
    /// The channel's class of problem: 家政服务-退费纠纷.
    public var topic: String?
    /// When the caller called.
    public var calledAt: Moment?
    /// When the channel dispatched it.
    public var dispatchedAt: Moment?
    /// Until when the channel wants its answer.
    public var answerBy: Moment?
    /// When the authority had it; this chooses the law and starts the first term.
    public var receivedOn: Day
    /// Who called.
    public var complainant: Complainant
    /// Whom it is about, as the caller said it.
    public var respondent: Sealed?
    /// Where it happened.
    public var place: Sealed?
    /// The channel's heading.
    public var title: Sealed?
    /// What the caller told.
    public var narrative: Sealed
    /// What the caller asks for.
    public var wants: Sealed?
    /// How much money the caller claims.
    public var claimed: Money?
    /// The number of the contract that the caller named.
    public var contract: Sealed?
    /// The number of an earlier order that this one follows up.
    public var previousNumber: String?
    /// On which day the service was, as the caller said.
    public var servedOn: Day?

    /// An order with what every order has.
    public init(
        channel: OrderChannel,
        number: String,
        sequence: Int64,
        kind: OrderKind,
        category: OrderCategory,
        urgency: OrderUrgency,
        isConfidential: Bool,
        receivedOn: Day,
        complainant: Complainant,
        narrative: Sealed
    ) {
        self.channel = channel
        self.number = number
        self.sequence = sequence
        self.kind = kind
        self.category = category
        self.urgency = urgency
        self.isConfidential = isConfidential
        self.receivedOn = receivedOn
        self.complainant = complainant
        self.narrative = narrative
    }
}
