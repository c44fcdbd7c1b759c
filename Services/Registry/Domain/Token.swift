public import Decisions
public import Model

/// The life of a token in the register; that it ends by itself is for whoever checks it.
///
/// ```
/// unknown ──issue──▶ issued ──revoke──▶ revoked
/// ```
extension Token: Decided {
    /// What is known of one token.
    public indirect enum State: Equatable, Sendable {
        case unknown
        case issued(Grant)
        case revoked
    }

    /// What a decision must know beyond the token itself.
    public struct Facts: Equatable, Sendable {
        /// The roles that the holder is appointed to.
        public var appointed: Set<Role>
        /// The roles of the holder's live tokens.
        public var held: Set<Role>

        /// The facts of a test or of a transaction.
        public init(appointed: Set<Role> = [], held: Set<Role> = []) {
            self.appointed = appointed
            self.held = held
        }
    }
}

extension Token.State: Decider {
    /// Nothing is known of a token until it is issued.
    public static let initial = Self.unknown

    /// How many hours a token may live: at most a long working day.
    static let hours = 1...12

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Token.Command,
        knowing facts: Token.Facts,
        at now: Moment
    ) throws(Token.Rejection) -> [Token.Event] {
        switch (self, command) {
        case (.unknown, .issue(let grant, let hours, let giver)):
            guard giver.mayGive(grant.role) else { throw .tokenRoleNotYoursToGive }
            guard Self.hours.contains(hours) else { throw .tokenLifetimeOutOfRange }
            try Self.check(grant, knowing: facts)
            let second = now.milliseconds / 1_000
            return [.issued(grant: grant, expires: Moment(milliseconds: (second + Int64(hours) * 3_600) * 1_000))]
        case (.issued(let known), .issue(let grant, _, _)) where known == grant:
            return []
        case (.issued, .revoke):
            return [.revoked]
        case (.revoked, .revoke):
            return []

        case (.issued, .issue): throw .tokenAlreadyIssued
        case (.revoked, .issue): throw .tokenAlreadyRevoked
        case (.unknown, .revoke): throw .tokenNotIssued
        }
    }

    /// Whether that holder can have that role now.
    private static func check(_ grant: Grant, knowing facts: Token.Facts) throws(Token.Rejection) {
        switch grant.holder {
        case .link:
            guard grant.role == .hotlineLink else { throw .tokenRoleNotForHolder }
        case .officer:
            guard grant.role.isForPersons else { throw .tokenRoleNotForHolder }
            guard facts.appointed.contains(grant.role) else { throw .tokenHolderNotAppointed }
            guard !facts.held.union([grant.role]).excludeEachOther else { throw .tokenRolesExcludeEachOther }
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Token.Event) {
        switch event {
        case .issued(let grant, _): self = .issued(grant)
        case .revoked: self = .revoked
        }
    }
}
