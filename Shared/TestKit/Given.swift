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
        at now: Moment = .example,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> When<Kind> {
        let answer = Result { () throws(Kind.Rejection) in
            try state.decide(command, knowing: facts, at: now)
        }
        if case .success(let events) = answer, let kind = Kind.self as? any Rederivable.Type {
            ask(kind, again: events, knowing: facts, at: now, sourceLocation)
        }
        return When(answer: answer)
    }

    /// The same rules, asked again about what they have just decided, give the same grounds.
    private func ask<Ruled: Rederivable>(
        _: Ruled.Type,
        again events: [Any],
        knowing facts: Kind.State.Facts,
        at now: Moment,
        _ sourceLocation: SourceLocation
    ) {
        let known = Mirror(reflecting: facts).children.first { $0.label == "rules" }?.value
        guard let rules = known as? Ruled.Rules, var state = state as? Ruled.State,
            let events = events as? [Ruled.Event]
        else { return }
        for event in events {
            switch Ruled.rederived(event, before: state, WhatIf(rules, at: now)) {
            case .unruled, .never: #expect(event.basis == [], "\(event)", sourceLocation: sourceLocation)
            case .computed(let basis): #expect(event.basis == basis, sourceLocation: sourceLocation)
            case .weighed(let was, let would): #expect(was == would, sourceLocation: sourceLocation)
            }
            state.evolve(event)
        }
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
