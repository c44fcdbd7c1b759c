public import Decisions
public import Model

extension Case.State: Decider {
    /// Nothing is known of a case until it is opened.
    public static let initial = Self.unopened

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Case.Command,
        knowing facts: Case.Facts,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        switch (self, command) {
        case (.unopened, .open(let opening)):
            return try Self.open(opening, facts, on: now.day)
        case (.waiting(let waiting), .open(let opening)) where waiting.opening == opening:
            return []
        case (.waiting(let waiting), .identifyRespondent(let enterprise)):
            return waiting.enterprise == enterprise ? [] : [.respondentIdentified(enterprise: enterprise)]
        case (.waiting(let waiting), .accept(let day, let told)):
            return try waiting.accept(on: day, told: told, facts.rules, today: now.day)
        case (.waiting(let waiting), .refuse(let refusal)):
            return try waiting.refuse(refusal, facts.rules, today: now.day)
        case (.waiting(let waiting), .noteAcceptanceOverdue):
            return try waiting.noteOverdue(at: now)

        case (.mediating(let mediating), .identifyRespondent(let enterprise)) where mediating.enterprise == enterprise:
            return []
        case (.mediating(let mediating), .accept(let day, _)) where mediating.acceptedOn == day:
            return []
        case (.mediating(let mediating), .agree(let day, let terms, let performedAtOnce)):
            return try mediating.agree(on: day, terms: terms, performedAtOnce: performedAtOnce, today: now.day)
        case (.mediating(let mediating), .terminate(let termination)):
            return try mediating.terminate(termination, facts.rules, today: now.day)
        case (.mediating(let mediating), .noteMediationOverdue):
            return try mediating.noteOverdue(at: now)

        case (.agreed(let agreed), .agree(let day, let terms, false))
        where agreed.agreedOn == day && agreed.terms == terms:
            return []
        case (.agreed(let agreed), .recordPerformance(let day, let isPerformed)):
            return try agreed.recordPerformance(on: day, isPerformed: isPerformed, today: now.day)

        case (.over(_, .refused(let known)), .refuse(let refusal)) where known == refusal: return []
        case (.over(_, .terminated(let known)), .terminate(let termination)) where known == termination: return []
        case (.over(_, .performedAtOnce(let known, let kept)), .agree(let day, let terms, true))
        where known == day && kept == terms:
            return []
        case (.over(_, .performed), .recordPerformance(_, true)): return []
        case (.over(_, .unperformed), .recordPerformance(_, false)): return []
        case (.mediating, .noteAcceptanceOverdue), (.agreed, .noteAcceptanceOverdue), (.over, .noteAcceptanceOverdue),
            (.agreed, .noteMediationOverdue), (.over, .noteMediationOverdue):
            return []

        case (.unopened, _): throw .caseUnknown
        case (.waiting, .open), (.mediating, .open), (.agreed, .open): throw .caseAlreadyOpen
        case (.waiting, .agree), (.waiting, .terminate), (.waiting, .recordPerformance),
            (.waiting, .noteMediationOverdue):
            throw .caseNotAccepted
        case (.mediating, .identifyRespondent), (.agreed, .identifyRespondent): throw .respondentSettled
        case (.mediating, .accept), (.mediating, .refuse), (.agreed, .accept), (.agreed, .refuse):
            throw .caseAlreadyAccepted
        case (.mediating, .recordPerformance): throw .caseNotAgreed
        case (.agreed, .agree), (.agreed, .terminate): throw .caseAlreadyAgreed
        case (.over, _): throw .caseOver
        }
    }

    /// Opens a case: the law of the day of receipt says until when it is to be accepted.
    private static func open(
        _ opening: CaseOpening,
        _ facts: Case.Facts,
        on today: Day
    ) throws(Case.Rejection) -> [Case.Event] {
        guard opening.receivedOn <= today else { throw .decisionInFuture }
        guard let term = facts.rules.acceptance(of: opening.kind, receivedOn: opening.receivedOn) else {
            throw .deadlineRuleMissing
        }
        return [.opened(number: facts.next, opening: opening, acceptBy: term.due, basis: term.basis)]
    }
}
