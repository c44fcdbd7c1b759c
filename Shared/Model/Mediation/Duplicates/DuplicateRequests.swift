/// What `duplicate.candidates` takes: a case or an order that is there, or what a caller says before anything is filed.
public struct DuplicateQuery: Codable, Hashable, Sendable {
    /// A case that is there; what is known of it and of its orders is used.
    public var `case`: CaseName?
    /// An order that is there, by id.
    public var order: Order.ID?
    /// An order that is there, by number.
    public var reference: OrderReference?
    /// 联系电话 of a caller.
    public var phone: PhoneNumber?
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// What the caller calls the enterprise.
    public var words: LineText?
    /// 合同编号.
    public var contract: LineText?
    /// 服务日期.
    public var servedOn: Day?
    /// 涉及金额, in fen.
    public var amount: Money?
    /// The channel's class of problem.
    public var topic: LineText?
    /// The day that windows of time are counted from; that of the receipt, or today, when nothing is said.
    public var on: Day?
    /// How many; at most 100.
    public var pageSize: Int?
    /// Why names and texts are to be shown; without it they are left out.
    public var reason: String?
}

/// What `duplicate.dismiss` takes: two things of which one is a case or an order, and so is the other.
public struct DuplicateDismissal: Codable, Hashable, Sendable {
    /// The one, if it is a case.
    public var `case`: CaseName?
    /// The one, if it is an order.
    public var order: Order.ID?
    /// The other, if it is a case.
    public var otherCase: CaseName?
    /// The other, if it is an order.
    public var otherOrder: Order.ID?
    /// Why they are two disputes.
    public var reason: NarrativeText?
}
