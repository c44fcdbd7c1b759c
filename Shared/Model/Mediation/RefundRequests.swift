/// What `refund.calculate` takes.
public struct RefundQuery: Codable, Hashable, Sendable {
    /// Which sum is wanted.
    public var kind: RefundKind
    /// 实际支付的预付款、价款或服务费, in fen.
    public var paid: Money
    /// 赠送金额, in fen; of a prepaid card.
    public var bonus: Money?
    /// 折扣, in thousandths of the list price: 800 is 八折; of a prepaid card.
    public var discount: Int?
    /// 已消费部分按原价计算的金额, in fen; of a prepaid card.
    public var used: Money?
    /// 卡或合同的起始日; of a card without a limit of use, and of an agency's fee.
    public var from: Day?
    /// 卡或合同的届满日.
    public var until: Day?
    /// 因经营者还是消费者的原因退款.
    public var cause: RefundCause?
    /// 合同订立之日: it chooses the rate of interest.
    public var contractOn: Day?
    /// 合同解除之日: interest runs from it, and what remains is counted on it.
    public var endedOn: Day?
    /// 利息计算至该日; today when nothing is said.
    public var interestUntil: Day?
    /// 约定年利率, in millionths: 30,000 is 3 %.
    public var agreedRate: Int?
    /// 消费者支付的必要费用, in fen.
    public var costs: Money?
    /// 损失, in fen; of fraud.
    public var loss: Money?
}

/// The sums that can be asked for.
public enum RefundKind: String, Codable, Hashable, Sendable, CaseIterable {
    /// What is left of a prepaid card, by what was used.
    case prepaid
    /// What is left of a prepaid card without a limit of use, by the time that is left.
    case unlimited
    /// What fraud costs; whether there was any, no calculator says.
    case fraud
    /// What an agency gives back of its fee at least, where the county has that ladder.
    case agencyFee
}

/// On whose account money is given back.
public enum RefundCause: String, Codable, Hashable, Sendable, CaseIterable {
    case enterprise, consumer
}

/// A sum with every step to it.
///
/// It is for orientation: what is owed, the parties agree or a court says.
public struct RefundView: Codable, Hashable, Sendable {
    /// The steps, each with its ground.
    public var steps: [RefundStep]
    /// What is to be paid in all.
    public var total: Money
    /// How odd fen were rounded, and what the sum is not.
    public var note: String

    /// A sum.
    public init(steps: [RefundStep], total: Money, note: String) {
        self.steps = steps
        self.total = total
        self.note = note
    }
}

/// One step of a sum.
public struct RefundStep: Codable, Hashable, Sendable {
    /// What it gives, in Chinese.
    public var label: String
    /// The sum as it is written: `1000.00 − 240.00 = 760.00`.
    public var formula: String
    /// What it comes to.
    public var amount: Money
    /// The law, regulation, interpretation or local standard, with its article.
    public var basis: String
    /// The county's rule that says so.
    public var rule: String
    /// Whether the rule was compared with its source.
    public var isVerified: Bool

    /// A step.
    public init(label: String, formula: String, amount: Money, basis: String, rule: String, isVerified: Bool) {
        self.label = label
        self.formula = formula
        self.amount = amount
        self.basis = basis
        self.rule = rule
        self.isVerified = isVerified
    }
}
