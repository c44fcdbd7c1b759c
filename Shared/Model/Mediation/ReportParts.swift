/// What a report is entered on.
public struct ReportOpening: Codable, Hashable, Sendable {
    /// The order that told of it.
    public var order: Order.ID
    /// Who reported: a person of this report alone.
    public var reporter: Person.ID
    /// When the authority had it.
    public var receivedOn: Day
    /// Whom it is about, once that is known.
    public var enterprise: Enterprise.ID?
    /// Whether nobody knows who reported.
    public var isAnonymous: Bool
    /// Earlier reports of the same reporter, known by name and number together; never of an anonymous one.
    public var earlier: [Report.ID]

    /// An opening.
    public init(
        order: Order.ID,
        reporter: Person.ID,
        receivedOn: Day,
        enterprise: Enterprise.ID? = nil,
        isAnonymous: Bool = false,
        earlier: [Report.ID] = []
    ) {
        self.order = order
        self.reporter = reporter
        self.receivedOn = receivedOn
        self.enterprise = enterprise
        self.isAnonymous = isAnonymous
        self.earlier = earlier
    }
}

/// The decision whether a case of punishment is filed, made once a clue was checked.
public struct FilingDecision: Codable, Hashable, Sendable {
    /// Whether it is filed.
    public var isFiled: Bool
    /// When that was decided.
    public var on: Day
    /// Who decided.
    public var by: String
    /// The facts behind it, sealed.
    public var reason: Sealed?

    /// A decision.
    public init(isFiled: Bool, on: Day, by: String, reason: Sealed? = nil) {
        self.isFiled = isFiled
        self.on = on
        self.by = by
        self.reason = reason
    }
}

/// How a filed case of punishment ended.
public enum CheckOutcome: String, Codable, Hashable, Sendable, CaseIterable {
    case penalised, notPenalised, dropped, transferred
}

/// What a reporter was told, and how.
public struct ReporterTelling: Codable, Hashable, Sendable {
    /// What they were told.
    public var what: Content
    /// How and when.
    public var told: Telling

    /// What reporters are told: that it is not ours, whether a case was filed, what came of it.
    public enum Content: String, Codable, Hashable, Sendable, CaseIterable {
        case noCompetence, filing, result
    }

    /// A telling.
    public init(what: Content, told: Telling) {
        self.what = what
        self.told = told
    }
}

/// Leave for one named officer to learn who reported (Order 121, Article 37).
public struct IdentityGrant: Codable, Hashable, Sendable {
    /// Who may, as `user:<id>`.
    public var officer: String
    /// Who allowed it; never the same person.
    public var by: String
    /// Until when.
    public var until: Moment
    /// Why, sealed.
    public var reason: Sealed

    /// A grant.
    public init(officer: String, by: String, until: Moment, reason: Sealed) {
        self.officer = officer
        self.by = by
        self.until = until
        self.reason = reason
    }
}

/// How far a report or a clue has come.
public enum CheckStage: String, Codable, Hashable, Sendable, CaseIterable {
    /// It is being checked.
    case checking
    /// A case of punishment was filed and is to be decided.
    case deciding
    /// No case was filed.
    case notFiled
    /// The filed case was decided.
    case concluded
    /// It was not ours.
    case notOurs
    /// The same reporter told the same facts before.
    case repeated
    /// It became part of an earlier report of the same reporter.
    case joined
}
