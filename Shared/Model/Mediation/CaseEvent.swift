extension Case {
    /// What has happened to a case.
    ///
    /// Events that end something repeat the number and the enterprise, so that whoever follows needs no other event.
    public indirect enum Event: StoredEvent {
        case opened(number: FileNumber, opening: CaseOpening, acceptBy: DueDay, basis: [Basis])
        case respondentIdentified(enterprise: Enterprise.ID)
        /// `ending` is there when the case had ended, so that what followed from that moves with it.
        case respondentCorrected(correction: RespondentCorrection, was: Enterprise.ID, ending: CorrectedEnding?)
        /// It turned out to be a dispute of the other kind; its first term is counted anew from the same receipt.
        case reclassified(
            change: CaseReclassification,
            was: CaseKind,
            wasDue: DueDay?,
            acceptBy: DueDay,
            basis: [Basis]
        )
        case accepted(on: Day, enterprise: Enterprise.ID, told: Telling?, mediateBy: DueDay, basis: [Basis])
        case refused(number: FileNumber, enterprise: Enterprise.ID?, refusal: CaseRefusal, basis: [Basis])
        case agreed(
            number: FileNumber,
            enterprise: Enterprise.ID,
            on: Day,
            terms: [AgreedTerm],
            performedAtOnce: Bool
        )
        case performed(number: FileNumber, enterprise: Enterprise.ID, on: Day)
        case unperformed(number: FileNumber, enterprise: Enterprise.ID, on: Day)
        case terminated(
            number: FileNumber,
            enterprise: Enterprise.ID,
            termination: CaseTermination,
            tellBothBy: DueDay,
            basis: [Basis]
        )
        /// A side was told; `closes` is the term that ends with it.
        case partyTold(telling: CaseTelling, closes: CaseClockName?, basis: [Basis])

        case mediatorAssigned(mediator: Officer.ID, on: Day)
        case consentRecorded(consent: CaseConsent)
        case delegated(body: String, on: Day, basis: [Basis])
        case delegationEnded(on: Day)
        case sessionScheduled(session: CaseSession)
        case sessionHeld(number: Int, absent: [CaseParty])
        case recusalRequested(by: CaseParty, on: Day)
        case recusalDecided(isRecused: Bool, on: Day)
        case appraisalCommissioned(appraisal: Appraisal)
        /// Its result came; `mediateBy` is absent while another appraisal goes on.
        case appraisalReceived(number: Int, on: Day, document: String, mediateBy: DueDay?, basis: [Basis])
        case letterRecorded(letter: MediationLetter)

        case relationAsked(relation: LabourRelation, on: Day)
        case labourReferred(referral: LabourReferral)
        /// The receipt of a referral came; `acceptBy` is there for a labour inspection, and the rest ends with it.
        case labourReceived(receipt: ReferralReceipt, acceptBy: DueDay?, basis: [Basis])
        case inspectionFiled(on: Day, finishBy: DueDay, basis: [Basis])
        case inspectionExtended(approval: InspectionExtension, finishBy: DueDay, basis: [Basis])
        case inspectionFinished(number: FileNumber, on: Day, outcome: Sealed)

        case supervised(measure: SupervisionMeasure)
        case instructed(instruction: LeaderInstruction, basis: [Basis])
        case instructionReported(reference: String, on: Day, note: Sealed?)
        case visited(visit: ReturnVisit)
        case redoOrdered(remark: RedoRemark)

        case acceptanceOverdue(due: Day)
        case mediationOverdue(due: Day)
        case termOverdue(term: CaseTerm, due: Day)
        case alarmRaised(term: CaseTerm, colour: AlarmColour, due: Day)
        /// An alarm fell into the quiet hours and waits for their end.
        case alarmPostponed(term: CaseTerm, colour: AlarmColour, until: Moment)
        /// Newer rules, or a newer calendar, count a running term otherwise.
        case termRecomputed(term: CaseTerm, was: DueDay, due: DueDay, basis: [Basis])

        /// Another case was merged into this one; the earliest receipt counts, and the terms that it moves begin anew.
        case absorbed(
            other: Case.ID,
            otherNumber: FileNumber,
            likeness: CaseLikeness,
            receivedOn: Day,
            terms: [MovedTerm],
            basis: [Basis]
        )
        /// The other case goes its own way again.
        case released(other: Case.ID, otherNumber: FileNumber, receivedOn: Day, terms: [MovedTerm], basis: [Basis])
        /// This case was merged into another one, where it is handled; its terms stopped.
        case merged(live: Case.ID, liveNumber: FileNumber, likeness: CaseLikeness, stopped: [MovedTerm])
        /// This case goes its own way again; its terms run as they would have.
        case unmerged(live: Case.ID, liveNumber: FileNumber, terms: [MovedTerm], basis: [Basis])

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case opened = "opened.v1"
            case respondentIdentified = "respondentIdentified.v1"
            case respondentCorrected = "respondentCorrected.v1"
            case reclassified = "reclassified.v1"
            case accepted = "accepted.v1"
            case refused = "refused.v1"
            case agreed = "agreed.v1"
            case performed = "performed.v1"
            case unperformed = "unperformed.v1"
            case terminated = "terminated.v1"
            case partyTold = "partyTold.v1"
            case mediatorAssigned = "mediatorAssigned.v1"
            case consentRecorded = "consentRecorded.v1"
            case delegated = "delegated.v1"
            case delegationEnded = "delegationEnded.v1"
            case sessionScheduled = "sessionScheduled.v1"
            case sessionHeld = "sessionHeld.v1"
            case recusalRequested = "recusalRequested.v1"
            case recusalDecided = "recusalDecided.v1"
            case appraisalCommissioned = "appraisalCommissioned.v1"
            case appraisalReceived = "appraisalReceived.v1"
            case letterRecorded = "letterRecorded.v1"
            case relationAsked = "relationAsked.v1"
            case labourReferred = "labourReferred.v1"
            case labourReceived = "labourReceived.v1"
            case inspectionFiled = "inspectionFiled.v1"
            case inspectionExtended = "inspectionExtended.v1"
            case inspectionFinished = "inspectionFinished.v1"
            case supervised = "supervised.v1"
            case instructed = "instructed.v1"
            case instructionReported = "instructionReported.v1"
            case visited = "visited.v1"
            case redoOrdered = "redoOrdered.v1"
            case acceptanceOverdue = "acceptanceOverdue.v1"
            case mediationOverdue = "mediationOverdue.v1"
            case termOverdue = "termOverdue.v1"
            case alarmRaised = "alarmRaised.v1"
            case alarmPostponed = "alarmPostponed.v1"
            case termRecomputed = "termRecomputed.v1"
            case absorbed = "absorbed.v1"
            case released = "released.v1"
            case merged = "merged.v1"
            case unmerged = "unmerged.v1"
        }
    }
}
