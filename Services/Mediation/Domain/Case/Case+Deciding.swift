public import Decisions
public import Model

extension Case.State: Decider {
    /// Nothing is known of a case until it is opened.
    public static let initial = Self.unopened

    /// Each stage has a table of its own, one file each: what it permits stands first, what it refuses below.
    public func decide(
        _ command: Case.Command,
        knowing facts: Case.Facts,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        if case .merge(let step) = command { return try merge(step, facts, at: now) }
        return switch self {
        case .unopened: try Self.decide(command, knowing: facts, at: now)
        case .waiting(let waiting): try waiting.decide(command, facts.rules, now)
        case .mediating where command.endsDispute && facts.unconsented > 0: throw .membersUnconsented
        case .mediating(let mediating): try mediating.decide(command, facts.rules, now)
        case .agreed(let agreed): try agreed.decide(command, facts.rules, now)
        case .referred(let referred): try referred.decide(command, facts.rules, now)
        case .over(let over): try over.decide(command, facts.rules, now)
        case .merged(let merged): try merged.decide(command)
        }
    }

    /// What a case that nobody has opened permits.
    private static func decide(
        _ command: Case.Command,
        knowing facts: Case.Facts,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        switch command {
        case .open(let opening): return try open(opening, facts, at: now)

        case .identifyRespondent, .correctRespondent, .accept, .refuse, .agree, .recordPerformance, .terminate,
            .recordTelling, .mediate, .labour, .supervise, .noteAcceptanceOverdue, .noteMediationOverdue, .term, .merge:
            throw .caseUnknown
        }
    }

    /// Opens a case: the law of the day of receipt says until when it is to be accepted.
    private static func open(
        _ opening: CaseOpening,
        _ facts: Case.Facts,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        guard opening.receivedOn <= now.day else { throw .decisionInFuture }
        guard let term = facts.rules.acceptance(of: opening.kind, receivedOn: opening.receivedOn) else {
            throw .deadlineRuleMissing
        }
        let basis = term.basis + facts.rules.alarms(of: CaseTerm(.accept), due: term.due, at: now)
        return [.opened(number: facts.next, opening: opening, acceptBy: term.due, basis: basis)]
    }
}

extension Case {
    /// A step is dated after the one before it and not in the future.
    static func check(_ day: Day, from earliest: Day, through today: Day) throws(Case.Rejection) {
        guard day <= today else { throw .decisionInFuture }
        guard day >= earliest else { throw .decisionOutOfOrder }
    }
}

extension DueDay {
    /// The moment from which it is too late: the last day is in time to its end.
    public var end: Moment { day.adding(days: 1).start }
}

extension GroundRule {
    /// Whether a decision names the law where the ground asks for it.
    func isNamed(by law: String?) -> Bool { mustName != true || !(law ?? "").isEmpty }

    /// The ground as a decision's basis.
    func basis(receivedOn received: Day, decidedOn decided: Day) -> Basis {
        Basis(
            rule: id,
            inputs: ["receivedOn": received.description, "decidedOn": decided.description],
            outcome: ["law": law, "article": article]
        )
    }
}
