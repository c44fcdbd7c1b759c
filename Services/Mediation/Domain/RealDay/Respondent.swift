public import Decisions
public import Model

/// What is known of a respondent without a licence.
extension Unregistered: Decided {
    /// How far it is known.
    public indirect enum State: Equatable, Sendable {
        case unknown
        case named(party: UnregisteredParty)
        case found(party: UnregisteredParty, enterprise: Enterprise.ID)
    }
}

extension Unregistered.State: Decider {
    /// Nobody is named.
    public static let initial = Self.unknown

    /// The transition table.
    public func decide(
        _ command: Unregistered.Command,
        knowing _: NoFacts,
        at now: Moment
    ) throws(Unregistered.Rejection) -> [Unregistered.Event] {
        switch (self, command) {
        case (.unknown, .name(let party)):
            guard party.on <= now.day else { throw .unregisteredInFuture }
            switch party.kind {
            case .agency: guard party.sign != nil else { throw .unregisteredWithoutSign }
            case .person: guard party.sign == nil, party.place == nil else { throw .unregisteredPersonInClear }
            }
            return [.named(party: party)]
        case (.named(let known), .name(let party)), (.found(let known, _), .name(let party)):
            guard known == party else { throw .unregisteredNamed }
            return []
        case (.named, .find(let enterprise, let day)):
            guard day <= now.day else { throw .unregisteredInFuture }
            return [.found(enterprise: enterprise, on: day)]
        case (.found(_, let known), .find(let enterprise, _)):
            guard known == enterprise else { throw .unregisteredFound }
            return []

        case (.unknown, .find): throw .unregisteredUnknown
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Unregistered.Event) {
        switch (event, self) {
        case (.named(let party), _): self = .named(party: party)
        case (.found(let enterprise, _), .named(let party)): self = .found(party: party, enterprise: enterprise)
        case (.found, .unknown), (.found, .found): preconditionFailure("Only somebody named is found.")
        }
    }
}

/// What is known of one sign of an enterprise.
extension Alias: Decided {
    /// Whether it still points to it.
    public indirect enum State: Equatable, Sendable {
        case unknown
        case noted(alias: NotedAlias)
        case struck(alias: NotedAlias)
    }
}

extension Alias.State: Decider {
    /// Nothing is noted.
    public static let initial = Self.unknown

    /// The transition table.
    public func decide(
        _ command: Alias.Command,
        knowing _: NoFacts,
        at _: Moment
    ) throws(Alias.Rejection) -> [Alias.Event] {
        switch (self, command) {
        case (.unknown, .note(let alias)): [.noted(alias: alias)]
        case (.noted(let known), .note(let alias)) where known == alias: []
        case (.noted, .strike): [.struck]
        case (.struck, .strike): []

        case (.unknown, .strike): throw .aliasUnknown
        case (.noted, .note), (.struck, .note): throw .aliasNoted
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Alias.Event) {
        switch (event, self) {
        case (.noted(let alias), _): self = .noted(alias: alias)
        case (.struck, .noted(let alias)): self = .struck(alias: alias)
        case (.struck, _): preconditionFailure("Only what is noted is struck out.")
        }
    }
}
