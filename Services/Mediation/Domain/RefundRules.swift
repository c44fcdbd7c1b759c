public import Model

/// What the law and the county say about giving money back.
public struct RefundRules: Sendable {
    let rules: [RefundRule]
    let hasLadder: Bool

    /// Rules out of the county's file `refunds`.
    ///
    /// - Parameters:
    ///   - rules: The rules of the file.
    ///   - hasLadder: The county's option `refundLadder`.
    public init(_ rules: [RefundRule] = [], hasLadder: Bool = false) {
        self.rules = rules
        self.hasLadder = hasLadder
    }

    /// The rule of that kind that held on a day.
    ///
    /// - Throws: `refundRuleMissing` when the county has none.
    func rule(_ kind: RefundRule.Kind, on day: Day) throws(Refusal) -> RefundRule {
        guard let rule = rules.first(where: { $0.kind == kind && $0.isInForce(on: day) }) else {
            throw Refusal(
                "refundRuleMissing",
                Message("没有适用的退费规则：\(kind.rawValue)", "the county has no rule in force for \(kind.rawValue)"),
                status: .failedPrecondition,
                field: kind.rawValue
            )
        }
        return rule
    }
}

/// One rule of the county's `refunds`.
public struct RefundRule: Decodable, Hashable, Sendable {
    /// Its id, such as `refund.remainder`.
    public let id: String
    /// What it is about.
    public let kind: Kind
    /// The document and article, as a sum cites them.
    public let source: String
    /// The first day on which it holds.
    public let from: Day
    /// The last, unless it is in force still.
    public let to: Day?
    /// Whether its content was compared with the source.
    public let verified: Bool
    /// A yearly rate, in millionths.
    public let rate: Int64?
    /// By how many days a year's interest is divided.
    public let daysInYear: Int64?
    /// How many times the price fraud costs on top.
    public let times: Int64?
    /// What that is at least, in fen.
    public let least: Int64?
    /// The steps of the ladder, the shortest time first.
    public let ladder: [Step]?

    /// What a rule of giving back is about.
    public enum Kind: String, Decodable, Sendable {
        case remainder, usedAtDiscount, usedAtList, neverBeyond, unlimited, interestFrom, agreedInterest
        case interestOfEnterprise, interestOfConsumer, costs, loss, fraud, ladder
    }

    /// A step of the ladder: up to so much of the term, so much comes back.
    public struct Step: Decodable, Hashable, Sendable {
        /// The part of the term that was used, at most, in twelfths.
        public let upToTwelfths: Int64
        /// What comes back at least, in hundredths of the fee.
        public let percent: Int64
    }

    func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}
