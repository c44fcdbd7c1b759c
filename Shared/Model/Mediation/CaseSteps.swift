extension Case {
    /// What may be asked on the way from acceptance to an agreement or its failure.
    public enum MediationStep: Equatable, Sendable {
        case assign(mediator: Officer.ID, on: Day)
        case recordConsent(consent: CaseConsent)
        case delegate(body: String, on: Day)
        case endDelegation(on: Day)
        case schedule(session: CaseSession)
        case hold(session: Int, absent: [CaseParty])
        case requestRecusal(by: CaseParty, on: Day)
        case decideRecusal(isRecused: Bool, on: Day)
        case commissionAppraisal(appraisal: Appraisal)
        case receiveAppraisal(number: Int, on: Day, document: String)
        case recordLetter(letter: MediationLetter)
    }

    /// What may be asked of a worker's case.
    public enum LabourStep: Equatable, Sendable {
        case askRelation(relation: LabourRelation, on: Day)
        case refer(referral: LabourReferral)
        case recordReceipt(receipt: ReferralReceipt)
        case file(on: Day)
        case extend(approval: InspectionExtension)
        case finish(on: Day, outcome: Sealed)
    }

    /// What those above and those asking back may ask of a case, at any time of its life.
    public enum SupervisionStep: Equatable, Sendable {
        case supervise(measure: SupervisionMeasure)
        case instruct(instruction: LeaderInstruction)
        case reportInstruction(reference: String, on: Day, note: Sealed?)
        case visit(visit: ReturnVisit)
        case orderRedo(remark: RedoRemark)
    }

    /// What the machine asks of a case's terms.
    public enum TermStep: Equatable, Sendable {
        case noteOverdue(term: CaseTerm)
        case raiseAlarm(term: CaseTerm, colour: AlarmColour)
        case recompute
    }
}
