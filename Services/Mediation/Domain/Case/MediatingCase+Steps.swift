import Model

extension MediatingCase {
    /// The steps on the way to an agreement; a request for recusal suspends them, but no term.
    func decide(
        _ step: Case.MediationStep,
        _ rules: MediationRules,
        _ now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        let today = now.day
        switch step {
        case .assign(let mediator, let day): return try file.assign(mediator, on: day, today: today)
        case .recordConsent(let consent):
            guard consents.last(where: { $0.party == consent.party && $0.to == consent.to }) != consent else {
                return []
            }
            try Case.check(consent.on, from: acceptedOn, through: today)
            return [.consentRecorded(consent: consent)]
        case .delegate(let body, let day): return try delegate(to: body, on: day, rules, today: today)
        case .endDelegation(let day):
            guard delegate != nil else {
                guard delegationEndedOn == day else { throw .notDelegated }
                return []
            }
            try Case.check(day, from: acceptedOn, through: today)
            return [.delegationEnded(on: day)]
        case .schedule(let session): return try schedule(session)
        case .hold(let number, let absent): return try hold(number, absent: absent, at: now)
        case .requestRecusal(let party, let day):
            guard recusalBy == nil else { return [] }
            try Case.check(day, from: acceptedOn, through: today)
            return [.recusalRequested(by: party, on: day)]
        case .decideRecusal(let isRecused, let day):
            guard recusalBy != nil else {
                guard lastRecusal == Recusal(isRecused: isRecused, on: day) else { throw .recusalNotRequested }
                return []
            }
            try Case.check(day, from: acceptedOn, through: today)
            return [.recusalDecided(isRecused: isRecused, on: day)]
        case .commissionAppraisal(let appraisal): return try commission(appraisal, rules, today: today)
        case .receiveAppraisal(let number, let day, let document):
            return try receive(number, on: day, document, rules, at: now)

        case .recordLetter: throw .caseNotAgreed
        }
    }

    /// What a side said last; nil when it was not asked.
    func consent(of party: CaseParty, to matter: CaseConsent.Matter) -> Bool? {
        consents.last { $0.party == party && $0.to == matter }?.isGiven
    }

    /// Whether an appraisal has not come back yet; the term stands still then.
    var isAppraising: Bool { appraisals.values.contains { $0.receivedOn == nil } }

    private func checkConsent(to matter: CaseConsent.Matter) throws(Case.Rejection) {
        let said = CaseParty.allCases.map { consent(of: $0, to: matter) }
        guard !said.contains(false) else { throw .consentRefused }
        guard !said.contains(nil) else { throw .consentMissing }
    }

    /// Lets a lawful body mediate in the authority's name: both sides agree, and it is never delegated on.
    private func delegate(
        to body: String,
        on day: Day,
        _ rules: MediationRules,
        today: Day
    ) throws(Case.Rejection) -> [Case.Event] {
        if let delegate {
            guard delegate == body else { throw .alreadyDelegated }
            return []
        }
        try Case.check(day, from: acceptedOn, through: today)
        try checkConsent(to: .delegation)
        guard let known = rules.body(body, on: day) else { throw .delegateUnknown }
        let basis = Basis(
            rule: known.id,
            inputs: ["delegatedOn": day.description],
            outcome: ["kind": known.kind.rawValue]
        )
        return [.delegated(body: body, on: day, basis: [basis])]
    }

    private func schedule(_ session: CaseSession) throws(Case.Rejection) -> [Case.Event] {
        if let known = sessions[session.number] {
            guard known == session else { throw .sessionNumberTaken }
            return []
        }
        guard recusalBy == nil else { throw .mediationSuspended }
        try checkConsent(to: .mediation)
        guard !session.isOnSite || session.place != nil else { throw .sessionPlaceMissing }
        guard session.at.day >= acceptedOn else { throw .decisionOutOfOrder }
        return [.sessionScheduled(session: session)]
    }

    /// Says that a session took place; an on-site one only after both were told of it in advance.
    private func hold(_ number: Int, absent: [CaseParty], at now: Moment) throws(Case.Rejection) -> [Case.Event] {
        guard let session = sessions[number] else { throw .sessionUnknown }
        guard held[number] == nil else { return [] }
        guard recusalBy == nil else { throw .mediationSuspended }
        guard now >= session.at else { throw .sessionNotBegun }
        let areTold = CaseParty.allCases.allSatisfy {
            file.isTold(.session, session: number, to: $0, before: session.at)
        }
        guard !session.isOnSite || areTold else { throw .sessionNotTold }
        return [.sessionHeld(number: number, absent: absent)]
    }

    private func commission(
        _ appraisal: Appraisal,
        _ rules: MediationRules,
        today: Day
    ) throws(Case.Rejection) -> [Case.Event] {
        if let known = appraisals[appraisal.number] {
            guard known.appraisal == appraisal else { throw .appraisalNumberTaken }
            return []
        }
        try Case.check(appraisal.on, from: acceptedOn, through: today)
        guard appraisal.isCostAgreed else { throw .appraisalCostOpen }
        let (kind, received) = (file.opening.kind, file.opening.receivedOn)
        let mayAppoint = rules.ground(.allow, Self.appointment, of: kind, receivedOn: received) != nil
        guard appraisal.chosenBy == .agreement || mayAppoint else { throw .appraiserNotAppointable }
        return [.appraisalCommissioned(appraisal: appraisal)]
    }

    /// Takes in a result: once no other appraisal goes on, the term begins anew without those days.
    private func receive(
        _ number: Int,
        on day: Day,
        _ document: String,
        _ rules: MediationRules,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        guard let known = appraisals[number] else { throw .appraisalUnknown }
        if let before = known.receivedOn {
            guard before == day, known.result == document else { throw .appraisalNumberTaken }
            return []
        }
        try Case.check(day, from: known.appraisal.on, through: now.day)
        let goesOn = appraisals.values.contains { $0.receivedOn == nil && $0.appraisal.number != number }
        guard !goesOn else {
            return [.appraisalReceived(number: number, on: day, document: document, mediateBy: nil, basis: [])]
        }
        let (kind, received) = (file.opening.kind, file.opening.receivedOn)
        let spans = spans + [PauseSpan(from: known.appraisal.on, until: day)]
        let counted = rules.mediation(of: kind, receivedOn: received, acceptedOn: acceptedOn, excluding: spans)
        guard let term = counted else { throw .deadlineRuleMissing }
        let basis = term.basis + rules.alarms(of: CaseTerm(.mediate), due: term.due, at: now)
        return [.appraisalReceived(number: number, on: day, document: document, mediateBy: term.due, basis: basis)]
    }

    /// The number under which the county's data say that the authority may appoint the body.
    private static let appointment = 1
}
