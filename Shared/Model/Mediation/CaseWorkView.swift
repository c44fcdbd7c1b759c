/// Who works on a case and how far they are; nothing personal.
public struct CaseWorkView: Codable, Hashable, Sendable {
    /// Who mediates.
    public var mediator: Officer.ID?
    /// The body that mediates in the authority's name.
    public var delegate: String?
    /// Whether a request for recusal suspends the mediation.
    public var isSuspended: Bool
    /// Whether an agreement still lacks its letter, or that both did without one.
    public var isLetterOpen: Bool
    /// The strongest measure of a supervisor.
    public var supervision: SupervisionMeasure.Kind?
    /// Who answers for the case since then.
    public var responsible: Officer.ID?
    /// What the worker is to the enterprise.
    public var relation: LabourRelation?
    /// How content the complainant was at the last return visit.
    public var satisfaction: ReturnVisit.Satisfaction?
    /// Until when it is to be done again, if that was ordered.
    public var redoBy: Day?

    /// Nobody works on it yet.
    public init(isSuspended: Bool = false, isLetterOpen: Bool = false) {
        self.isSuspended = isSuspended
        self.isLetterOpen = isLetterOpen
    }
}

/// That a side was told of something.
public struct CaseTellingView: Codable, Hashable, Sendable {
    /// Of what.
    public var about: ToldMatter
    /// Which session, if it is about one.
    public var session: Int?
    /// Who was told.
    public var whom: CaseParty
    /// By which way.
    public var how: Telling.Way
    /// When.
    public var at: Moment?
    /// The digest of what proves it.
    public var evidence: String?
    /// Who told them.
    public var by: String?
    /// Whether it can be shown; only then does it end a term.
    public var isProven: Bool
    /// What was said, opened for the reason given.
    public var note: String?

    /// A telling, with its note if that was opened.
    public init(_ telling: CaseTelling, note: String?) {
        about = telling.about
        session = telling.session
        whom = telling.whom
        how = telling.telling.how
        at = telling.telling.at
        evidence = telling.telling.evidence
        by = telling.telling.by
        isProven = telling.telling.isProven
        self.note = note
    }
}
