import Model

extension RefundCalculation {
    /// What is left of a prepaid card: paid less used, used at the discount or at the list price by whose cause it is.
    mutating func prepaid() throws(Refusal) {
        let used = query.used ?? .zero
        guard query.bonus == nil || query.discount == nil else {
            throw Self.wrong("discount", "赠送金额与折扣只填一项", "give a bonus or a discount, not both")
        }
        let price = try price(of: used)
        let remainder = query.paid - price
        let rule = try rules.rule(.remainder, on: today)
        step("剩余预付款", "\(query.paid.yuanText) − \(price.yuanText)", remainder, rule)
        try addInterestAndCosts(on: remainder)
    }

    private mutating func price(of used: Money) throws(Refusal) -> Money {
        switch query.cause {
        case .consumer:
            let rule = try rules.rule(.usedAtList, on: today)
            step("已消费部分（因消费者原因，按打折前价格）", "原价", used, rule)
            guard used > query.paid else { return used }
            let limit = try rules.rule(.neverBeyond, on: today)
            step("以预付款为限", "min(\(used.yuanText), \(query.paid.yuanText))", query.paid, limit)
            return query.paid
        case .enterprise, nil:
            let rule = try rules.rule(.usedAtDiscount, on: today)
            let price: Money
            if let bonus = query.bonus {
                price = try Self.portion(of: used, Int128(query.paid.fen), of: Int128((query.paid + bonus).fen))
                let formula = "\(used.yuanText) × \(query.paid.yuanText) ÷ \((query.paid + bonus).yuanText)"
                step("已消费部分（按赠送后的比例）", formula, price, rule)
            } else {
                let discount = query.discount ?? 1_000
                guard (1...1_000).contains(discount) else {
                    throw Self.wrong("discount", "折扣为1至1000，八折写作800", "a discount is 1 to 1,000; 800 is 20 % off")
                }
                price = try Self.portion(of: used, Int128(discount), of: 1_000)
                step("已消费部分（按折扣价）", "\(used.yuanText) × \(discount)‰", price, rule)
            }
            guard price > query.paid else { return price }
            step("以预付款为限", "min(\(price.yuanText), \(query.paid.yuanText))", query.paid, rule)
            return query.paid
        }
    }

    /// What is left of a card without a limit of use: by the time that is left.
    mutating func unlimited() throws(Refusal) {
        let (whole, left) = try time()
        let rule = try rules.rule(.unlimited, on: today)
        let remainder = try Self.portion(of: query.paid, Int128(left), of: Int128(whole))
        step("剩余预付款（按剩余时间）", "\(query.paid.yuanText) × \(left)天 ÷ \(whole)天", remainder, rule)
        try addInterestAndCosts(on: remainder)
    }

    /// What fraud costs: the loss, and several times the price on top, but at least so much.
    mutating func fraud() throws(Refusal) {
        let rule = try rules.rule(.fraud, on: today)
        guard let times = rule.times, let fen = rule.least else {
            throw Self.wrong("refunds", "退费规则缺少倍数或最低金额", "the rule lacks its times or its least amount")
        }
        let least = try Money(fen: fen)
        let increase = try Self.portion(of: query.paid, Int128(times), of: 1)
        step("增加的赔偿（价款或费用的\(times)倍）", "\(query.paid.yuanText) × \(times)", increase, rule)
        if increase < least {
            step(
                "不足\(least.yuanText)元的按\(least.yuanText)元",
                "max(\(increase.yuanText), \(least.yuanText))",
                least,
                rule
            )
        }
        let loss = query.loss ?? .zero
        total = max(increase, least) + loss
        guard loss > .zero else { return }
        step("赔偿损失", "凭证据", loss, try rules.rule(.loss, on: today))
        step("合计", "\(max(increase, least).yuanText) + \(loss.yuanText)", total, rule)
    }

    /// What an agency gives back of its fee at least, by how much of the term has passed.
    mutating func agencyFee() throws(Refusal) {
        guard rules.hasLadder else {
            throw Refusal(
                "refundLadderOff",
                Message("本县未采用退费阶梯（county.yaml refundLadder）", "the county does not use the ladder (refundLadder)"),
                status: .failedPrecondition,
                field: "kind"
            )
        }
        let (whole, left) = try time()
        let rule = try rules.rule(.ladder, on: today)
        let used = (whole - left) * 12
        guard let step = rule.ladder?.first(where: { used <= $0.upToTwelfths * whole }) else {
            throw Self.wrong("refunds", "退费规则缺少阶梯", "the rule lacks its ladder")
        }
        total = try Self.portion(of: query.paid, Int128(step.percent), of: 100)
        self.step(
            "服务费至少退还（已用\(whole - left)天，合同期\(whole)天）",
            "\(query.paid.yuanText) × \(step.percent)%",
            total,
            rule
        )
    }

    /// The days of the whole term, and of what is left of it after the day it ended on.
    private func time() throws(Refusal) -> (whole: Int64, left: Int64) {
        guard let from = query.from, let until = query.until, from <= until else {
            throw Self.wrong("until", "须填写起始日和届满日", "give the first and the last day of the term")
        }
        guard let ended = query.endedOn else { throw Self.wrong("endedOn", "须填写解除之日", "give the day it ended on") }
        let whole = Int64(from.days(until: until)) + 1
        return (whole, min(max(Int64(ended.days(until: until)), 0), whole))
    }
}
