public import Decisions
public import Model

/// The life of one deputyship.
///
/// ```
/// unnamed ──appoint──▶ named ──end──▶ ended
/// ```
extension Deputyship: Decided {
    /// What is known of one deputyship.
    public indirect enum State: Equatable, Sendable {
        case unnamed
        case named(DeputyTerm)
        case ended(DeputyTerm)
    }
}

extension Deputyship.State: Decider {
    /// Nothing is known of it until somebody is named.
    public static let initial = Self.unnamed

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Deputyship.Command,
        knowing _: NoFacts,
        at now: Moment
    ) throws(Deputyship.Rejection) -> [Deputyship.Event] {
        switch (self, command) {
        case (.unnamed, .appoint(let term)):
            guard term.absent != term.deputy else { throw .deputyIsAbsent }
            guard term.from <= term.through else { throw .deputyTermBackwards }
            guard term.through >= now.day else { throw .deputyTermOver }
            if term.duty == .approvals, term.absent != term.by { throw .deputyNamedByOthers }
            return [.appointed(term: term)]
        case (.named(let known), .appoint(let term)) where known == term: return []
        case (.named, .end(let day, let by)): return [.ended(on: day, by: by)]
        case (.ended, .end): return []

        case (.unnamed, .end): throw .deputyshipUnknown
        case (.named, .appoint), (.ended, .appoint): throw .deputyshipAlreadyThere
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Deputyship.Event) {
        switch (event, self) {
        case (.appointed(let term), _): self = .named(term)
        case (.ended, .named(let term)): self = .ended(term)
        case (.ended, _): preconditionFailure("Only somebody who was named stops standing in.")
        }
    }
}
