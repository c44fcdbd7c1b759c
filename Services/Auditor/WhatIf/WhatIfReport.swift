public import Model

/// What would differ if other rules had decided.
public struct WhatIfReport: Codable, Sendable {
    /// How many events were decided by rules.
    public internal(set) var ruled: Int64 = 0
    /// How many of them were computed again.
    public internal(set) var computed: Int64 = 0
    /// How many could not be, by type, with the reason.
    public internal(set) var uncomputed: [String: Uncomputed] = [:]
    /// How many values differ.
    public internal(set) var differenceCount: Int64 = 0
    /// The first of them, case by case.
    public internal(set) var differences: [Difference] = []
    /// What such a comparison cannot show.
    public internal(set) var notCovered = [
        Message(
            "不包括被拒绝的请求：拒绝不入日志，按另一版规则是否会被拒绝或受理，无从得知",
            "refusals are not covered: they are in no log, so what these rules would have refused or let pass cannot be told"
        ),
        Message(
            "不包括当时没有发生、按另一版规则才会发生的事；期限改变后人们会怎么做，也无从得知",
            "nor is what these rules alone would have caused, or what people would have done by other terms"
        ),
    ]

    /// Events of one type that cannot be computed again.
    public struct Uncomputed: Codable, Sendable {
        /// How many.
        public var count: Int64
        /// Why.
        public var because: Message
    }

    /// One value that would be another.
    public struct Difference: Codable, Hashable, Sendable {
        /// Whose log has the event.
        public var service: String
        /// What it happened to.
        public var subject: String
        /// The official number of that, where it has one.
        public var number: String?
        /// The event.
        public var position: Int64
        /// When it was recorded.
        public var at: Moment
        /// The end of its type.
        public var type: String
        /// Which value.
        public var field: String
        /// What it was; nil when no rule said anything.
        public var was: String?
        /// The rule that said so.
        public var rule: String?
        /// Where that rule stands.
        public var source: String?
        /// What it would be; nil when no rule would say anything.
        public var would: String?
        /// The rule that would say so.
        public var otherRule: String?
        /// Where that one stands.
        public var otherSource: String?
    }

    /// The most differences that are told one by one.
    static let limit = 10_000

    mutating func add(_ difference: Difference) {
        differenceCount += 1
        if differences.count < Self.limit { differences.append(difference) }
    }
}
