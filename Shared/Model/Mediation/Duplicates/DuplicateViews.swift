/// What two things have in common.
public enum LikenessSign: String, Codable, Hashable, Sendable, CaseIterable {
    case person, phone, enterprise, contract, serviceDay, amount, topic

    /// As people say it.
    public var displayName: String {
        switch self {
        case .person: "同一投诉人"
        case .phone: "同一电话"
        case .enterprise: "同一企业"
        case .contract: "同一合同"
        case .serviceDay: "同一服务日期"
        case .amount: "同一金额"
        case .topic: "同类问题"
        }
    }
}

/// A rule by which something was proposed.
public struct LikenessView: Codable, Hashable, Sendable {
    /// The rule's id in the county's rules.
    public var rule: String
    /// Its name.
    public var name: String
    /// Everything that both have in common, the rule's own signs among them.
    public var signs: [LikenessSign]

    /// A rule that fits.
    public init(rule: String, name: String, signs: [LikenessSign]) {
        self.rule = rule
        self.name = name
        self.signs = signs
    }
}

/// An order of a candidate.
public struct CandidateOrderView: Codable, Hashable, Sendable {
    /// Its id.
    public var order: Order.ID
    /// Where it came in.
    public var channel: OrderChannel
    /// Its number there.
    public var number: String
    /// When the authority had it.
    public var receivedOn: Day
    /// The channel's class of problem.
    public var topic: String?
    /// How much money is claimed.
    public var claimed: Money?
    /// When the service was, as the caller said.
    public var servedOn: Day?
    /// Who called, opened for the reason given.
    public var name: String?
    /// What was told, opened for the reason given.
    public var narrative: String?

    /// An order.
    public init(
        order: Order.ID,
        channel: OrderChannel,
        number: String,
        receivedOn: Day,
        topic: String?,
        claimed: Money?,
        servedOn: Day?
    ) {
        self.order = order
        self.channel = channel
        self.number = number
        self.receivedOn = receivedOn
        self.topic = topic
        self.claimed = claimed
        self.servedOn = servedOn
    }
}

/// Something that may be the same dispute, with what a person needs to decide.
public struct DuplicateCandidate: Codable, Hashable, Sendable {
    /// The case, when there is one; the live one when it was merged.
    public var `case`: CaseSummary?
    /// The enterprise's name, if it is known.
    public var enterpriseName: String?
    /// Its orders.
    public var orders: [CandidateOrderView]
    /// Why it is proposed, the strongest rule first.
    public var why: [LikenessView]
    /// What can be done: 催办 on an open case, a ground of refusal after a lawful end, or a merger.
    public var advice: Message

    /// A candidate.
    public init(
        case: CaseSummary?,
        enterpriseName: String?,
        orders: [CandidateOrderView],
        why: [LikenessView],
        advice: Message
    ) {
        self.case = `case`
        self.enterpriseName = enterpriseName
        self.orders = orders
        self.why = why
        self.advice = advice
    }
}

/// A fact that a person may weigh under Article 17; it decides nothing.
public struct AbuseSign: Codable, Hashable, Sendable {
    /// The rule's id in the county's rules.
    public var rule: String
    /// Its name.
    public var name: String
    /// How many were counted.
    public var count: Int
    /// From how many on the rule speaks.
    public var threshold: Int
    /// In how many days they were counted.
    public var withinDays: Int?

    /// An indicator.
    public init(rule: String, name: String, count: Int, threshold: Int, withinDays: Int?) {
        self.rule = rule
        self.name = name
        self.count = count
        self.threshold = threshold
        self.withinDays = withinDays
    }
}

/// What `duplicate.candidates` gives.
public struct DuplicateCandidates: Codable, Hashable, Sendable {
    /// The candidates, the likeliest first; those of which somebody said that they are not the same are left out.
    public var items: [DuplicateCandidate]
    /// What a person may weigh under Article 17; never more than an indicator.
    public var indicators: [AbuseSign]
    /// How many pairs were left out because somebody said that they are not the same.
    public var dismissed: Int

    /// Candidates.
    public init(items: [DuplicateCandidate], indicators: [AbuseSign], dismissed: Int) {
        self.items = items
        self.indicators = indicators
        self.dismissed = dismissed
    }
}
