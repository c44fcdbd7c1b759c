/// What `route.assign` takes: the intake unit's order.
public struct RouteAssignRequest: Codable, Hashable, Sendable {
    /// The case, report or clue.
    public var id: UniqueID
    /// The unit by its id or name; the rule decides when nothing is said.
    public var unit: String?
    /// What it is about, in the words of `routes`.
    public var matter: String?
    /// How a worker stands to the enterprise.
    public var relation: RoutingRelation?
    /// The town where business is really done, or where the act happened.
    public var place: String?
    /// The town of the registered seat.
    public var seat: String?
    /// Whether it is ours at all.
    public var isOurs: Bool?
    /// Why; needed where a person decides otherwise than the rule.
    public var reason: NarrativeText?
    /// The day by which the unit reports back.
    public var reportBackBy: Day?
}

/// What `route.sign`, `route.reportBack` take.
public struct RouteUnitRequest: Codable, Hashable, Sendable {
    /// The case, report or clue.
    public var id: UniqueID
    /// The unit by its id or name; the caller's own when nothing is said.
    public var unit: String?
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `route.return` takes.
public struct RouteReturnRequest: Codable, Hashable, Sendable {
    /// The case, report or clue.
    public var id: UniqueID
    /// The unit by its id or name; the caller's own when nothing is said.
    public var unit: String?
    /// Why it is not the unit's.
    public var reason: NarrativeText
}

/// What `route.addCoHandler` takes.
public struct CoHandlerRequest: Codable, Hashable, Sendable {
    /// The case, report or clue.
    public var id: UniqueID
    /// The unit that is to lend a hand.
    public var unit: String
}

/// What `route.openDispute` takes.
public struct DisputeRequest: Codable, Hashable, Sendable {
    /// The case, report or clue.
    public var id: UniqueID
    /// The other authority.
    public var with: LineText
    /// When it arose; today when nothing is said.
    public var on: Day?
}

/// What `route.settleDispute` takes.
public struct SettlementRequest: Codable, Hashable, Sendable {
    /// The case, report or clue.
    public var id: UniqueID
    /// Whether both agreed or the superior designated one.
    public var how: DisputeSettlement.Way
    /// The authority that handles it.
    public var competent: LineText
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `route.refer` takes.
public struct ReferralRequest: Codable, Hashable, Sendable {
    /// The case, report or clue.
    public var id: UniqueID
    /// The office outside.
    public var unit: String
    /// 移送 or 转办.
    public var form: Referral.Form
    /// Why.
    public var reason: NarrativeText
}

/// What `route.confirmReferral` takes.
public struct ReceiptRequest: Codable, Hashable, Sendable {
    /// The case, report or clue.
    public var id: UniqueID
    /// The office outside.
    public var unit: String
    /// The number or the signature on its receipt.
    public var receipt: LineText
    /// When it was given; today when nothing is said.
    public var on: Day?
}

/// What `route.explain` takes: something that is there, or something imagined.
public struct RouteQuestion: Codable, Hashable, Sendable {
    /// The case, report or clue; its own traits fill in what is not said.
    public var id: UniqueID?
    /// Which kind of thing.
    public var kind: RoutedKind?
    /// What it is about, in the words of `routes`.
    public var matter: String?
    /// How a worker stands to the enterprise.
    public var relation: RoutingRelation?
    /// The town where business is really done, or where the act happened.
    public var place: String?
    /// The town of the registered seat.
    public var seat: String?
    /// Whether it is ours at all.
    public var isOurs: Bool?
    /// The day of receipt; today when nothing is said.
    public var receivedOn: Day?
}

/// What `route.get` takes.
public struct RouteQuery: Codable, Hashable, Sendable {
    /// The case, report or clue.
    public var id: UniqueID
}

/// What `route.queue` takes.
public struct RouteQueueQuery: Codable, Hashable, Sendable {
    /// The unit by its id or name; the caller's own, else the intake unit, when nothing is said.
    public var unit: String?
    /// Only what nobody signed for yet.
    public var isUnsigned: Bool?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}
