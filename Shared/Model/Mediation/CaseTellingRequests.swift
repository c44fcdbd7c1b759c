/// What `case.recordTelling` takes.
public struct CaseTellingRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Of what.
    public var about: ToldMatter
    /// Which session, if it is about one.
    public var session: Int?
    /// Who was told.
    public var whom: CaseParty
    /// By which way.
    public var how: Telling.Way
    /// When; now when nothing is said.
    public var at: Moment?
    /// Whether they agreed to be served electronically.
    public var hasConsent: Bool?
    /// What was said, or who answered.
    public var note: NarrativeText?
    /// What proves it, without which no term ends: a number or a digest.
    public var evidence: LineText?
    /// Who told them; whoever asks when nothing is said.
    public var by: Officer.ID?
}

/// What `case.correctRespondent` takes.
public struct CaseCorrectionRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// The right enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The right enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// Why.
    public var reason: NarrativeText
    /// When; today when nothing is said.
    public var on: Day?
}
