/// How a case had ended when it was found that it was against another enterprise.
public struct CorrectedEnding: Codable, Hashable, Sendable {
    /// The case's number.
    public var number: FileNumber
    /// What it had come to.
    public var outcome: Outcome
    /// When.
    public var on: Day

    /// What follows from a case for an enterprise.
    public enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
        case performed, unperformed, terminated
    }

    /// An ending.
    public init(number: FileNumber, outcome: Outcome, on: Day) {
        self.number = number
        self.outcome = outcome
        self.on = on
    }
}

/// That a dispute is of the other kind: wages that were called a refund, a refund that was called wages.
public struct CaseReclassification: Codable, Hashable, Sendable {
    /// What it is.
    public var kind: CaseKind
    /// When that was found.
    public var on: Day
    /// Why, sealed.
    public var reason: Sealed

    /// A change of kind.
    public init(kind: CaseKind, on: Day, reason: Sealed) {
        self.kind = kind
        self.on = on
        self.reason = reason
    }
}

/// What `case.reclassify` takes.
public struct CaseReclassifyRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// What it is.
    public var kind: CaseKind
    /// What the worker is to the enterprise, for a dispute of work.
    public var relation: LabourRelation?
    /// Why.
    public var reason: NarrativeText
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `case.scheduleTogether` takes: one session for several files.
public struct SharedSessionRequest: Codable, Hashable, Sendable {
    /// The cases, each by its id.
    public var cases: [Case.ID]
    /// The number of the session in each of them.
    public var number: Int
    /// When.
    public var at: Moment
    /// Whether they meet at one place.
    public var isOnSite: Bool
    /// Where, if they do.
    public var place: LineText?
    /// Who mediates.
    public var mediator: Officer.ID?

    /// The most cases of one session.
    public static let limit = 100
}
