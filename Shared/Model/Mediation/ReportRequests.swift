/// What `report.proposeExtension` and `clue.proposeExtension` take.
public struct ExtensionRequest: Codable, Hashable, Sendable {
    /// The report or clue.
    public var id: UniqueID
    /// Why more time is needed.
    public var reason: NarrativeText
}

/// What `report.approveExtension` and `clue.approveExtension` take.
public struct CheckReference: Codable, Hashable, Sendable {
    /// The report or clue.
    public var id: UniqueID
}

/// What `report.commissionTest`, `report.recordTestResult` and the same of clues take.
public struct TestRequest: Codable, Hashable, Sendable {
    /// The report or clue.
    public var id: UniqueID
    /// When it was commissioned, or when the result came; today when nothing is said.
    public var on: Day?
    /// The document that proves it: its number and what it says.
    public var document: LineText
}

/// What `report.decideFiling` and `clue.decideFiling` take.
public struct FilingRequest: Codable, Hashable, Sendable {
    /// The report or clue.
    public var id: UniqueID
    /// Whether a case of punishment is filed.
    public var isFiled: Bool
    /// When that was decided; today when nothing is said.
    public var on: Day?
    /// The facts behind it.
    public var reason: NarrativeText?
}

/// What `report.conclude` and `clue.conclude` take.
public struct ConclusionRequest: Codable, Hashable, Sendable {
    /// The report or clue.
    public var id: UniqueID
    /// What came of the filed case.
    public var outcome: CheckOutcome
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `report.declineCompetence` takes.
public struct CompetenceRequest: Codable, Hashable, Sendable {
    /// The report.
    public var id: Report.ID
    /// The market-supervision authority the reporter is told to go to directly, where one is competent.
    public var goTo: LineText?
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `report.oweResult` takes.
public struct ResultRequest: Codable, Hashable, Sendable {
    /// The report.
    public var id: Report.ID
    /// The rule of `tellings` that says so.
    public var rule: String
}

/// What `report.tell` takes.
public struct ReporterTellingRequest: Codable, Hashable, Sendable {
    /// The report.
    public var id: Report.ID
    /// What the reporter was told.
    public var what: ReporterTelling.Content
    /// How.
    public var told: Telling.Way
    /// What proves it: a number or a digest.
    public var evidence: LineText?
    /// When; now when nothing is said.
    public var at: Moment?
}

/// What `report.noteRepeat`, `report.merge` and `report.link` take.
public struct ReportPairRequest: Codable, Hashable, Sendable {
    /// The later report.
    public var id: Report.ID
    /// The earlier one.
    public var earlier: Report.ID
}

/// What `report.grantIdentity` takes.
public struct IdentityGrantRequest: Codable, Hashable, Sendable {
    /// The report.
    public var id: Report.ID
    /// Who may learn who reported, as `user:<id>`.
    public var officer: LineText
    /// Why.
    public var reason: NarrativeText
    /// Until when.
    public var until: Moment
}

/// What `report.revokeIdentity` takes.
public struct IdentityRevocationRequest: Codable, Hashable, Sendable {
    /// The report.
    public var id: Report.ID
    /// Who may no longer, as `user:<id>`.
    public var officer: LineText
}

/// What `report.identity` takes.
public struct IdentityQuery: Codable, Hashable, Sendable {
    /// The report.
    public var id: Report.ID
    /// Why it is opened this time.
    public var reason: String
}

/// What `report.status` takes.
public struct ReportStatusQuery: Codable, Hashable, Sendable {
    /// The code that the reporter was given.
    public var code: LineText
}
