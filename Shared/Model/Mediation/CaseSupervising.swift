/// That a case was taken to a supervisor: it changes who is responsible, never a term.
public struct SupervisionMeasure: Codable, Hashable, Sendable {
    /// How strong it is.
    public var kind: Kind
    /// Who answers for the case from then on.
    public var responsible: Officer.ID
    /// When.
    public var on: Day
    /// Why, sealed.
    public var reason: Sealed?

    /// 督办, 黄牌, 红牌.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case urged, yellowCard, redCard
    }

    /// A measure.
    public init(kind: Kind, responsible: Officer.ID, on: Day, reason: Sealed? = nil) {
        self.kind = kind
        self.responsible = responsible
        self.on = on
        self.reason = reason
    }
}

/// What a leader wrote on a case (批示), with its own day to report back.
public struct LeaderInstruction: Codable, Hashable, Sendable {
    /// The number of the slip.
    public var reference: String
    /// The office it came from.
    public var office: String
    /// When it came.
    public var on: Day
    /// Until when it is reported on.
    public var reportBy: Day
    /// Its words, sealed.
    public var content: Sealed
    /// From whom it comes; a leader when nothing is said.
    public var source: InstructionSource?

    /// An instruction.
    public init(
        reference: String,
        office: String,
        on: Day,
        reportBy: Day,
        content: Sealed,
        source: InstructionSource? = nil
    ) {
        self.reference = reference
        self.office = office
        self.on = on
        self.reportBy = reportBy
        self.content = content
        self.source = source
    }
}

/// A call to a complainant after the end (回访).
public struct ReturnVisit: Codable, Hashable, Sendable {
    /// When.
    public var on: Day
    /// Whether anybody answered.
    public var isReached: Bool
    /// Whether the matter is solved, as they say.
    public var isSolved: Bool?
    /// How content they are.
    public var satisfaction: Satisfaction?
    /// What they said, sealed.
    public var note: Sealed?

    /// How content somebody is.
    public enum Satisfaction: String, Codable, Hashable, Sendable, CaseIterable {
        case satisfied, fair, dissatisfied
    }

    /// A visit.
    public init(
        on: Day,
        isReached: Bool,
        isSolved: Bool? = nil,
        satisfaction: Satisfaction? = nil,
        note: Sealed? = nil
    ) {
        self.on = on
        self.isReached = isReached
        self.isSolved = isSolved
        self.satisfaction = satisfaction
        self.note = note
    }
}

/// That more is to be done after a justified “not satisfied” (重办); a lawful end stays one.
public struct RedoRemark: Codable, Hashable, Sendable {
    /// When it was ordered.
    public var on: Day
    /// Until when it is done.
    public var reportBy: Day
    /// What is to be done, sealed.
    public var reason: Sealed

    /// A remark.
    public init(on: Day, reportBy: Day, reason: Sealed) {
        self.on = on
        self.reportBy = reportBy
        self.reason = reason
    }
}
