public import Decisions
public import Model

/// The life of one case.
///
/// ```
/// unopened ──open──▶ waiting ──accept──▶ mediating ──agree──▶ agreed ──recordPerformance──▶ over
///                      ├──refuse──▶ over     ├──agree, performed at once──────────────────▶ over
///                      │                     └──terminate─────────────────────────────────▶ over
///                      └──refer──▶ referred ──receipt, inspection finished────────────────▶ over
/// waiting, mediating ──merge into another──▶ merged ──leave it──▶ what it was
/// ```
extension Case: Decided {
    /// What is known of one case.
    public indirect enum State: Equatable, Sendable {
        case unopened
        case waiting(WaitingCase)
        case mediating(MediatingCase)
        case agreed(AgreedCase)
        case referred(ReferredCase)
        case over(OverCase)
        case merged(MergedCase)
    }

    /// What a decision must know beyond the case itself.
    public struct Facts: Sendable {
        /// The number it would get; read only for an opening.
        public var next: FileNumber
        /// The rules in force.
        public var rules: MediationRules
        /// The other case, when it is about a merger.
        public var merging = MergingFacts()
        /// How many of those who complain together have not consented to a settlement.
        public var unconsented = 0

        /// The facts of a test or of a transaction.
        public init(next: FileNumber, rules: MediationRules) {
            self.next = next
            self.rules = rules
        }
    }
}

/// A case that nobody has accepted or refused yet.
public struct WaitingCase: Equatable, Sendable {
    var file: CaseFile
}

/// A case in mediation.
public struct MediatingCase: Equatable, Sendable {
    var file: CaseFile
    var enterprise: Enterprise.ID
    var acceptedOn: Day
    var consents: [CaseConsent] = []
    var delegate: String?
    var delegationEndedOn: Day?
    var sessions: [Int: CaseSession] = [:]
    var held: [Int: [CaseParty]] = [:]
    var recusalBy: CaseParty?
    var lastRecusal: Recusal?
    var appraisals: [Int: CommissionedAppraisal] = [:]

    struct Recusal: Equatable, Sendable {
        var isRecused: Bool
        var on: Day
    }
}

/// An appraisal, and its result once that is there.
struct CommissionedAppraisal: Equatable, Sendable {
    var appraisal: Appraisal
    var receivedOn: Day?
    var result: String?
}

/// A case whose agreement is still to be performed.
public struct AgreedCase: Equatable, Sendable {
    var file: CaseFile
    var enterprise: Enterprise.ID
    var agreedOn: Day
    var terms: [AgreedTerm]
}

/// A worker's case that was handed over.
public struct ReferredCase: Equatable, Sendable {
    var file: CaseFile
    var referral: LabourReferral
    var receipt: ReferralReceipt?
    var filedOn: Day?
    var approval: InspectionExtension?
}

/// A case that has ended; what is told, asked back and remarked afterwards does not reopen it.
public struct OverCase: Equatable, Sendable {
    var file: CaseFile
    var ending: CaseEnding
}

/// How a case ended.
public enum CaseEnding: Equatable, Sendable {
    case refused(CaseRefusal)
    case performedAtOnce(on: Day, terms: [AgreedTerm])
    case performed
    case unperformed
    case terminated(CaseTermination)
    case handedOver(ReferralReceipt)
    case inspected(on: Day)
}
