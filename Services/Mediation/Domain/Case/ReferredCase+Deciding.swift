import Model

extension ReferredCase {
    /// What a worker's case permits that was handed over: it is in other hands, and never in two.
    func decide(
        _ command: Case.Command,
        _ rules: MediationRules,
        _ now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        switch command {
        case .labour(let step): return try decide(step, rules, now)
        case .supervise(let step): return try file.supervise(step, rules, at: now, isAgreed: false, isOver: false)
        case .noteAcceptanceOverdue: return try file.noteOverdue(CaseTerm(.accept), at: now)
        case .noteMediationOverdue: return []
        case .term(let step): return try file.decide(step, rules, at: now)
        case .merge: preconditionFailure("A merger is decided before the stage is asked.")

        case .open: throw .caseAlreadyOpen
        case .recordTelling: throw .nothingToTell
        case .identifyRespondent, .correctRespondent, .reclassify, .accept, .refuse, .agree, .recordPerformance,
            .terminate,
            .mediate:
            throw .caseReferred
        }
    }

    private func decide(
        _ step: Case.LabourStep,
        _ rules: MediationRules,
        _ now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        switch step {
        case .askRelation(let relation, _) where file.relation == relation: return []
        case .refer(let referral) where self.referral == referral: return []
        case .recordReceipt(let receipt): return try record(receipt, rules, at: now)
        case .file(let day): return try file(on: day, rules, at: now)
        case .extend(let approval): return try extend(approval, rules, at: now)
        case .finish(let day, let outcome):
            guard let filedOn else { throw .inspectionNotFiled }
            try Case.check(day, from: filedOn, through: now.day)
            return [.inspectionFinished(number: file.number, on: day, outcome: outcome)]

        case .askRelation, .refer: throw .caseReferred
        }
    }

    /// The referral has arrived; for all but an inspection the case ends here.
    private func record(
        _ receipt: ReferralReceipt,
        _ rules: MediationRules,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        guard self.receipt != receipt else { return [] }
        guard self.receipt == nil else { throw .caseReferred }
        try Case.check(receipt.on, from: referral.on, through: now.day)
        guard referral.to == .inspection else {
            return [.labourReceived(receipt: receipt, acceptBy: nil, basis: [])]
        }
        guard let term = rules.acceptance(of: .labour, receivedOn: receipt.on) else { throw .deadlineRuleMissing }
        let basis = term.basis + rules.alarms(of: CaseTerm(.accept), due: term.due, at: now)
        return [.labourReceived(receipt: receipt, acceptBy: term.due, basis: basis)]
    }

    private func file(on day: Day, _ rules: MediationRules, at now: Moment) throws(Case.Rejection) -> [Case.Event] {
        guard filedOn != day else { return [] }
        guard filedOn == nil else { throw .caseReferred }
        guard let receipt else { throw .receiptMissing }
        try Case.check(day, from: receipt.on, through: now.day)
        guard let term = rules.inspection(filedOn: day, isExtended: false) else { throw .deadlineRuleMissing }
        let basis = term.basis + rules.alarms(of: CaseTerm(.inspect), due: term.due, at: now)
        return [.inspectionFiled(on: day, finishBy: term.due, basis: basis)]
    }

    private func extend(
        _ approval: InspectionExtension,
        _ rules: MediationRules,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        guard self.approval != approval else { return [] }
        guard self.approval == nil else { throw .inspectionAlreadyExtended }
        guard let filedOn else { throw .inspectionNotFiled }
        try Case.check(approval.on, from: filedOn, through: now.day)
        guard let term = rules.inspection(filedOn: filedOn, isExtended: true) else { throw .deadlineRuleMissing }
        let basis = term.basis + rules.alarms(of: CaseTerm(.inspect), due: term.due, at: now)
        return [.inspectionExtended(approval: approval, finishBy: term.due, basis: basis)]
    }
}
