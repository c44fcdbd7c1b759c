/// A dispute of a consumer, or a worker, with an enterprise, from its opening to its end (案件).
///
/// Its events are open: they name people by id alone and carry no narrative in the clear.
public enum Case: Subject {
    /// Identifies a case across every service.
    public typealias ID = Identifier<Case>

    /// What may be asked of a case.
    public enum Command: Equatable, Sendable {
        case open(opening: CaseOpening)
        case identifyRespondent(enterprise: Enterprise.ID)
        case correctRespondent(correction: RespondentCorrection)
        case reclassify(change: CaseReclassification)
        case accept(on: Day, told: Telling?)
        case refuse(refusal: CaseRefusal)
        case agree(on: Day, terms: [AgreedTerm], performedAtOnce: Bool)
        case recordPerformance(on: Day, isPerformed: Bool)
        case terminate(termination: CaseTermination)
        case recordTelling(telling: CaseTelling)
        case mediate(step: MediationStep)
        case labour(step: LabourStep)
        case supervise(step: SupervisionStep)
        case noteAcceptanceOverdue
        case noteMediationOverdue
        case term(step: TermStep)
        case merge(step: MergeStep)
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "case"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .case(event, of: id) }
}
