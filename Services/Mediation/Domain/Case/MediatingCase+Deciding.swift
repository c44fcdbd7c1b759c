import Model

extension MediatingCase {
    /// What a case in mediation permits.
    func decide(
        _ command: Case.Command,
        _ rules: MediationRules,
        _ now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        switch command {
        case .identifyRespondent(let enterprise) where self.enterprise == enterprise: return []
        case .correctRespondent(let correction): return try correct(correction, today: now.day)
        case .accept(let day, _) where acceptedOn == day: return []
        case .agree(let day, let terms, let performedAtOnce):
            return try agree(on: day, terms: terms, performedAtOnce: performedAtOnce, today: now.day)
        case .terminate(let termination): return try terminate(termination, rules, at: now)
        case .recordTelling(let telling): return try recordTelling(telling, rules, at: now)
        case .mediate(let step): return try decide(step, rules, now)
        case .labour(.askRelation(let relation, _)) where file.relation == relation: return []
        case .supervise(let step): return try file.supervise(step, rules, at: now, isAgreed: false, isOver: false)
        case .noteAcceptanceOverdue: return try file.noteOverdue(CaseTerm(.accept), at: now)
        case .noteMediationOverdue: return try file.noteOverdue(CaseTerm(.mediate), at: now)
        case .term(let step): return try file.decide(step, rules, excluding: spans, at: now)
        case .merge: preconditionFailure("A merger is decided before the stage is asked.")

        case .open: throw .caseAlreadyOpen
        case .identifyRespondent: throw .respondentSettled
        case .accept, .refuse, .reclassify: throw .caseAlreadyAccepted
        case .recordPerformance: throw .caseNotAgreed
        case .labour: throw file.opening.kind == .labour ? .caseAlreadyAccepted : .caseNotLabour
        }
    }

    /// The appraisals that have ended: no day of them is counted in the term of mediation.
    var spans: [PauseSpan] {
        appraisals.values.compactMap { known in
            known.receivedOn.map { PauseSpan(from: known.appraisal.on, until: $0) }
        }
        .sorted { ($0.from, $0.until) < ($1.from, $1.until) }
    }

    /// Says that the case is against another enterprise; the terms go on as they were.
    private func correct(_ correction: RespondentCorrection, today: Day) throws(Case.Rejection) -> [Case.Event] {
        guard correction.enterprise != enterprise else { return [] }
        try Case.check(correction.on, from: acceptedOn, through: today)
        return [.respondentCorrected(correction: correction, was: enterprise, ending: nil)]
    }

    /// Both sides agreed, which is consent enough unless one of them has said no.
    private func agree(
        on day: Day,
        terms: [AgreedTerm],
        performedAtOnce: Bool,
        today: Day
    ) throws(Case.Rejection) -> [Case.Event] {
        try Case.check(day, from: acceptedOn, through: today)
        guard !terms.isEmpty else { throw .termsMissing }
        guard recusalBy == nil else { throw .mediationSuspended }
        guard CaseParty.allCases.allSatisfy({ consent(of: $0, to: .mediation) != false }) else {
            throw .consentRefused
        }
        return [
            .agreed(
                number: file.number,
                enterprise: enterprise,
                on: day,
                terms: terms,
                performedAtOnce: performedAtOnce
            )
        ]
    }

    /// Ends the mediation without an agreement, on one of the grounds of the law of its day.
    private func terminate(
        _ termination: CaseTermination,
        _ rules: MediationRules,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        try Case.check(termination.on, from: acceptedOn, through: now.day)
        let (kind, received) = (file.opening.kind, file.opening.receivedOn)
        guard let ground = rules.ground(.terminate, termination.ground, of: kind, receivedOn: received) else {
            throw .groundNotInForce
        }
        try check(ground, termination, rules)
        if let told = termination.told { try CaseFile.check(told, from: termination.on, at: now) }
        guard let term = rules.termination(of: kind, receivedOn: received, decidedOn: termination.on) else {
            throw .deadlineRuleMissing
        }
        let tell = CaseTerm(.tellTermination)
        let alarms = termination.told?.isProven == true ? [] : rules.alarms(of: tell, due: term.due, at: now)
        let ways = termination.told == nil ? [] : file.otherWays(rules, decidedOn: termination.on)
        return [
            .terminated(
                number: file.number,
                enterprise: enterprise,
                termination: termination,
                tellBothBy: term.due,
                basis: [ground.basis(receivedOn: received, decidedOn: termination.on)] + term.basis + ways
                    + alarms
            )
        ]
    }

    /// What a ground demands of the decision that names it.
    private func check(
        _ ground: GroundRule,
        _ termination: CaseTermination,
        _ rules: MediationRules
    ) throws(Case.Rejection) {
        let (kind, received) = (file.opening.kind, file.opening.receivedOn)
        if let found = termination.refusalGround, rules.ground(.refuse, found, of: kind, receivedOn: received) == nil {
            throw .groundNotInForce
        }
        if ground.mustFind == true, termination.refusalGround == nil {
            guard ground.coversFraud == true, termination.isFraud == true else { throw .groundFindingMissing }
        }
        guard ground.mustNameParty != true || termination.gone != nil else { throw .groundPartyMissing }
        guard ground.isNamed(by: termination.law) else { throw .groundLawMissing }
        guard ground.mustReason != true || termination.reason != nil else { throw .groundReasonMissing }
        guard ground.notBefore != nil else { return }
        let start = kind == .labour ? received : acceptedOn
        guard !isAppraising, rules.isOpen(ground, from: start, excluding: spans, on: termination.on) else {
            throw .groundTooEarly
        }
    }

    private func recordTelling(
        _ telling: CaseTelling,
        _ rules: MediationRules,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        switch telling.about {
        case .acceptance: return try file.recordTelling(telling, decidedOn: acceptedOn, rules, at: now)
        case .session:
            guard let number = telling.session, sessions[number] != nil else { throw .sessionUnknown }
            return try file.recordTelling(telling, decidedOn: acceptedOn, rules, at: now)
        case .refusal, .termination, .agreement: throw .nothingToTell
        }
    }
}
