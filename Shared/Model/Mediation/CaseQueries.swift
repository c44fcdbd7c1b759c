/// What `case.get` takes.
public struct CaseQuery: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Why what is sealed is to be shown; without it that is left out.
    public var reason: String?
}

/// What `case.list` takes: cases that somebody still has to act on, by their due day.
public struct CaseListQuery: Codable, Hashable, Sendable {
    /// Only against that enterprise.
    public var enterprise: Enterprise.ID?
    /// Only those due by that day.
    public var dueBy: Day?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// What `enterprise.candidates` takes: words of a caller.
public struct CandidateQuery: Codable, Hashable, Sendable {
    /// A name, a part of one, or what stands over a door.
    public var text: LineText
}

/// What `report.get` takes.
public struct ReportQuery: Codable, Hashable, Sendable {
    /// The report.
    public var id: Report.ID
}

/// What `report.list` takes.
public struct ReportListQuery: Codable, Hashable, Sendable {
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}
