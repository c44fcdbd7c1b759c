import Model

extension WaitingCase {
    /// What a case permits that waits for acceptance.
    func decide(
        _ command: Case.Command,
        _ rules: MediationRules,
        _ now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        switch command {
        case .open(let opening) where file.opening == opening: return []
        case .identifyRespondent(let enterprise):
            return file.enterprise == enterprise ? [] : [.respondentIdentified(enterprise: enterprise)]
        case .reclassify(let change): return try reclassify(change, rules, at: now)
        case .accept(let day, let told): return try accept(on: day, told: told, rules, at: now)
        case .refuse(let refusal): return try refuse(refusal, rules, today: now.day)
        case .mediate(.assign(let mediator, let day)): return try file.assign(mediator, on: day, today: now.day)
        case .labour(.askRelation(let relation, let day)):
            return try file.askRelation(relation, on: day, today: now.day)
        case .labour(.refer(let referral)): return try refer(referral, today: now.day)
        case .supervise(let step): return try file.supervise(step, rules, at: now, isAgreed: false, isOver: false)
        case .noteAcceptanceOverdue: return try file.noteOverdue(CaseTerm(.accept), at: now)
        case .term(let step): return try file.decide(step, rules, at: now)
        case .merge: preconditionFailure("A merger is decided before the stage is asked.")

        case .open: throw .caseAlreadyOpen
        case .correctRespondent, .agree, .terminate, .recordPerformance, .noteMediationOverdue: throw .caseNotAccepted
        case .recordTelling: throw .nothingToTell
        case .mediate(let step): throw step.refusedBeforeAcceptance
        case .labour: throw file.opening.kind == .labour ? .caseNotReferred : .caseNotLabour
        }
    }

    /// Says that it is a dispute of the other kind: the other law counts, from the same receipt.
    private func reclassify(
        _ change: CaseReclassification,
        _ rules: MediationRules,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        guard change.kind != file.opening.kind else { return [] }
        let received = file.opening.receivedOn
        try Case.check(change.on, from: received, through: now.day)
        guard let term = rules.acceptance(of: change.kind, receivedOn: received) else { throw .deadlineRuleMissing }
        let accept = CaseTerm(.accept)
        let reclassified = Case.Event.reclassified(
            change: change,
            was: file.opening.kind,
            wasDue: file.terms[accept]?.due,
            acceptBy: term.due,
            basis: term.basis + rules.alarms(of: accept, due: term.due, at: now)
        )
        return [reclassified] + (now >= term.due.end ? [.overdue(accept, due: term.due.day)] : [])
    }

    /// Accepts the complaint; a late acceptance is still one, and the telling may come later.
    private func accept(
        on day: Day,
        told: Telling?,
        _ rules: MediationRules,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        let opening = file.opening
        try Case.check(day, from: opening.receivedOn, through: now.day)
        if let told { try CaseFile.check(told, from: day, at: now) }
        guard let enterprise = file.enterprise else { throw .respondentUnidentified }
        if opening.kind == .labour {
            guard let relation = file.relation else { throw .relationNotAsked }
            guard relation == .employee else { throw .relationNotEmployee }
        }
        guard let term = rules.mediation(of: opening.kind, receivedOn: opening.receivedOn, acceptedOn: day) else {
            throw .deadlineRuleMissing
        }
        let basis = term.basis + rules.alarms(of: CaseTerm(.mediate), due: term.due, at: now)
        return [.accepted(on: day, enterprise: enterprise, told: told, mediateBy: term.due, basis: basis)]
    }

    /// Refuses the complaint on one of the grounds of the law of its day; the refusal names the other ways.
    private func refuse(
        _ refusal: CaseRefusal,
        _ rules: MediationRules,
        today: Day
    ) throws(Case.Rejection) -> [Case.Event] {
        let (received, number) = (file.opening.receivedOn, refusal.ground)
        try Case.check(refusal.on, from: received, through: today)
        guard let ground = rules.ground(.refuse, number, of: file.opening.kind, receivedOn: received) else {
            throw .groundNotInForce
        }
        guard ground.isNamed(by: refusal.law) else { throw .groundLawMissing }
        guard ground.mustReason != true || refusal.reason != nil else { throw .groundReasonMissing }
        return [
            .refused(
                number: file.number,
                enterprise: file.enterprise,
                refusal: refusal,
                basis: [ground.basis(receivedOn: received, decidedOn: refusal.on)]
                    + file.otherWays(rules, decidedOn: refusal.on)
            )
        ]
    }

    /// Hands a worker's case to whoever is competent: the relation says who that can be.
    private func refer(_ referral: LabourReferral, today: Day) throws(Case.Rejection) -> [Case.Event] {
        guard file.opening.kind == .labour else { throw .caseNotLabour }
        guard let relation = file.relation else { throw .relationNotAsked }
        guard referral.to != .inspection || relation == .employee else { throw .relationNotEmployee }
        try Case.check(referral.on, from: file.opening.receivedOn, through: today)
        return [.labourReferred(referral: referral)]
    }
}

extension Case.MediationStep {
    /// Why a step of the mediation is refused before there is one.
    fileprivate var refusedBeforeAcceptance: Case.Rejection {
        switch self {
        case .recordLetter: .caseNotAgreed
        case .assign, .recordConsent, .delegate, .endDelegation, .schedule, .hold, .requestRecusal, .decideRecusal,
            .commissionAppraisal, .receiveAppraisal:
            .caseNotAccepted
        }
    }
}
