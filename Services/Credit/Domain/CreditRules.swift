public import Model

/// The county's rules as credit reads them: what each kind of fact is worth in a file.
public struct CreditRules: Sendable {
    let rules: [String: CreditRule]

    /// Rules out of the county's file `credit`.
    ///
    /// - Throws: `creditRuleMissing` when the county has no rule for a fact that credit hears of.
    public init(_ rules: [CreditRule]) throws(Refusal) {
        self.rules = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
        for id in CreditRule.heardOf where self.rules[id] == nil {
            throw Refusal(
                "creditRuleMissing",
                Message("信用规则缺少 \(id)", "the credit rules lack \(id)"),
                status: .failedPrecondition,
                field: "credit"
            )
        }
    }

    /// The rule for a fact, if it may be entered without a decision document.
    func rule(for fact: CreditFact) -> CreditRule? {
        guard let rule = rules[fact.rule], rule.isInForce(on: fact.on), rule.effect != .none,
            !rule.needsDecision, !rule.needsCommitment
        else { return nil }
        return rule
    }
}

/// One rule of the county's `credit`.
public struct CreditRule: Decodable, Hashable, Sendable {
    /// Its id, such as `credit.mediatedAndPerformed`.
    public let id: String
    /// The first day on which it holds.
    public let from: Day
    /// The last, unless it is in force still.
    public let to: Day?
    /// What it makes of the fact.
    public let effect: CreditEffect
    /// Whether it takes a decision document.
    public let needsDecision: Bool
    /// Whether it takes a commitment signed by the enterprise.
    public let needsCommitment: Bool
    /// Whether the public sees such an entry.
    public let published: Bool
    /// What it counts.
    public let points: Int64

    /// The agreement was kept.
    public static let mediatedAndPerformed = "credit.mediatedAndPerformed"
    /// The agreement was not kept.
    public static let agreementUnperformed = "credit.agreementUnperformed"
    /// The mediation ended without an agreement.
    public static let mediationTerminated = "credit.mediationTerminated"
    /// A deposit was not topped up in time.
    public static let depositTopUpOverdue = "credit.depositTopUpOverdue"
    /// The facts that news of mediation brings.
    static let heardOf = [mediatedAndPerformed, agreementUnperformed, mediationTerminated, depositTopUpOverdue]

    func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }

    func basis(of fact: CreditFact) -> Basis {
        Basis(
            rule: id,
            inputs: ["on": fact.on.description, "source": fact.source.stream],
            outcome: ["effect": effect.rawValue, "points": String(points), "published": published ? "true" : "false"]
        )
    }
}
