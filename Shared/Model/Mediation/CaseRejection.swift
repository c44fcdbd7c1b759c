extension Case {
    /// Why a command was refused; a normal answer, not a fault.
    public enum Rejection: String, Rejecting {
        case caseUnknown
        case caseAlreadyOpen
        case deadlineRuleMissing
        case respondentUnidentified
        case respondentSettled
        case caseAlreadyAccepted
        case caseNotAccepted
        case caseAlreadyAgreed
        case caseNotAgreed
        case caseOver
        case groundNotInForce
        case groundTooEarly
        case groundLawMissing
        case groundReasonMissing
        case groundFindingMissing
        case groundPartyMissing
        case termsMissing
        case performanceNotDue
        case decisionInFuture
        case decisionOutOfOrder
        case caseNotOverdue

        case nothingToTell
        case electronicConsentMissing

        case consentMissing
        case consentRefused
        case delegateUnknown
        case alreadyDelegated
        case notDelegated
        case sessionUnknown
        case sessionNumberTaken
        case sessionPlaceMissing
        case sessionNotTold
        case sessionNotBegun
        case mediationSuspended
        case recusalNotRequested
        case appraisalUnknown
        case appraisalNumberTaken
        case appraisalCostOpen
        case appraiserNotAppointable
        case letterAlreadyRecorded

        case caseNotLabour
        case relationNotAsked
        case relationNotEmployee
        case caseReferred
        case caseNotReferred
        case receiptMissing
        case inspectionNotFiled
        case inspectionAlreadyExtended

        case instructionUnknown
        case instructionTaken
        case caseNotOver
        case redoWithoutVisit

        case caseMerged
        case mergedElsewhere
        case mergedWithItself
        case mergedHasMerged
        case mergedKindsDiffer
        case mergedRespondentsDiffer
        case complainantsDiffer
        case membersUnconsented

        /// An unknown case is not found, and wrong entries are the caller's; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .caseUnknown, .sessionUnknown, .appraisalUnknown, .instructionUnknown, .delegateUnknown: .notFound
            case .groundNotInForce, .groundLawMissing, .groundReasonMissing, .groundFindingMissing,
                .groundPartyMissing, .termsMissing, .decisionInFuture, .decisionOutOfOrder, .sessionPlaceMissing,
                .mergedWithItself:
                .invalidArgument
            case .caseAlreadyOpen, .deadlineRuleMissing, .respondentUnidentified, .respondentSettled,
                .caseAlreadyAccepted, .caseNotAccepted, .caseAlreadyAgreed, .caseNotAgreed, .caseOver, .groundTooEarly,
                .performanceNotDue, .caseNotOverdue, .nothingToTell, .electronicConsentMissing,
                .consentMissing, .consentRefused, .alreadyDelegated, .notDelegated, .sessionNumberTaken,
                .sessionNotTold, .sessionNotBegun, .mediationSuspended, .recusalNotRequested, .appraisalNumberTaken,
                .appraisalCostOpen, .appraiserNotAppointable, .letterAlreadyRecorded, .caseNotLabour,
                .relationNotAsked, .relationNotEmployee, .caseReferred, .caseNotReferred, .receiptMissing,
                .inspectionNotFiled, .inspectionAlreadyExtended, .instructionTaken, .caseNotOver, .redoWithoutVisit,
                .caseMerged, .mergedElsewhere, .mergedHasMerged, .mergedKindsDiffer, .mergedRespondentsDiffer,
                .complainantsDiffer, .membersUnconsented:
                .failedPrecondition
            }
        }
    }
}
