/// What `order.receive` takes: one message of a hotline or a counter.
public struct OrderReceiveRequest: Codable, Hashable, Sendable {
    /// 来源: which line, or `counter`, `post`, `association`.
    public var channel: OrderChannel
    /// 工单编号; without it the order is refused.
    public var number: String?
    /// 序号; higher for what is sent later.
    public var sequence: Int64
    /// 办理类型; the first message when nothing is said.
    public var kind: OrderKind?
    /// 来电类别: `consultation`, `help`, `complaint`, `report` or `suggestion`.
    public var category: String
    /// 紧急程度; ordinary when nothing is said.
    public var urgency: OrderUrgency?
    /// 是否保密.
    public var isConfidential: Bool?
    /// 是否老户.
    public var isReturning: Bool?
    /// 受理渠道, in the channel's words.
    public var means: LineText?
    /// 问题分类名称.
    public var topic: LineText?
    /// 来电时间.
    public var calledAt: Moment?
    /// 分派时间.
    public var dispatchedAt: Moment?
    /// 办理截止时间.
    public var answerBy: Moment?
    /// 收到日期: when the authority had it; the day of dispatch, or today, when nothing is said.
    public var receivedOn: Day?
    /// Who called.
    public var complainant: ComplainantRequest?
    /// 被投诉人, as the caller said it.
    public var respondent: LineText?
    /// 事发地.
    public var place: LineText?
    /// 工单标题.
    public var title: LineText?
    /// 主要内容.
    public var narrative: NarrativeText
    /// 诉求请求.
    public var wants: NarrativeText?
    /// 涉及金额, in fen.
    public var claimed: Money?
    /// 合同编号.
    public var contract: LineText?
    /// 旧工单编号.
    public var previousNumber: String?
    /// 服务日期.
    public var servedOn: Day?

    /// Who called, as it is told.
    public struct ComplainantRequest: Codable, Hashable, Sendable {
        /// 姓名.
        public var name: PersonName?
        /// 联系电话.
        public var phone: PhoneNumber?
    }
}

/// An order by the number people use.
public struct OrderReference: Codable, Hashable, Sendable {
    /// Which line or counter.
    public var channel: OrderChannel
    /// Its number there.
    public var number: String

    /// A reference.
    public init(channel: OrderChannel, number: String) {
        self.channel = channel
        self.number = number
    }
}

/// What `order.get` takes: one of the two ways to name an order.
public struct OrderQuery: Codable, Hashable, Sendable {
    /// By its id.
    public var order: Order.ID?
    /// By its number.
    public var reference: OrderReference?
    /// Why what is sealed is to be shown; without it that is left out.
    public var reason: String?
}

/// What `order.list` takes.
public struct OrderListQuery: Codable, Hashable, Sendable {
    /// Only of that channel.
    public var channel: OrderChannel?
    /// Only of that kind.
    public var category: OrderCategory?
    /// Only those received on that day.
    public var receivedOn: Day?
    /// Only those of callers with that number.
    public var phone: PhoneNumber?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}
