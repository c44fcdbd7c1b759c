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
        case accept(on: Day, told: Telling)
        case refuse(refusal: CaseRefusal)
        case agree(on: Day, terms: [AgreedTerm], performedAtOnce: Bool)
        case recordPerformance(on: Day, isPerformed: Bool)
        case terminate(termination: CaseTermination)
        case noteAcceptanceOverdue
        case noteMediationOverdue
    }

    /// What has happened to a case.
    ///
    /// Events that end something repeat the number and the enterprise, so that whoever follows needs no other event.
    public indirect enum Event: StoredEvent {
        case opened(number: FileNumber, opening: CaseOpening, acceptBy: DueDay, basis: [Basis])
        case respondentIdentified(enterprise: Enterprise.ID)
        case accepted(on: Day, enterprise: Enterprise.ID, told: Telling, mediateBy: DueDay, basis: [Basis])
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
        case acceptanceOverdue(due: Day)
        case mediationOverdue(due: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case opened = "opened.v1"
            case respondentIdentified = "respondentIdentified.v1"
            case accepted = "accepted.v1"
            case refused = "refused.v1"
            case agreed = "agreed.v1"
            case performed = "performed.v1"
            case unperformed = "unperformed.v1"
            case terminated = "terminated.v1"
            case acceptanceOverdue = "acceptanceOverdue.v1"
            case mediationOverdue = "mediationOverdue.v1"
        }

        /// That a complaint exists, and how it ended, is no secret; who complained stays an id.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .opened, .respondentIdentified, .accepted, .refused, .agreed, .performed, .unperformed, .terminated,
                .acceptanceOverdue, .mediationOverdue:
                .open
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .opened(_, _, _, let basis), .accepted(_, _, _, _, let basis), .refused(_, _, _, let basis),
                .terminated(_, _, _, _, let basis):
                basis
            case .respondentIdentified, .agreed, .performed, .unperformed, .acceptanceOverdue, .mediationOverdue: []
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "case"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .case(event, of: id) }
}
