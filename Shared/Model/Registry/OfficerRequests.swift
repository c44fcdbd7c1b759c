/// What `officer.appoint` takes.
public struct AppointmentRequest: Codable, Hashable, Sendable {
    /// Who is appointed anew; without it somebody new is appointed.
    public var officer: Officer.ID?
    /// The officer's name.
    public var name: PersonName
    /// All the roles they have from now on.
    public var roles: [Role]
    /// Their office; for a role of `enterprise` the credit code.
    public var unit: LineText
}

/// What `officer.dismiss` takes.
public struct DismissalRequest: Codable, Hashable, Sendable {
    /// The officer.
    public var officer: Officer.ID
}

/// What `officer.list` takes.
public struct OfficerListQuery: Codable, Hashable, Sendable {
    /// Those who have this role.
    public var role: Role?
    /// Why names are to be shown; without it they are left out.
    public var reason: String?
    /// The most items on a page.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// An officer as a list shows them.
public struct OfficerView: Codable, Hashable, Sendable {
    /// The officer.
    public var officer: Officer.ID
    /// Their roles; none after a dismissal.
    public var roles: [Role]
    /// Their office.
    public var unit: LineText
    /// Shown only for a reason.
    public var name: String?

    /// A row without the name.
    public init(officer: Officer.ID, roles: [Role], unit: LineText) {
        self.officer = officer
        self.roles = roles
        self.unit = unit
    }
}
