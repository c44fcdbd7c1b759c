public import Model

/// A value that is folded from events and decides which events come next.
///
/// Both functions are pure and synchronous. That is what lets a service run them inside its write transaction, a test
/// run them without a database, and an auditor run them again years later.
public protocol Decider: Sendable {
    /// What may be asked.
    associatedtype Command
    /// What may have happened.
    associatedtype Event
    /// Why a request may be refused.
    associatedtype Rejection: Error, Equatable
    /// What a decision must know that its own history does not tell; read in the same transaction.
    associatedtype Facts: Sendable = NoFacts

    /// The state before anything has happened.
    static var initial: Self { get }

    /// Answers a command with what happens because of it, or refuses.
    ///
    /// No events means that the command asks for what is already so.
    func decide(_ command: Command, knowing facts: Facts, at now: Moment) throws(Rejection) -> [Event]

    /// Takes in something that has happened. It cannot fail: the event is already history.
    mutating func evolve(_ event: Event)
}

/// A subject that has its decisions: `Domain` makes it one by giving it a `State`.
public protocol Decided: Subject {
    /// What is known of one such thing, and what it decides.
    associatedtype State: Decider
    where State.Command == Command, State.Event == Event, State.Rejection == Rejection
}

/// Its own history is all that a decision needs.
public struct NoFacts: Sendable {
    /// Nothing to know.
    public init() {}
}

extension Decider {
    /// The state after `events`.
    public static func folding(_ events: some Sequence<Event>) -> Self {
        events.reduce(into: initial) { state, event in state.evolve(event) }
    }
}
