/// An order, by its id or by the number that people use.
public protocol OrderNaming: Sendable {
    /// By its id.
    var order: Order.ID? { get }
    /// By its number.
    var reference: OrderReference? { get }
}

/// What `order.advance` takes: where an order stands at its channel, in the channel's own word.
public struct OrderAdvanceRequest: Codable, Hashable, Sendable {
    /// 来源.
    public var channel: OrderChannel
    /// 工单编号.
    public var number: String
    /// 序号; counted together with the messages of `order.receive`.
    public var sequence: Int64
    /// 工单状态, as the channel writes it: 待派遣, 待签收, 办理中, 已办结待回访, 重办, 结案, 同意延期.
    public var state: LineText
    /// When that was; now when nothing is said.
    public var at: Moment?
    /// 办理截止时间 by then.
    public var answerBy: Moment?
}

/// What `order.sign` takes.
public struct OrderSignRequest: Codable, Hashable, OrderNaming {
    /// The order by its id.
    public var order: Order.ID?
    /// The order by its number.
    public var reference: OrderReference?
}

/// What `order.attach` and `order.detach` take: an order and a case.
public struct OrderCaseRequest: Codable, Hashable, OrderNaming {
    /// The order by its id.
    public var order: Order.ID?
    /// The order by its number.
    public var reference: OrderReference?
    /// The case.
    public var caseID: Case.ID
    /// Why it does not belong there; needed for detaching.
    public var reason: NarrativeText?
}

/// What `order.split` takes: a complaint and a report out of one order.
public struct OrderSplitRequest: Codable, Hashable, OrderNaming {
    /// The order by its id.
    public var order: Order.ID?
    /// The order by its number.
    public var reference: OrderReference?
    /// What of it is the complaint; who may not know of reports sees nothing else of the order.
    public var complaint: NarrativeText
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// Who complains, where the order came in as a report: a reporter's entries are never used for a complaint.
    public var complainant: OrderReceiveRequest.ComplainantRequest?
}

/// What `order.answer`, `order.return` take: words for the channel.
public struct OrderWordsRequest: Codable, Hashable, OrderNaming {
    /// The order by its id.
    public var order: Order.ID?
    /// The order by its number.
    public var reference: OrderReference?
    /// The answer, or the reason for giving it back.
    public var text: NarrativeText
}

/// What `order.askExtension` takes.
public struct OrderExtensionRequest: Codable, Hashable, OrderNaming {
    /// The order by its id.
    public var order: Order.ID?
    /// The order by its number.
    public var reference: OrderReference?
    /// How many working days more.
    public var workingDays: Int
    /// Why.
    public var reason: NarrativeText
}
