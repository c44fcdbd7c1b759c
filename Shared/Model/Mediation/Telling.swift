/// How and when somebody was told; the law asks that it can be proved, not for a letter.
public struct Telling: Codable, Hashable, Sendable {
    /// By which way.
    public var how: Way
    /// When, if it is known to the minute.
    public var at: Moment?
    /// Whether they agreed to be served electronically; that way holds only then.
    public var hasConsent: Bool?
    /// What was said, or who answered, sealed.
    public var note: Sealed?
    /// The digest or the number of a recording, a receipt or a photograph that proves it.
    public var evidence: String?
    /// Who told them, as events name people.
    public var by: String?

    /// The ways people are told.
    public enum Way: String, Codable, Hashable, Sendable, CaseIterable {
        case phone, sms, platform, letter, inPerson, post, electronic, publicNotice
    }

    /// A telling.
    public init(
        how: Way,
        at: Moment? = nil,
        hasConsent: Bool? = nil,
        note: Sealed? = nil,
        evidence: String? = nil,
        by: String? = nil
    ) {
        self.how = how
        self.at = at
        self.hasConsent = hasConsent
        self.note = note
        self.evidence = evidence
        self.by = by
    }

    /// Whether it can be shown that they were told: when, by whom, and by what proof; nothing less ends a term.
    public var isProven: Bool { at != nil && by?.isEmpty == false && evidence?.isEmpty == false }
}

/// A side of a dispute.
public enum CaseParty: String, Codable, Hashable, Sendable, CaseIterable {
    case complainant, respondent
}

/// What somebody is told of.
public enum ToldMatter: String, Codable, Hashable, Sendable, CaseIterable {
    case acceptance, refusal, termination, session, agreement
}

/// That one side was told of one thing.
public struct CaseTelling: Codable, Hashable, Sendable {
    /// Of what.
    public var about: ToldMatter
    /// Which session, if it is about one.
    public var session: Int?
    /// Who was told.
    public var whom: CaseParty
    /// How and when.
    public var telling: Telling

    /// That a side was told.
    public init(about: ToldMatter, session: Int? = nil, whom: CaseParty, telling: Telling) {
        self.about = about
        self.session = session
        self.whom = whom
        self.telling = telling
    }
}
