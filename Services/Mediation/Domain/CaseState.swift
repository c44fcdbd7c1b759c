public import Decisions
public import Model

/// The life of one case.
///
/// ```
/// unopened ──open──▶ waiting ──accept──▶ mediating ──agree──▶ agreed ──recordPerformance──▶ over
///                      └──refuse──▶ over     ├──agree, performed at once──────────────────▶ over
///                                            └──terminate─────────────────────────────────▶ over
/// ```
extension Case: Decided {
    /// What is known of one case.
    public indirect enum State: Equatable, Sendable {
        case unopened
        case waiting(WaitingCase)
        case mediating(MediatingCase)
        case agreed(AgreedCase)
        case over(opening: CaseOpening, ending: CaseEnding)
    }

    /// What a decision must know beyond the case itself.
    public struct Facts: Sendable {
        /// The number it would get; read only for an opening.
        public var next: FileNumber
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(next: FileNumber, rules: MediationRules) {
            self.next = next
            self.rules = rules
        }
    }
}

/// A case that nobody has accepted or refused yet.
public struct WaitingCase: Equatable, Sendable {
    var number: FileNumber
    var opening: CaseOpening
    var enterprise: Enterprise.ID?
    var acceptBy: DueDay
    var isOverdue = false
}

/// A case in mediation.
public struct MediatingCase: Equatable, Sendable {
    var number: FileNumber
    var opening: CaseOpening
    var enterprise: Enterprise.ID
    var acceptedOn: Day
    var mediateBy: DueDay
    var isOverdue = false
}

/// A case whose agreement is still to be performed.
public struct AgreedCase: Equatable, Sendable {
    var number: FileNumber
    var opening: CaseOpening
    var enterprise: Enterprise.ID
    var agreedOn: Day
    var terms: [AgreedTerm]
}

/// How a case ended.
public enum CaseEnding: Equatable, Sendable {
    case refused(CaseRefusal)
    case performedAtOnce(on: Day, terms: [AgreedTerm])
    case performed
    case unperformed
    case terminated(CaseTermination)
}

extension Case.State {
    /// Takes in what has happened.
    public mutating func evolve(_ event: Case.Event) {
        switch (event, self) {
        case (.opened(let number, let opening, let acceptBy, _), _):
            self = .waiting(
                WaitingCase(number: number, opening: opening, enterprise: opening.enterprise, acceptBy: acceptBy)
            )
        case (.respondentIdentified(let enterprise), .waiting(var waiting)):
            waiting.enterprise = enterprise
            self = .waiting(waiting)
        case (.acceptanceOverdue, .waiting(var waiting)):
            waiting.isOverdue = true
            self = .waiting(waiting)
        case (.accepted(let day, let enterprise, _, let mediateBy, _), .waiting(let waiting)):
            self = .mediating(
                MediatingCase(
                    number: waiting.number,
                    opening: waiting.opening,
                    enterprise: enterprise,
                    acceptedOn: day,
                    mediateBy: mediateBy
                )
            )
        case (.refused(_, _, let refusal, _), .waiting(let waiting)):
            self = .over(opening: waiting.opening, ending: .refused(refusal))
        case (.mediationOverdue, .mediating(var mediating)):
            mediating.isOverdue = true
            self = .mediating(mediating)
        case (.agreed(_, _, let day, let terms, true), .mediating(let mediating)):
            self = .over(opening: mediating.opening, ending: .performedAtOnce(on: day, terms: terms))
        case (.agreed(let number, let enterprise, let day, let terms, false), .mediating(let mediating)):
            self = .agreed(
                AgreedCase(
                    number: number,
                    opening: mediating.opening,
                    enterprise: enterprise,
                    agreedOn: day,
                    terms: terms
                )
            )
        case (.terminated(_, _, let termination, _, _), .mediating(let mediating)):
            self = .over(opening: mediating.opening, ending: .terminated(termination))
        case (.performed, .agreed(let agreed)): self = .over(opening: agreed.opening, ending: .performed)
        case (.unperformed, .agreed(let agreed)): self = .over(opening: agreed.opening, ending: .unperformed)
        case (.respondentIdentified, _), (.acceptanceOverdue, _), (.accepted, _), (.refused, _), (.mediationOverdue, _),
            (.agreed, _), (.terminated, _), (.performed, _), (.unperformed, _):
            preconditionFailure("The events of a case come in the order of its states.")
        }
    }
}
