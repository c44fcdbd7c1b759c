/// What `case.abuseIndicators` takes.
public struct AbuseQuery: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Why telephone numbers are compared; without it that is left out.
    public var reason: String?
}

/// What may speak for a complaint that is none (Order 121, Article 17); a person decides, with reasons.
public struct AbuseView: Codable, Hashable, Sendable {
    /// The indicators of the county's list, each with what was found.
    public var indicators: [AbuseIndicator]

    /// Indicators.
    public init(indicators: [AbuseIndicator]) {
        self.indicators = indicators
    }
}

/// One indicator.
public struct AbuseIndicator: Codable, Hashable, Sendable {
    /// The rule's id.
    public var rule: String
    /// What it looks at, for people.
    public var name: String
    /// As a letter cites it.
    public var article: String
    /// How many were found.
    public var found: Int
    /// From how many on it is worth a look.
    public var threshold: Int
    /// Whether so many were found.
    public var isReached: Bool

    /// An indicator.
    public init(rule: String, name: String, article: String, found: Int, threshold: Int) {
        self.rule = rule
        self.name = name
        self.article = article
        self.found = found
        self.threshold = threshold
        isReached = found >= threshold
    }
}
