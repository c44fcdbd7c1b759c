public import Decisions
public import Model

/// What somebody found of pairs of which this is the first.
extension Lookalike: Decided {
    /// Those that are something else.
    public struct State: Equatable, Sendable {
        var dismissed: Set<UniqueID> = []
    }

    /// What a decision must know beyond the pair's own history.
    public struct Facts: Equatable, Sendable {
        /// The first of the pair.
        public var own: UniqueID

        /// The facts of a test or of a transaction.
        public init(own: UniqueID) {
            self.own = own
        }
    }
}

extension Lookalike.State: Decider {
    /// Nobody has looked yet.
    public static let initial = Self()

    /// A pair is dismissed once.
    public func decide(
        _ command: Lookalike.Command,
        knowing facts: Lookalike.Facts,
        at _: Moment
    ) throws(Lookalike.Rejection) -> [Lookalike.Event] {
        switch command {
        case .dismiss(facts.own, _): throw .pairOfOne
        case .dismiss(let other, let reason):
            dismissed.contains(other) ? [] : [.dismissed(other: other, reason: reason)]
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Lookalike.Event) {
        switch event {
        case .dismissed(let other, _): dismissed.insert(other)
        }
    }
}
