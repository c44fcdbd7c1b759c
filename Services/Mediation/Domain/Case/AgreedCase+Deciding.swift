import Model

extension AgreedCase {
    /// What a case permits whose agreement is still to be performed.
    func decide(
        _ command: Case.Command,
        _ rules: MediationRules,
        _ now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        switch command {
        case .correctRespondent(let correction): return try correct(correction, today: now.day)
        case .agree(let day, let terms, false) where agreedOn == day && self.terms == terms: return []
        case .recordPerformance(let day, let isPerformed):
            return try recordPerformance(on: day, isPerformed: isPerformed, today: now.day)
        case .recordTelling(let telling):
            return try file.recordTelling(telling, decidedOn: decided(telling.about), rules, at: now)
        case .mediate(.recordLetter(let letter)): return try file.recordLetter(letter, today: now.day)
        case .mediate(.assign(let mediator, let day)): return try file.assign(mediator, on: day, today: now.day)
        case .supervise(let step): return try file.supervise(step, rules, at: now, isAgreed: true, isOver: false)
        case .noteAcceptanceOverdue: return try file.noteOverdue(CaseTerm(.accept), at: now)
        case .noteMediationOverdue: return []
        case .term(let step): return try file.decide(step, rules, at: now)
        case .merge: preconditionFailure("A merger is decided before the stage is asked.")

        case .open: throw .caseAlreadyOpen
        case .identifyRespondent: throw .respondentSettled
        case .accept, .refuse, .reclassify: throw .caseAlreadyAccepted
        case .agree, .terminate, .mediate: throw .caseAlreadyAgreed
        case .labour: throw file.opening.kind == .labour ? .caseAlreadyAgreed : .caseNotLabour
        }
    }

    /// Says that the agreement is another enterprise's.
    private func correct(_ correction: RespondentCorrection, today: Day) throws(Case.Rejection) -> [Case.Event] {
        guard correction.enterprise != enterprise else { return [] }
        try Case.check(correction.on, from: agreedOn, through: today)
        return [.respondentCorrected(correction: correction, was: enterprise, ending: nil)]
    }

    private func decided(_ matter: ToldMatter) -> Day? {
        switch matter {
        case .acceptance: file.acceptedOn
        case .agreement: agreedOn
        case .refusal, .termination, .session: nil
        }
    }

    /// Says whether the agreement was kept; that it was not shows when the first agreed day is over.
    private func recordPerformance(
        on day: Day,
        isPerformed: Bool,
        today: Day
    ) throws(Case.Rejection) -> [Case.Event] {
        try Case.check(day, from: agreedOn, through: today)
        guard !isPerformed else { return [.performed(number: file.number, enterprise: enterprise, on: day)] }
        guard terms.contains(where: { $0.performBy < day }) else { throw .performanceNotDue }
        return [.unperformed(number: file.number, enterprise: enterprise, on: day)]
    }
}
