import EventLog
import MediationDomain
import Model

/// The terms of a case that ring when they have run out.
enum CaseClock {
    /// Until when it is accepted or refused.
    static let accept = "accept"
    /// Until when an agreement is reached.
    static let mediate = "mediate"

    /// Which clocks an event of a case starts and stops; a term rings when its last day is over.
    static func changes(after event: Case.Event, of id: Case.ID) -> [ClockChange] {
        let acceptance = Clock(accept, of: id.stream)
        let mediation = Clock(mediate, of: id.stream)
        return switch event {
        case .opened(_, _, let acceptBy, _): [.set(acceptance, due: acceptBy.end)]
        case .accepted(_, _, _, let mediateBy, _): [.clear(acceptance), .set(mediation, due: mediateBy.end)]
        case .refused, .acceptanceOverdue: [.clear(acceptance)]
        case .agreed, .terminated, .mediationOverdue: [.clear(mediation)]
        case .respondentIdentified, .performed, .unperformed: []
        }
    }
}
