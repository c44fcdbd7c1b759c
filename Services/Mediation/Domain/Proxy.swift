public import Decisions
public import Model

/// The life of one authorisation.
///
/// ```
/// unknown ──appoint──▶ acting ──revoke──▶ ended
///                         └──its last day over──▶ ended
/// ```
extension Proxy: Decided {
    /// What is known of one authorisation.
    public indirect enum State: Equatable, Sendable {
        case unknown
        case acting(ProxyAuthorisation)
        case ended(ProxyAuthorisation)
    }

    /// What a decision must know beyond the authorisation itself.
    public struct Facts: Sendable {
        /// Those who complain in the case; nil when there is no such case.
        public var complainants: Set<Person.ID>?
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(complainants: Set<Person.ID>?, rules: MediationRules) {
            self.complainants = complainants
            self.rules = rules
        }
    }
}

extension Proxy.State: Decider {
    /// Nothing is known of it until it is handed in.
    public static let initial = Self.unknown

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Proxy.Command,
        knowing facts: Proxy.Facts,
        at now: Moment
    ) throws(Proxy.Rejection) -> [Proxy.Event] {
        switch (self, command) {
        case (.unknown, .appoint(let authorisation)):
            return try Self.appoint(authorisation, facts, today: now.day)
        case (.acting(let known), .appoint(let authorisation)) where known == authorisation: return []
        case (.acting(let known), .revoke(let day)):
            guard day <= now.day else { throw .proxyDayInFuture }
            return [.revoked(caseID: known.caseID, on: day)]
        case (.acting(let known), .noteExpiry):
            guard now >= known.through.adding(days: 1).start else { throw .proxyNotExpired }
            return [.expired(caseID: known.caseID, through: known.through)]
        case (.ended, .revoke), (.ended, .noteExpiry): return []

        case (.unknown, .revoke), (.unknown, .noteExpiry): throw .proxyUnknown
        case (.acting, .appoint): throw .proxyAlreadyAppointed
        case (.ended, .appoint): throw .proxyEnded
        }
    }

    private static func appoint(
        _ authorisation: ProxyAuthorisation,
        _ facts: Proxy.Facts,
        today: Day
    ) throws(Proxy.Rejection) -> [Proxy.Event] {
        guard let complainants = facts.complainants else { throw .proxyCaseUnknown }
        guard complainants.contains(authorisation.principal) else { throw .proxyPrincipalForeign }
        guard authorisation.principal != authorisation.agent else { throw .proxyIsPrincipal }
        guard !authorisation.powers.isEmpty else { throw .proxyPowersMissing }
        guard authorisation.from <= authorisation.through else { throw .proxyTermBackwards }
        guard authorisation.through >= today else { throw .proxyTermOver }
        let basis = facts.rules.duplicateRule(.proxy, on: today).map { rule in
            Basis(
                rule: rule.id,
                inputs: ["from": authorisation.from.description, "through": authorisation.through.description],
                outcome: ["article": "第十一条"]
            )
        }
        return [.appointed(authorisation: authorisation, basis: basis.map { [$0] } ?? [])]
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Proxy.Event) {
        switch (event, self) {
        case (.appointed(let authorisation, _), _): self = .acting(authorisation)
        case (.revoked, .acting(let authorisation)), (.expired, .acting(let authorisation)):
            self = .ended(authorisation)
        case (.revoked, _), (.expired, _): preconditionFailure("Only an authorisation in force ends.")
        }
    }
}
