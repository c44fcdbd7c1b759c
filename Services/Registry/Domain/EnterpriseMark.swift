public import Decisions
public import Model

/// The marks of one enterprise.
///
/// ```
/// unmarked ──markDepositShort──▶ marked ──clearDepositShort──▶ unmarked      one for each top-up
/// ```
extension EnterpriseMark: Decided {
    /// What is marked: the top-ups that are overdue.
    public struct State: Equatable, Sendable {
        var short: [Int64: Day] = [:]
    }
}

extension EnterpriseMark.State: Decider {
    /// Nothing is marked.
    public static let initial = Self()

    /// News is taken in; what is marked already, or never was, is no news.
    public func decide(
        _ command: EnterpriseMark.Command,
        knowing _: NoFacts,
        at _: Moment
    ) throws(EnterpriseMark.Rejection) -> [EnterpriseMark.Event] {
        switch command {
        case .markDepositShort(let topUp, let due):
            short[topUp] == nil ? [.depositShortMarked(topUp: topUp, due: due)] : []
        case .clearDepositShort(let topUp, let day):
            short[topUp] == nil ? [] : [.depositShortCleared(topUp: topUp, on: day)]
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: EnterpriseMark.Event) {
        switch event {
        case .depositShortMarked(let topUp, let due): short[topUp] = due
        case .depositShortCleared(let topUp, _): short[topUp] = nil
        }
    }
}
