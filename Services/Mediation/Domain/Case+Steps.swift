public import Model

extension WaitingCase {
    /// Accepts the complaint; a late acceptance is still one.
    func accept(
        on day: Day,
        told: Telling,
        _ rules: MediationRules,
        today: Day
    ) throws(Case.Rejection) -> [Case.Event] {
        try Case.check(day, from: opening.receivedOn, through: today)
        guard let enterprise else { throw .respondentUnidentified }
        guard let term = rules.mediation(of: opening.kind, receivedOn: opening.receivedOn, acceptedOn: day) else {
            throw .deadlineRuleMissing
        }
        return [.accepted(on: day, enterprise: enterprise, told: told, mediateBy: term.due, basis: term.basis)]
    }

    /// Refuses the complaint on one of the grounds of the law of its day.
    func refuse(
        _ refusal: CaseRefusal,
        _ rules: MediationRules,
        today: Day
    ) throws(Case.Rejection) -> [Case.Event] {
        try Case.check(refusal.on, from: opening.receivedOn, through: today)
        guard let ground = rules.ground(.refuse, refusal.ground, of: opening.kind, receivedOn: opening.receivedOn)
        else { throw .groundNotInForce }
        guard ground.isNamed(by: refusal.law) else { throw .groundLawMissing }
        return [
            .refused(
                number: number,
                enterprise: enterprise,
                refusal: refusal,
                basis: [ground.basis(receivedOn: opening.receivedOn, decidedOn: refusal.on)]
            )
        ]
    }

    /// Notes once that nobody decided in time; the last day is still in time.
    func noteOverdue(at now: Moment) throws(Case.Rejection) -> [Case.Event] {
        guard !isOverdue else { return [] }
        guard now >= acceptBy.end else { throw .caseNotOverdue }
        return [.acceptanceOverdue(due: acceptBy.day)]
    }
}

extension MediatingCase {
    /// Both sides agreed.
    func agree(
        on day: Day,
        terms: [AgreedTerm],
        performedAtOnce: Bool,
        today: Day
    ) throws(Case.Rejection) -> [Case.Event] {
        try Case.check(day, from: acceptedOn, through: today)
        guard !terms.isEmpty else { throw .termsMissing }
        return [
            .agreed(number: number, enterprise: enterprise, on: day, terms: terms, performedAtOnce: performedAtOnce)
        ]
    }

    /// Ends the mediation without an agreement, on one of the grounds of the law of its day.
    func terminate(
        _ termination: CaseTermination,
        _ rules: MediationRules,
        today: Day
    ) throws(Case.Rejection) -> [Case.Event] {
        try Case.check(termination.on, from: acceptedOn, through: today)
        let (kind, received) = (opening.kind, opening.receivedOn)
        guard let ground = rules.ground(.terminate, termination.ground, of: kind, receivedOn: received) else {
            throw .groundNotInForce
        }
        if let found = termination.refusalGround, rules.ground(.refuse, found, of: kind, receivedOn: received) == nil {
            throw .groundNotInForce
        }
        guard rules.isOpen(ground, acceptedOn: acceptedOn, on: termination.on) else { throw .groundTooEarly }
        guard ground.isNamed(by: termination.law) else { throw .groundLawMissing }
        guard let term = rules.termination(of: kind, receivedOn: received, decidedOn: termination.on) else {
            throw .deadlineRuleMissing
        }
        return [
            .terminated(
                number: number,
                enterprise: enterprise,
                termination: termination,
                tellBothBy: term.due,
                basis: [ground.basis(receivedOn: received, decidedOn: termination.on)] + term.basis
            )
        ]
    }

    /// Notes once that the term of mediation is over; ending it is a person's decision.
    func noteOverdue(at now: Moment) throws(Case.Rejection) -> [Case.Event] {
        guard !isOverdue else { return [] }
        guard now >= mediateBy.end else { throw .caseNotOverdue }
        return [.mediationOverdue(due: mediateBy.day)]
    }
}

extension AgreedCase {
    /// Says whether the agreement was kept; that it was not shows when the first agreed day is over.
    func recordPerformance(
        on day: Day,
        isPerformed: Bool,
        today: Day
    ) throws(Case.Rejection) -> [Case.Event] {
        try Case.check(day, from: agreedOn, through: today)
        guard !isPerformed else { return [.performed(number: number, enterprise: enterprise, on: day)] }
        guard terms.contains(where: { $0.performBy < day }) else { throw .performanceNotDue }
        return [.unperformed(number: number, enterprise: enterprise, on: day)]
    }
}

extension Case {
    /// A step is dated after the one before it and not in the future.
    fileprivate static func check(_ day: Day, from earliest: Day, through today: Day) throws(Rejection) {
        guard day <= today else { throw .decisionInFuture }
        guard day >= earliest else { throw .decisionOutOfOrder }
    }
}

extension DueDay {
    /// The moment from which it is too late: the last day is in time to its end.
    public var end: Moment { day.adding(days: 1).start }
}

extension GroundRule {
    fileprivate func isNamed(by law: String?) -> Bool { mustName != true || !(law ?? "").isEmpty }

    fileprivate func basis(receivedOn received: Day, decidedOn decided: Day) -> Basis {
        Basis(
            rule: id,
            inputs: ["receivedOn": received.description, "decidedOn": decided.description],
            outcome: ["law": law, "article": article]
        )
    }
}
