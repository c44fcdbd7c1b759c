/// What `lateEntry.record` takes: a sheet with either the order that came in on it, or what was done in a case.
public struct LateRecordRequest: Codable, Hashable, Sendable {
    /// The number that was printed on the sheet.
    public var paper: FileNumber
    /// When it happened, as the sheet says.
    public var happenedAt: Moment
    /// Why it could not be recorded then.
    public var cause: OutageCause
    /// SHA-256 of the scan of the sheet, in hex.
    public var scan: String
    /// What the clerk says about it.
    public var reason: NarrativeText
    /// The order that came in; it gets the sheet's number where it has none, and the day on which it happened.
    public var order: OrderReceiveRequest?
    /// The case in which something was done.
    public var `case`: CaseName?
    /// What was done in the case: `accepted` or `told`.
    public var act: LateAct?
    /// By which way the side was told.
    public var how: Telling.Way?
    /// Of what, where `act` is `told`.
    public var about: ToldMatter?
    /// Who was told, where `act` is `told`.
    public var whom: CaseParty?
}

/// What `lateEntry.confirm` takes.
public struct LateConfirmRequest: Codable, Hashable, Sendable {
    /// The late entry.
    public var id: LateEntry.ID
}

/// What `lateEntry.object` takes.
public struct LateObjectRequest: Codable, Hashable, Sendable {
    /// The late entry.
    public var id: LateEntry.ID
    /// In what entry and scan differ.
    public var reason: NarrativeText
}

/// What `lateEntry.list` takes.
public struct LateListQuery: Codable, Hashable, Sendable {
    /// Only those recorded from that day on.
    public var from: Day?
    /// Only those recorded up to that day.
    public var to: Day?
    /// Only those that stand so.
    public var standing: LateStanding?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// A late entry, without anything personal.
public struct LateEntryView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: LateEntry.ID
    /// The number of its sheet, as printed.
    public var paper: String
    /// When it happened.
    public var happenedAt: Moment
    /// When it was recorded.
    public var recordedAt: Moment
    /// How many whole hours lie between both.
    public var hoursLate: Int
    /// Why it could not be recorded then.
    public var cause: OutageCause
    /// What happened.
    public var act: LateAct
    /// The digest of the scan.
    public var scan: String
    /// The order that came in.
    public var order: Order.ID?
    /// The case in which something was done.
    public var caseID: Case.ID?
    /// Who typed it in.
    public var by: String
    /// How far it has come.
    public var standing: LateStanding
    /// Who compared it with the scan.
    public var comparedBy: String?
    /// Until when somebody compares it.
    public var confirmBy: Day?
    /// Whether nobody compared it by then.
    public var isOverdue: Bool

    /// An entry.
    public init(
        id: LateEntry.ID,
        paper: String,
        recordedAt: Moment,
        record: LateRecord,
        standing: LateStanding,
        comparedBy: String?,
        confirmBy: Day?,
        isOverdue: Bool
    ) {
        self.id = id
        self.paper = paper
        happenedAt = record.happenedAt
        self.recordedAt = recordedAt
        hoursLate = Int((recordedAt.milliseconds - record.happenedAt.milliseconds) / 3_600_000)
        cause = record.cause
        act = record.act
        scan = record.scan
        order = record.order
        caseID = record.caseID
        by = record.by
        self.standing = standing
        self.comparedBy = comparedBy
        self.confirmBy = confirmBy
        self.isOverdue = isOverdue
    }
}
