public import Decisions
public import Model

/// What mediation has learned of one enterprise: the last that was heard.
extension KnownEnterprise: Decided {
    /// What is known of it.
    public indirect enum State: Equatable, Sendable {
        case unheard
        case known(profile: EnterpriseProfile)
    }
}

extension KnownEnterprise.State: Decider {
    /// Nothing is known of it until registry tells.
    public static let initial = Self.unheard

    /// News is taken in; what is known already is no news.
    public func decide(
        _ command: KnownEnterprise.Command,
        knowing _: NoFacts,
        at _: Moment
    ) throws(KnownEnterprise.Rejection) -> [KnownEnterprise.Event] {
        switch (self, command) {
        case (.unheard, .learn(let profile)): [.learned(profile: profile)]
        case (.known(let known), .learn(let profile)): known == profile ? [] : [.changed(profile: profile)]
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: KnownEnterprise.Event) {
        switch event {
        case .learned(let profile), .changed(let profile): self = .known(profile: profile)
        }
    }
}
