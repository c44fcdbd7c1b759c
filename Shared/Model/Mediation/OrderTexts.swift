/// A later message of an order.
public struct OrderUpdateView: Codable, Hashable, Sendable {
    /// The channel's count of messages.
    public var sequence: Int64
    /// Whether it is a reminder or a supplement.
    public var kind: OrderKind
    /// When the caller called again.
    public var calledAt: Moment?
    /// What was told this time, opened for the reason given.
    public var narrative: String?
    /// What the caller asks for by then.
    public var wants: String?

    /// A message.
    public init(sequence: Int64, kind: OrderKind, calledAt: Moment?, narrative: String?, wants: String?) {
        self.sequence = sequence
        self.kind = kind
        self.calledAt = calledAt
        self.narrative = narrative
        self.wants = wants
    }
}

/// What of an order is sealed, opened; what was erased is absent.
public struct OrderTexts: Codable, Hashable, Sendable {
    /// The caller's name.
    public var name: String?
    /// The caller's number.
    public var phone: String?
    /// Whom it is about, as the caller said it.
    public var respondent: String?
    /// Where it happened.
    public var place: String?
    /// The channel's heading.
    public var title: String?
    /// What the caller told.
    public var narrative: String?
    /// What the caller asks for.
    public var wants: String?
    /// The number of the contract.
    public var contract: String?

    /// Nothing opened yet.
    public init() {}
}
