/// What a clue is entered on.
public struct ClueOpening: Codable, Hashable, Sendable {
    /// Where the office came upon it.
    public var source: ClueSource
    /// The case it was found in.
    public var caseID: Case.ID?
    /// When it was found: its term begins there.
    public var foundOn: Day
    /// The day that chooses the law: when the complaint of its case was received, else when it was found.
    public var ruledOn: Day
    /// Whom it is about, if that is known.
    public var enterprise: Enterprise.ID?
    /// What was found, sealed.
    public var narrative: Sealed

    /// An opening.
    public init(
        source: ClueSource,
        caseID: Case.ID? = nil,
        foundOn: Day,
        ruledOn: Day,
        enterprise: Enterprise.ID? = nil,
        narrative: Sealed
    ) {
        self.source = source
        self.caseID = caseID
        self.foundOn = foundOn
        self.ruledOn = ruledOn
        self.enterprise = enterprise
        self.narrative = narrative
    }
}

/// Where the office came upon a clue.
public enum ClueSource: String, Codable, Hashable, Sendable, CaseIterable {
    /// In a mediation (Order 121, Article 27).
    case mediation
    /// A complaint is about an agency that nobody has registered.
    case unregistered
    /// A list of a campaign names it.
    case list
}

/// What `clue.open` takes.
public struct ClueRequest: Codable, Hashable, CaseNaming {
    /// Where the office came upon it.
    public var source: ClueSource
    /// The case it was found in, by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// When it was found; today when nothing is said.
    public var foundOn: Day?
    /// Whom it is about, if that is known.
    public var enterprise: Enterprise.ID?
    /// What was found.
    public var narrative: NarrativeText
}

/// What `clue.list` takes.
public struct ClueListQuery: Codable, Hashable, Sendable {
    /// Only those found in that case.
    public var caseID: Case.ID?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// What `clue.get` takes.
public struct ClueQuery: Codable, Hashable, Sendable {
    /// The clue.
    public var id: Clue.ID
    /// Why what was found is to be shown; without it that is left out.
    public var reason: String?
}

/// A clue, for those who may know that it exists.
public struct ClueView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: Clue.ID
    /// Its official number.
    public var number: FileNumber
    /// Where the office came upon it.
    public var source: ClueSource
    /// The case it was found in.
    public var caseID: Case.ID?
    /// When it was found.
    public var foundOn: Day
    /// Whom it is about.
    public var enterprise: Enterprise.ID?
    /// How far it has come.
    public var stage: CheckStage
    /// Until when it is checked, or decided once a case is filed; absent while nothing runs.
    public var due: DueDay?
    /// Whether that day went by.
    public var isOverdue: Bool
    /// What was found, opened for the reason given.
    public var narrative: String?

    /// A clue.
    public init(
        id: Clue.ID,
        number: FileNumber,
        opening: ClueOpening,
        stage: CheckStage,
        due: DueDay?,
        isOverdue: Bool,
        narrative: String? = nil
    ) {
        self.id = id
        self.number = number
        source = opening.source
        caseID = opening.caseID
        foundOn = opening.foundOn
        enterprise = opening.enterprise
        self.stage = stage
        self.due = due
        self.isOverdue = isOverdue
        self.narrative = narrative
    }
}
