// A program with the Swift libraries inside is built without the test library.
#if canImport(Testing)
public import Decisions
public import Model
public import Testing

/// Starts a sentence about a subject: *given* what has happened, *when* this is asked, *then* that follows.
public func given<Kind: Decided>(_: Kind.Type, _ history: Kind.Event...) -> Given<Kind> {
    Given(state: .folding(history))
}

/// The same for a history that a test has put together.
public func given<Kind: Decided>(_: Kind.Type, after history: [Kind.Event]) -> Given<Kind> {
    Given(state: .folding(history))
}

/// The state a sentence starts from.
public struct Given<Kind: Decided> {
    let state: Kind.State

    /// Asks, knowing these facts, at a time of the test's choosing.
    public func when(
        _ command: Kind.Command,
        knowing facts: Kind.State.Facts,
        at now: Moment = .example
    ) -> When<Kind> {
        When(
            answer: Result { () throws(Kind.Rejection) in
                try state.decide(command, knowing: facts, at: now)
            }
        )
    }
}

extension Given where Kind.State.Facts == NoFacts {
    /// Asks of a subject that needs no facts.
    public func when(_ command: Kind.Command, at now: Moment = .example) -> When<Kind> {
        when(command, knowing: NoFacts(), at: now)
    }
}

/// The answer a sentence ends on.
public struct When<Kind: Decided> {
    let answer: Result<[Kind.Event], Kind.Rejection>

    /// Expects exactly these events, in this order; none means that nothing new happened.
    public func then(_ events: Kind.Event..., sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(answer == .success(events), sourceLocation: sourceLocation)
    }

    /// Expects a refusal.
    public func rejects(_ rejection: Kind.Rejection, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(answer == .failure(rejection), sourceLocation: sourceLocation)
    }
}

extension Moment {
    /// Wednesday 30 September 2026, 09:00 in China: when tests happen unless they say otherwise.
    public static let example = Moment(milliseconds: 1_790_730_000_000)
}
#endif
