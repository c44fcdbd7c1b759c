extension Case.Event {
    /// That a complaint exists, and how it ended, is no secret; who complained stays an id.
    ///
    /// What leaders write and how the work inside is supervised concerns nobody outside.
    public static func disclosure(of type: CodingKeys) -> Disclosure {
        switch type {
        case .opened, .respondentIdentified, .respondentCorrected, .reclassified, .accepted, .refused, .agreed,
            .performed,
            .unperformed, .terminated, .partyTold, .mediatorAssigned, .consentRecorded, .delegated, .delegationEnded,
            .sessionScheduled, .sessionHeld, .recusalRequested, .recusalDecided, .appraisalCommissioned,
            .appraisalReceived, .letterRecorded, .relationAsked, .labourReferred, .labourReceived, .inspectionFiled,
            .inspectionExtended, .inspectionFinished, .visited, .redoOrdered, .acceptanceOverdue, .mediationOverdue,
            .termRecomputed, .absorbed, .released, .merged, .unmerged:
            .open
        case .supervised, .instructed, .instructionReported, .termOverdue, .alarmRaised, .alarmPostponed: .closed
        }
    }

    /// The rules that decided it.
    public var basis: [Basis] {
        switch self {
        case .opened(_, _, _, let basis), .accepted(_, _, _, _, let basis), .refused(_, _, _, let basis),
            .terminated(_, _, _, _, let basis), .partyTold(_, _, let basis), .delegated(_, _, let basis),
            .appraisalReceived(_, _, _, _, let basis), .labourReceived(_, _, let basis),
            .inspectionFiled(_, _, let basis), .inspectionExtended(_, _, let basis), .instructed(_, let basis),
            .termRecomputed(_, _, _, let basis), .absorbed(_, _, _, _, _, let basis),
            .released(_, _, _, _, let basis), .unmerged(_, _, _, let basis),
            .reclassified(_, _, _, _, let basis):
            basis
        case .respondentIdentified, .respondentCorrected, .agreed, .performed, .unperformed, .mediatorAssigned,
            .consentRecorded, .delegationEnded, .sessionScheduled, .sessionHeld, .recusalRequested, .recusalDecided,
            .appraisalCommissioned, .letterRecorded, .relationAsked, .labourReferred, .inspectionFinished, .supervised,
            .instructionReported, .visited, .redoOrdered, .acceptanceOverdue, .mediationOverdue, .termOverdue,
            .alarmRaised, .alarmPostponed, .merged:
            []
        }
    }
}
