/// More of an order that is there already.
public struct OrderUpdate: Codable, Hashable, Sendable {
    /// The channel's count of messages.
    public var sequence: Int64
    /// Whether it is a reminder or a supplement.
    public var kind: OrderKind
    /// How soon the channel wants an answer by then.
    public var urgency: OrderUrgency
    /// When the caller called again.
    public var calledAt: Moment?
    /// When the channel dispatched it again.
    public var dispatchedAt: Moment?
    /// Until when the channel wants its answer.
    public var answerBy: Moment?
    /// Under whose key the texts are sealed.
    public var person: Person.ID
    /// What was told this time.
    public var narrative: Sealed
    /// What the caller asks for by then.
    public var wants: Sealed?
    /// How much money the caller claims by then.
    public var claimed: Money?

    /// What a later message says beyond the first.
    public init(_ receipt: OrderReceipt) {
        sequence = receipt.sequence
        kind = receipt.kind
        urgency = receipt.urgency
        calledAt = receipt.calledAt
        dispatchedAt = receipt.dispatchedAt
        answerBy = receipt.answerBy
        person = receipt.complainant.person
        narrative = receipt.narrative
        wants = receipt.wants
        claimed = receipt.claimed
    }
}

/// Who called: an id of this service, and what is known, sealed.
public struct Complainant: Codable, Hashable, Sendable {
    /// The person; a reporter's id and key are never shared with anything else.
    public var person: Person.ID
    /// The name they gave.
    public var name: Sealed?
    /// The number they can be called back on.
    public var phone: Sealed?

    /// A caller.
    public init(person: Person.ID, name: Sealed? = nil, phone: Sealed? = nil) {
        self.person = person
        self.name = name
        self.phone = phone
    }
}
