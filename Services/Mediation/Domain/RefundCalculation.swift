public import Model

/// A sum of what is to be given back, step by step; whole fen, each step rounded half up.
public struct RefundCalculation: Sendable {
    let query: RefundQuery
    let rules: RefundRules
    let today: Day
    private(set) var steps: [RefundStep] = []
    var total = Money.zero

    /// How odd fen are treated, and what the sum is not.
    static let note = "每一步四舍五入到分；结果供调解参考，不是认定或裁判；是否构成欺诈不由计算器认定"

    /// Calculates.
    ///
    /// - Throws: A refusal that names what is missing or cannot be.
    public static func view(_ query: RefundQuery, by rules: RefundRules, on today: Day) throws(Refusal) -> RefundView {
        var sum = RefundCalculation(query: query, rules: rules, today: today)
        try sum.check()
        switch query.kind {
        case .prepaid: try sum.prepaid()
        case .unlimited: try sum.unlimited()
        case .fraud: try sum.fraud()
        case .agencyFee: try sum.agencyFee()
        }
        return RefundView(steps: sum.steps, total: sum.total, note: note)
    }

    private init(query: RefundQuery, rules: RefundRules, today: Day) {
        self.query = query
        self.rules = rules
        self.today = today
    }

    /// The most that anybody paid, in fen, so that no sum of sums leaves the limits of money.
    static let largest: Int64 = 100_000_000_000

    private func check() throws(Refusal) {
        guard query.paid > .zero else {
            throw Self.wrong("paid", "支付金额须大于零", "what was paid is more than nothing")
        }
        for (field, amount) in [
            ("paid", query.paid), ("bonus", query.bonus), ("used", query.used), ("costs", query.costs),
            ("loss", query.loss),
        ] {
            guard let amount else { continue }
            guard (0...Self.largest).contains(amount.fen) else {
                throw Self.wrong(field, "金额须在0至10亿元之间", "an amount is between nothing and 10^9 yuan")
            }
        }
        guard (0...1_000_000).contains(query.agreedRate ?? 0) else {
            throw Self.wrong("agreedRate", "年利率为0至1000000（百万分数）", "a yearly rate is 0 to 1,000,000 millionths")
        }
    }

    mutating func step(_ label: String, _ formula: String, _ amount: Money, _ rule: RefundRule) {
        steps.append(
            RefundStep(
                label: label,
                formula: "\(formula) = \(amount.yuanText)",
                amount: amount,
                basis: rule.source,
                rule: rule.id,
                isVerified: rule.verified
            )
        )
    }

    /// Adds what is on top of the remainder: interest and necessary costs.
    mutating func addInterestAndCosts(on remainder: Money) throws(Refusal) {
        total = remainder
        if let ended = query.endedOn, remainder > .zero {
            total += try interest(on: remainder, since: ended)
        }
        if let costs = query.costs, costs > .zero {
            let rule = try rules.rule(.costs, on: today)
            step("消费者支付的合理费用", "凭票据", costs, rule)
            total += costs
        }
        if steps.count > 1 {
            let rule = try rules.rule(.remainder, on: today)
            step("合计", steps.filter(\.isAddend).map(\.amount.yuanText).joined(separator: " + "), total, rule)
        }
    }

    private mutating func interest(on principal: Money, since ended: Day) throws(Refusal) -> Money {
        let until = query.interestUntil ?? today
        guard until >= ended else {
            throw Self.wrong("interestUntil", "计息截止日早于合同解除之日", "interest ends before it begins")
        }
        let contract = query.contractOn ?? ended
        let rule = try rateRule(on: contract)
        guard let rate = query.agreedRate.map(Int64.init) ?? rule.rate, rate >= 0 else {
            throw Self.wrong("agreedRate", "缺少年利率", "there is no yearly rate")
        }
        let yearly = try rules.rule(.interestFrom, on: ended)
        let days = Int64(ended.days(until: until))
        let inYear = yearly.daysInYear ?? 365
        let amount = try Self.portion(of: principal, Int128(rate) * Int128(days), of: 1_000_000 * Int128(inYear))
        let percent = "\(rate / 10_000).\(String(1_000_000 + rate % 10_000 * 100).dropFirst(1).prefix(4))"
        step(
            "利息（自\(ended)起至\(until)共\(days)天，年利率\(percent)%）",
            "\(principal.yuanText) × \(percent)% × \(days) ÷ \(inYear)",
            amount,
            rule
        )
        return amount
    }

    private func rateRule(on contract: Day) throws(Refusal) -> RefundRule {
        if query.agreedRate != nil { return try rules.rule(.agreedInterest, on: today) }
        switch query.cause {
        case .consumer: return try rules.rule(.interestOfConsumer, on: contract)
        case .enterprise, nil: return try rules.rule(.interestOfEnterprise, on: contract)
        }
    }

    /// A part of an amount, rounded half up to the fen.
    static func portion(of amount: Money, _ part: Int128, of whole: Int128) throws(Refusal) -> Money {
        let product = Int128(amount.fen) * part
        return try Money(fen: Int64(clamping: (product * 2 + whole) / (whole * 2)))
    }

    static func wrong(_ field: String, _ chinese: String, _ english: String) -> Refusal {
        Refusal("refundEntryWrong", Message(chinese, english), field: field)
    }
}

extension RefundStep {
    /// Whether it is part of the last sum, and not only on the way to a part.
    fileprivate var isAddend: Bool { label.hasPrefix("剩余") || label.hasPrefix("利息") || label.hasPrefix("消费者支付") }
}
