/// More of an order that is there already: a whole message of its channel.
///
/// It is kept whole, because messages come in any order: what an order says is a function of all its messages, and the one
/// with the lowest sequence is where it began.
public struct OrderUpdate: Codable, Hashable, Sendable {
    /// The message.
    public var message: OrderReceipt

    /// What another message says.
    public init(_ receipt: OrderReceipt) {
        message = receipt
    }

    /// The channel's count of messages.
    public var sequence: Int64 { message.sequence }
    /// Whether it is a reminder or a supplement.
    public var kind: OrderKind { message.kind }
    /// How soon the channel wants an answer by then.
    public var urgency: OrderUrgency { message.urgency }
    /// When the caller called again.
    public var calledAt: Moment? { message.calledAt }
    /// When the channel dispatched it again.
    public var dispatchedAt: Moment? { message.dispatchedAt }
    /// Until when the channel wants its answer.
    public var answerBy: Moment? { message.answerBy }
    /// Under whose key the texts are sealed.
    public var person: Person.ID { message.complainant.person }
    /// What was told this time.
    public var narrative: Sealed { message.narrative }
    /// What the caller asks for by then.
    public var wants: Sealed? { message.wants }
    /// How much money the caller claims by then.
    public var claimed: Money? { message.claimed }
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
