public import Model

/// What the county says about deposits: how much, who decides a payment in advance, and who gets what when money is short.
public struct DepositRules: Sendable {
    let rules: [DepositRule]
    let method: SharingMethod

    /// Rules out of the county's file `deposits`.
    ///
    /// - Parameters:
    ///   - rules: The rules of the file.
    ///   - method: The county's option `shortfallSharing`.
    public init(_ rules: [DepositRule] = [], sharing method: SharingMethod = .proRata) {
        self.rules = rules
        self.method = method
    }

    /// What each enterprise is to put down; nil where the county says nothing.
    public func required(on day: Day) -> DepositRule? {
        rules.first { $0.kind == .required && $0.amount != nil && $0.isInForce(on: day) }
    }

    /// The rule that says who makes a 先行赔付决定 together.
    func jointDecision(on day: Day) -> DepositRule? {
        rules.first { $0.kind == .jointDecision && $0.isInForce(on: day) }
    }

    /// Who makes a 先行赔付决定 together.
    func authorities(on day: Day) -> [String]? { jointDecision(on: day)?.authorities?.sorted() }

    /// What each claim gets of too little money, by the county's rule, the earliest receipt first.
    public func shares(of total: Money, among claims: [Money]) -> [Money] { method.shares(of: total, among: claims) }

    /// The day on which somebody counts as served; nil where a rule is needed and missing.
    func effective(_ service: NoticeService) -> Day? {
        switch service.how {
        case .personal, .post, .electronic: service.on
        case .publicNotice: publicNotice(on: service.on)?.days.map { service.on.adding(days: $0) }
        }
    }

    func publicNotice(on day: Day) -> DepositRule? {
        rules.first { $0.kind == .publicNotice && $0.isInForce(on: day) }
    }

    /// The rule by which short money is divided.
    func sharing(on day: Day) -> DepositRule? {
        rules.first { $0.kind == .sharing && $0.method == method && $0.isInForce(on: day) }
    }
}

/// One rule of the county's `deposits`.
public struct DepositRule: Decodable, Hashable, Sendable {
    /// Its id, such as `deposit.required`.
    public let id: String
    /// What it is about.
    public let kind: Kind
    /// The document and article.
    public let source: String
    /// The first day on which it holds.
    public let from: Day
    /// The last, unless it is in force still.
    public let to: Day?
    /// Whether its content was compared with the source.
    public let verified: Bool
    /// What is to be put down.
    public let amount: Money?
    /// After how many natural days a public notice counts as served.
    public let days: Int?
    /// The departments that decide together.
    public let authorities: [String]?
    /// Which office each of them is, and who decides there.
    public let competences: [Competence]?
    /// How short money is divided.
    public let method: SharingMethod?

    /// Who decides for a department.
    public struct Competence: Decodable, Hashable, Sendable {
        /// The department, as the rule names it.
        public let authority: String
        /// The office, as appointments name it.
        public let unit: String
        /// What somebody is there who may decide.
        public let roles: [Role]
    }

    /// What a rule of deposits is about.
    public enum Kind: String, Decodable, Sendable {
        case required, publicNotice, jointDecision, sharing
    }

    func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

/// How short money is divided among claims.
public enum SharingMethod: String, Decodable, Hashable, Sendable, CaseIterable {
    /// Each gets the same part of its claim, to the fen by the largest remainder; the earlier receipt has the odd fen.
    case proRata
    /// The earlier receipt is paid whole before the next one.
    case byReceipt

    /// The share of each claim, in the order given, which is that of the receipts.
    public func shares(of total: Money, among claims: [Money]) -> [Money] {
        let sum = claims.reduce(.zero, +)
        guard total < sum else { return claims }
        switch self {
        case .byReceipt:
            var left = total
            return claims.map { claim in
                defer { left -= min(left, claim) }
                return min(left, claim)
            }
        case .proRata: return Self.proRata(total, claims, sum)
        }
    }

    private static func proRata(_ total: Money, _ claims: [Money], _ sum: Money) -> [Money] {
        let parts = claims.map { claim in
            (Int128(total.fen) * Int128(claim.fen)).quotientAndRemainder(dividingBy: Int128(sum.fen))
        }
        var shares = parts.map { Int64($0.quotient) }
        let odd = Int(total.fen - shares.reduce(0, +))
        let order = parts.indices.sorted { left, right in
            (parts[right].remainder, left) < (parts[left].remainder, right)
        }
        for index in order.prefix(odd) { shares[index] += 1 }
        // Each share is at most its claim, and so within the limits of money.
        return shares.map { (try? Money(fen: $0)) ?? .zero }
    }
}

extension MediationRules {
    /// Until when a deposit is topped up, once the enterprise counts as told.
    func topUp(effectiveOn day: Day) -> CountedTerm? {
        let rules = deadlines.filter { $0.start == .topUpNotice && $0.extends == nil && $0.isInForce(on: day) }
        return earliest(of: rules, counting: [("servedOn", day)], outcome: "topUpBy")
    }
}
