import EventLog
import MediationDomain
import Model

/// The short clock of an order, which is its channel's.
enum OrderClock {
    /// Until when the channel wants its answer.
    static let answer = "answer"

    /// Which clocks an event of an order starts and stops.
    static func changes(after event: Order.Event, of id: Order.ID) -> [ClockChange] {
        let clock = Clock(answer, of: id.stream)
        return switch event {
        case .termsSet(let terms, _): [terms.isRunning ? .set(clock, due: terms.answerBy) : .clear(clock)]
        case .answered(let answer, _): answer.stopsClock ? [.clear(clock)] : []
        case .returned, .answerOverdue: [.clear(clock)]
        case .announced, .received, .updated, .advanced, .recategorised, .signed, .linkedToCase, .unlinkedFromCase,
            .linkedToReport,
            .split, .extensionAsked, .repeatedAfterEnd, .delivered:
            []
        }
    }
}

/// The daily comparison of both sides' lists.
enum LinkClock {
    /// When the platform's list is asked for next.
    static let reconcile = "reconcile"

    /// Which clocks an event of a link starts and moves.
    static func changes(after event: Link.Event, of id: Link.ID) -> [ClockChange] {
        let clock = Clock(reconcile, of: id.stream)
        return switch event {
        case .opened(_, _, let next), .reconciliationAsked(_, _, _, let next), .reconciliationPostponed(let next):
            [.set(clock, due: next)]
        case .reconciled, .retried: []
        }
    }
}
