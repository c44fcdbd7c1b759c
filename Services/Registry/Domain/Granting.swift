import Model

extension Role {
    /// Whether somebody in this role may give or take the other: nobody makes another of themselves.
    ///
    /// The system administrator, who comes first, makes the security administrator, and the security administrator
    /// makes everybody else. So neither of the two can do anything alone.
    func mayGive(_ other: Role) -> Bool {
        switch self {
        case .systemAdministrator: other == .securityAdministrator
        case .securityAdministrator: other != .securityAdministrator
        case .hotlineClerk, .intakeOfficer, .mediator, .head, .commerceSupervisor, .trainingOfficer, .enterprise,
            .public, .auditor, .hotlineLink, .service:
            false
        }
    }

    /// Whether a person can have it.
    var isForPersons: Bool { self != .hotlineLink && self != .service }
}

extension Collection where Element == Role {
    /// Whether two of them must not meet in one person.
    var excludeEachOther: Bool {
        contains { role in contains { role.excludes($0) } }
    }
}
