public import Model

/// A subject whose rules can be asked again: what they would have said of an event in another version.
///
/// Each domain says it for every event it has, in one exhaustive `switch`: not decided by any rule, computed again, or why
/// that cannot be.
public protocol Rederivable: Decided {
    /// The rules that decide.
    associatedtype Rules: Sendable

    /// The grounds that the rules of the question would give for an event that has happened.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - state: What was known of the subject just before.
    ///   - question: Which rules are asked.
    /// - Returns: The grounds, that no rule decides such an event, or why they cannot be told.
    static func rederived(_ event: Event, before state: State, _ question: WhatIf<Rules>) -> Rederived
}

/// Which rules are asked, and when the event was recorded.
public struct WhatIf<Rules: Sendable>: Sendable {
    /// The rules that are asked.
    public let rules: Rules
    /// When it was decided.
    public let moment: Moment

    /// A question about one event.
    public init(_ rules: Rules, at moment: Moment) {
        self.rules = rules
        self.moment = moment
    }
}

/// What comes of asking other rules about an event that has happened.
public enum Rederived: Equatable, Sendable {
    /// No rule decides such events.
    case unruled
    /// The grounds that it would have; none when no rule fits.
    case computed([Basis])
    /// More than the grounds can be compared: what the event says by the rules of then, and by those that are asked.
    case weighed(was: [Basis], would: [Basis])
    /// The log alone does not say enough, or the outcome was a person's choice.
    case never(because: Message)
}
