/// One of those who complain together.
public struct JointMember: Codable, Hashable, Sendable {
    /// The person.
    public var person: Person.ID
    /// The order they complained by, unless they stand on somebody else's.
    public var order: Order.ID?
    /// When they consented to a joint complaint.
    public var consentedOn: Day
    /// How much money they claim.
    public var claimed: Money?
    /// The name they gave, sealed; the order has it when there is one.
    public var name: Sealed?
    /// The number they can be called back on, sealed.
    public var phone: Sealed?

    /// A member.
    public init(
        person: Person.ID,
        order: Order.ID? = nil,
        consentedOn: Day,
        claimed: Money? = nil,
        name: Sealed? = nil,
        phone: Sealed? = nil
    ) {
        self.person = person
        self.order = order
        self.consentedOn = consentedOn
        self.claimed = claimed
        self.name = name
        self.phone = phone
    }
}

/// What representatives may not do alone.
public enum JointMatter: String, Codable, Hashable, Sendable, CaseIterable {
    /// 变更投诉请求.
    case changeOfClaim
    /// 放弃投诉请求.
    case dropOfClaim
    /// 与被投诉人达成调解协议.
    case settlement
}
