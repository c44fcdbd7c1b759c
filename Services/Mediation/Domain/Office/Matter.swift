public import Decisions
public import Model

/// The life of what lies elsewhere.
///
/// ```
/// unregistered ──register──▶ lodged ──advance──▶ accepted ──advance──▶ handled
///                               └──advance──▶ declined
/// ```
extension Matter: Decided {
    /// What is known of it.
    public indirect enum State: Equatable, Sendable {
        case unregistered
        case registered(ExternalMatter)
    }

    /// What a decision must know beyond the matter itself.
    public struct Facts: Sendable {
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(rules: MediationRules) {
            self.rules = rules
        }
    }
}

extension Matter.State: Decider {
    /// Nothing is known of it until somebody writes it down.
    public static let initial = Self.unregistered

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Matter.Command,
        knowing facts: Matter.Facts,
        at now: Moment
    ) throws(Matter.Rejection) -> [Matter.Event] {
        switch (self, command) {
        case (.unregistered, .register(let matter)):
            guard matter.since <= now.day else { throw .externalMatterInFuture }
            guard let body = facts.rules.office.body(matter.body) else { throw .externalBodyUnknown }
            return [.registered(matter: matter, isListed: body.isListed, basis: [body.basis(since: matter.since)])]
        case (.registered(let known), .register(let matter)) where known == matter: return []
        case (.registered(let known), .advance(let standing, let day, let evidence)):
            guard known.standing != standing else { return [] }
            guard day <= now.day else { throw .externalMatterInFuture }
            guard known.standing == .lodged || known.standing == .accepted else { throw .externalMatterOver }
            return [.advanced(standing: standing, on: day, evidence: evidence)]

        case (.unregistered, .advance): throw .externalMatterUnknown
        case (.registered, .register): throw .externalMatterKnown
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Matter.Event) {
        switch (event, self) {
        case (.registered(let matter, _, _), _): self = .registered(matter)
        case (.advanced(let standing, _, let evidence), .registered(var matter)):
            matter.standing = standing
            matter.evidence = evidence ?? matter.evidence
            self = .registered(matter)
        case (.advanced, .unregistered): preconditionFailure("It is written down before it goes on.")
        }
    }
}

extension ExternalBody {
    /// Whether the law names it, of something that lies there.
    func basis(since day: Day) -> Basis {
        Basis(rule: id, inputs: ["since": day.description], outcome: ["listed": isListed ? "true" : "false"])
    }
}
