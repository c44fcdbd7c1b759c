public import Decisions
public import Model

/// The post of an officer.
///
/// ```
/// unknown ──appoint──▶ appointed ──dismiss──▶ dismissed
///                       ▲─appoint┘ ◀──appoint──┘
/// ```
extension Officer: Decided {
    /// What is known of one officer.
    public indirect enum State: Equatable, Sendable {
        case unknown
        case appointed(Appointment)
        case dismissed
    }
}

extension Officer.State: Decider {
    /// Nobody is an officer until appointed.
    public static let initial = Self.unknown

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Officer.Command,
        knowing _: NoFacts,
        at _: Moment
    ) throws(Officer.Rejection) -> [Officer.Event] {
        switch (self, command) {
        case (.unknown, .appoint(let appointment, let giver)), (.dismissed, .appoint(let appointment, let giver)):
            return try Self.appoint(appointment, insteadOf: [], by: giver)
        case (.appointed(let known), .appoint(let appointment, let giver)):
            return known == appointment ? [] : try Self.appoint(appointment, insteadOf: known.roles, by: giver)
        case (.appointed(let known), .dismiss(let giver)) where known.roles.allSatisfy(giver.mayGive):
            return [.dismissed]
        case (.dismissed, .dismiss):
            return []

        case (.unknown, .dismiss): throw .officerNotAppointed
        case (.appointed, .dismiss): throw .officerRoleNotYoursToGive
        }
    }

    /// What is given and what is taken must both be the giver's to give; what stays is nobody's gift.
    private static func appoint(
        _ appointment: Appointment,
        insteadOf former: [Role],
        by giver: Role
    ) throws(Officer.Rejection) -> [Officer.Event] {
        guard !appointment.roles.isEmpty else { throw .officerHasNoRole }
        guard appointment.roles.allSatisfy(\.isForPersons) else { throw .officerRoleNotForPersons }
        guard !appointment.roles.excludeEachOther else { throw .officerRolesExcludeEachOther }
        let moved = Set(appointment.roles).symmetricDifference(former)
        guard (moved.isEmpty ? Set(former) : moved).allSatisfy(giver.mayGive) else { throw .officerRoleNotYoursToGive }
        return [.appointed(appointment: appointment)]
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Officer.Event) {
        switch event {
        case .appointed(let appointment): self = .appointed(appointment)
        case .dismissed: self = .dismissed
        }
    }
}
