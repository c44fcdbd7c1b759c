public import Decisions
public import Model

/// The life of a payment in advance.
///
/// ```
/// unknown ──open──▶ gathering ──claim, withdraw, checkPayee──▶ gathering
///                       └──propose──▶ proposed ──approve, each authority──▶ decided ──serve──▶ decided, served
/// ```
extension Relief: Decided {
    /// How far it has come.
    public indirect enum State: Equatable, Sendable {
        case unknown
        case open(OpenRelief)
    }

    /// What a decision must know beyond it.
    public struct Facts: Sendable {
        /// The cases that are spoken of.
        public var cases: [Case.ID: DisputedCase]
        /// In whose place whoever approves may do so today; nil when in nobody's.
        public var standsInFor: String?
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(cases: [Case.ID: DisputedCase] = [:], standsInFor: String? = nil, rules: MediationRules) {
            self.cases = cases
            self.standsInFor = standsInFor
            self.rules = rules
        }
    }
}

/// An advance payment with its table of claims.
public struct OpenRelief: Equatable, Sendable {
    var enterprise: Enterprise.ID
    var because: EnterpriseDefault
    var on: Day
    var claims: [ReliefClaim] = []
    var checks: [Case.ID: PayeeCheck] = [:]
    var number: DocumentNumber?
    var proposer: String?
    var approvals: [Approval] = []
    var decision: ReliefDecision?
    var service: NoticeService?
    var withdrawn: Set<Case.ID> = []

    struct Approval: Equatable, Sendable {
        var authority: String
        var by: String
        var unit: String?
    }
}

extension Relief.State: Decider {
    /// Nothing is known of it.
    public static let initial = Self.unknown

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Relief.Command,
        knowing facts: Relief.Facts,
        at now: Moment
    ) throws(Relief.Rejection) -> [Relief.Event] {
        switch (self, command) {
        case (.unknown, .open(let enterprise, let because, let day)):
            guard day <= now.day else { throw .reliefInFuture }
            return [.opened(enterprise: enterprise, because: because, on: day)]
        case (.open(let relief), .open(let enterprise, let because, let day)):
            guard relief.enterprise == enterprise, relief.because == because, relief.on == day else {
                throw .reliefOpen
            }
            return []
        case (.open(let relief), .claim(let claim)): return try relief.claim(claim, facts, now.day)
        case (.open(let relief), .withdraw(let id, let day)): return try relief.withdraw(id, on: day, now.day)
        case (.open(let relief), .checkPayee(let check)): return try relief.check(check)
        case (.open(let relief), .propose(let number, let day, let by)):
            return try relief.propose(number, on: day, by: by, now.day)
        case (.open(let relief), .approve(let approval)): return try relief.approve(approval, facts, now.day)
        case (.open(let relief), .serve(let service)): return try relief.serve(service, facts.rules, now.day)

        case (.unknown, _): throw .reliefUnknown
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Relief.Event) {
        switch (event, self) {
        case (.opened(let enterprise, let because, let day), _):
            self = .open(OpenRelief(enterprise: enterprise, because: because, on: day))
        case (_, .open(var relief)):
            relief.take(event)
            self = .open(relief)
        case (_, .unknown): preconditionFailure("An advance payment begins with its opening.")
        }
    }
}

extension OpenRelief {
    fileprivate func claim(
        _ claim: ReliefClaim,
        _ facts: Relief.Facts,
        _ today: Day
    ) throws(Relief.Rejection) -> [Relief.Event] {
        guard !claims.contains(claim) else { return [] }
        guard number == nil else { throw .reliefProposed }
        guard claim.declaredOn <= today else { throw .reliefInFuture }
        guard let dispute = facts.cases[claim.caseID], dispute.enterprise == enterprise else {
            throw .reliefCaseForeign
        }
        guard dispute.stage != .refused, dispute.stage != .performed else { throw .reliefCaseSettled }
        guard claim.payable > .zero else { throw .reliefNothingLeft }
        return [.claimed(claim: claim, caseNumber: dispute.number)]
    }

    fileprivate func withdraw(_ id: Case.ID, on day: Day, _ today: Day) throws(Relief.Rejection) -> [Relief.Event] {
        guard !withdrawn.contains(id) else { return [] }
        guard number == nil else { throw .reliefProposed }
        guard day <= today else { throw .reliefInFuture }
        guard claims.contains(where: { $0.caseID == id }) else { throw .reliefClaimUnknown }
        return [.withdrawn(caseID: id, on: day)]
    }

    fileprivate func check(_ check: PayeeCheck) throws(Relief.Rejection) -> [Relief.Event] {
        guard claims.contains(where: { $0.caseID == check.caseID }) else { throw .reliefClaimUnknown }
        return checks[check.caseID] == check ? [] : [.payeeChecked(check: check)]
    }

