/// A joint complaint (共同投诉): several people with one dispute, who act through two of them; its id is its case's.
///
/// Who belongs to it and who consented to what stands here; the dispute itself is the case's.
public enum Joint: Subject {
    /// Identifies a joint complaint: the same UUID as its case.
    public typealias ID = Identifier<Joint>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case form(members: [JointMember])
        case join(member: JointMember)
        case chooseRepresentatives(persons: [Person.ID], on: Day, paper: Sealed)
        case propose(matter: JointMatter, what: Sealed, on: Day)
        case answer(proposal: Int, person: Person.ID, on: Day, isConsent: Bool)
        case adopt(proposal: Int, on: Day)
        case leaveOut(person: Person.ID, on: Day, reason: Sealed?)
        case splitOff(person: Person.ID, to: Case.ID, on: Day)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case formed(members: [JointMember], basis: [Basis])
        case joined(member: JointMember)
        case representativesChosen(persons: [Person.ID], on: Day, paper: Sealed, basis: [Basis])
        case proposed(proposal: Int, matter: JointMatter, what: Sealed, on: Day)
        case answered(proposal: Int, person: Person.ID, on: Day, isConsent: Bool)
        case adopted(proposal: Int, matter: JointMatter, on: Day, basis: [Basis])
        case leftOut(person: Person.ID, on: Day, reason: Sealed?)
        case splitOff(person: Person.ID, to: Case.ID, on: Day)
        /// So many people complain together that somebody must know of it.
        case groupNoticed(members: Int, basis: [Basis])

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case formed = "formed.v1"
            case joined = "joined.v1"
            case representativesChosen = "representativesChosen.v1"
            case proposed = "proposed.v1"
            case answered = "answered.v1"
            case adopted = "adopted.v1"
            case leftOut = "leftOut.v1"
            case splitOff = "splitOff.v1"
            case groupNoticed = "groupNoticed.v1"
        }

        /// Who complains together with whom is nobody's business outside.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .formed, .joined, .representativesChosen, .proposed, .answered, .adopted, .leftOut, .splitOff,
                .groupNoticed:
                .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .formed(_, let basis), .representativesChosen(_, _, _, let basis), .adopted(_, _, _, let basis),
                .groupNoticed(_, let basis):
                basis
            case .joined, .proposed, .answered, .leftOut, .splitOff: []
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "joint"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .joint(event, of: id) }
}

extension Identifier<Joint> {
    /// The joint complaint of that case.
    public init(of id: Case.ID) { self.init(id.value) }

    /// The case it is about.
    public var caseID: Case.ID { Identifier<Case>(value) }
}
