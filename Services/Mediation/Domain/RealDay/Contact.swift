public import Decisions
public import Model

/// What was tried and what was served, of one case or order.
extension Contact: Decided {
    /// The log.
    public struct State: Equatable, Sendable {
        var attempts: [ContactAttempt] = []
        var services: [Served] = []
        var owedBy: Moment?
        var isOverdue = false

        struct Served: Equatable, Sendable {
            var service: PartyService
            var effectiveOn: Day
            var isEffective = false
        }
    }

    /// What a decision must know beyond the log.
    public struct Facts: Sendable {
        /// How far the case is; nil of an order.
        public var stage: CaseStage?
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(stage: CaseStage?, rules: MediationRules) {
            self.stage = stage
            self.rules = rules
        }
    }
}

extension Contact.State: Decider {
    /// Nobody was called.
    public static let initial = Self()

    /// Each request, and what happens.
    public func decide(
        _ command: Contact.Command,
        knowing facts: Contact.Facts,
        at now: Moment
    ) throws(Contact.Rejection) -> [Contact.Event] {
        switch command {
        case .attempt(let attempt):
            guard !attempts.contains(attempt) else { return [] }
            guard attempt.at <= now else { throw .contactInFuture }
            return [.attempted(number: attempts.count + 1, attempt: attempt)]
        case .serve(let service): return try serve(service, facts, at: now)
        case .noteEffective(let number):
            guard services.indices.contains(number - 1) else { throw .serviceUnknown }
            let served = services[number - 1]
            guard !served.isEffective else { return [] }
            guard served.effectiveOn <= now.day else { throw .noticeRunning }
            return [.tookEffect(number: number, service: served.service)]
        case .owe(let channel, let start):
            guard owedBy == nil, let (by, basis) = facts.rules.ringing(channel, signedAt: start) else { return [] }
            return [.owed(by: by, basis: [basis])] + (by <= now ? [.overdue(due: by)] : [])
        case .noteOverdue:
            guard let owedBy, !isOverdue, reachedAt == nil else { return [] }
            guard now >= owedBy else { throw .contactNotOverdue }
            return [.overdue(due: owedBy)]
        }
    }

    /// Serves a side with what was decided; a public notice only after other ways have failed.
    private func serve(
        _ service: PartyService,
        _ facts: Contact.Facts,
        at now: Moment
    ) throws(Contact.Rejection) -> [Contact.Event] {
        guard !services.contains(where: { $0.service.isSame(as: service) }) else { return [] }
        let notice = service.service
        guard notice.on <= now.day else { throw .serviceInFuture }
        guard facts.stage?.hasDecided(service.about) == true else { throw .serviceOfNothing }
        guard notice.how != .electronic || notice.isConsented == true else { throw .serviceWithoutConsent }
        guard let (day, basis) = facts.rules.effective(notice) else { throw .serviceRuleMissing }
        if notice.how == .publicNotice {
            let failed = attempts.filter { $0.party == service.whom && $0.result != .reached }.count
            let needed = facts.rules.service(.publicNotice, on: notice.on)?.attempts ?? 0
            guard failed >= needed else { throw .noticeWithoutAttempts }
        }
        let number = services.count + 1
        return [.served(number: number, service: service, effectiveOn: day, basis: basis)]
            + (day <= now.day ? [.tookEffect(number: number, service: service)] : [])
    }

    /// When whoever complained was reached first.
    private var reachedAt: Moment? {
        attempts.filter { $0.party == .complainant && $0.result == .reached }.map(\.at).min()
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Contact.Event) {
        switch event {
        case .attempted(_, let attempt): attempts.append(attempt)
        case .served(_, let service, let day, _): services.append(Served(service: service, effectiveOn: day))
        case .tookEffect(let number, _): services[number - 1].isEffective = true
        case .owed(let by, _): owedBy = by
        case .overdue: isOverdue = true
        }
    }
}

extension CaseStage {
    /// Whether a case that far has decided what somebody is to be told of.
    fileprivate func hasDecided(_ matter: ToldMatter) -> Bool {
        switch matter {
        case .acceptance: [.mediating, .agreed, .performed, .unperformed, .terminated].contains(self)
        case .refusal: self == .refused
        case .termination: self == .terminated
        case .session: self == .mediating
        case .agreement: [.agreed, .performed, .unperformed].contains(self)
        }
    }
}