    fileprivate func propose(
        _ number: DocumentNumber,
        on day: Day,
        by officer: String,
        _ today: Day
    ) throws(Relief.Rejection) -> [Relief.Event] {
        if let known = self.number {
            guard known == number else { throw .reliefProposed }
            return []
        }
        guard !claims.isEmpty else { throw .reliefEmpty }
        guard day <= today, day >= on else { throw .reliefInFuture }
        let total = claims.reduce(Money.zero) { $0 + $1.payable }
        return [.proposed(number: number, on: day, by: officer, total: total)]
    }

    /// One authority approves; with the last one it is decided.
    fileprivate func approve(
        _ approval: AuthorityApproval,
        _ facts: Relief.Facts,
        _ today: Day
    ) throws(Relief.Rejection) -> [Relief.Event] {
        let (authority, day, officer) = (approval.authority, approval.on, approval.by)
        guard let number else { throw .reliefNotProposed }
        guard !approvals.contains(where: { $0.authority == authority }) else { return [] }
        guard day <= today else { throw .reliefInFuture }
        guard let rule = facts.rules.deposits.jointDecision(on: day), let needed = rule.authorities else {
            throw .reliefRuleMissing
        }
        guard needed.contains(authority) else { throw .reliefAuthorityUnknown }
        guard officer != proposer else { throw .reliefApprovedByProposer }
        guard !approvals.contains(where: { $0.by == officer }) else { throw .reliefSecondApproval }
        guard let competence = rule.competences?.first(where: { $0.authority == authority }) else {
            throw .reliefRuleMissing
        }
        let isEntitled = competence.roles.contains(approval.role)
        guard competence.unit == approval.unit, isEntitled || facts.standsInFor != nil else {
            throw .reliefNotCompetent
        }
        guard !approvals.contains(where: { $0.unit == approval.unit }) else { throw .reliefSameUnit }
        let approved = Relief.Event.approved(
            authority: authority,
            on: day,
            by: officer,
            unit: approval.unit,
            inPlaceOf: isEntitled ? nil : facts.standsInFor
        )
        let given = Set(approvals.map(\.authority) + [authority])
        guard given == Set(needed) else { return [approved] }
        let rows = claims.map { ($0, facts.cases[$0.caseID]) }.sorted { $0.1.isEarlier(than: $1.1) }
        let decision = ReliefDecision(
            number: number,
            on: day,
            authorities: needed.sorted(),
            awards: rows.map { ReliefDecision.Award(caseID: $0.0.caseID, amount: $0.0.payable) }
        )
        let basis = Basis(
            rule: rule.id,
            inputs: ["because": because.rawValue, "claims": "\(claims.count)", "on": day.text],
            outcome: ["authorities": decision.authorities.joined(separator: ",")]
        )
        return [approved, .decided(decision: decision, basis: [basis])]
    }

    fileprivate func serve(
        _ service: NoticeService,
        _ rules: MediationRules,
        _ today: Day
    ) throws(Relief.Rejection) -> [Relief.Event] {
        guard self.service != service else { return [] }
        guard self.service == nil else { throw .reliefServedAlready }
        guard let decision else { throw .reliefUndecided }
        guard service.on <= today, service.on >= decision.on else { throw .reliefInFuture }
        guard service.how != .electronic || service.isConsented == true else { throw .reliefNeedsConsent }
        guard let (day, basis) = rules.effective(service) else { throw .reliefRuleMissing }
        return [.served(service: service, effectiveOn: day, basis: basis)]
    }

    fileprivate mutating func take(_ event: Relief.Event) {
        switch event {
        case .opened: preconditionFailure("An advance payment is opened once.")
        case .claimed(let claim, _):
            claims.removeAll { $0.caseID == claim.caseID }
            claims.append(claim)
            withdrawn.remove(claim.caseID)
        case .withdrawn(let id, _):
            claims.removeAll { $0.caseID == id }
            checks[id] = nil
            withdrawn.insert(id)
        case .payeeChecked(let check): checks[check.caseID] = check
        case .proposed(let number, _, let by, _):
            self.number = number
            proposer = by
        case .approved(let authority, _, let by, let unit, _):
            approvals.append(Approval(authority: authority, by: by, unit: unit))
        case .decided(let decision, _): self.decision = decision
        case .served(let service, _, _): self.service = service
        }
    }
}

extension Relief.State {
    /// The cases in its table of claims.
    public var cases: [Case.ID] {
        switch self {
        case .unknown: []
        case .open(let relief): relief.claims.map(\.caseID)
        }
    }
}

extension DisputedCase? {
    /// Whether the authority had it first; what is not known any more comes last.
    fileprivate func isEarlier(than other: DisputedCase?) -> Bool {
        guard let self else { return false }
        guard let other else { return true }
        return (self.receivedOn, self.number.year, self.number.serial)
            < (other.receivedOn, other.number.year, other.number.serial)
    }
}
