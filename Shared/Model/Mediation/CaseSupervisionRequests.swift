/// What `case.supervise` takes.
public struct CaseSuperviseRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// How strong the measure is.
    public var kind: SupervisionMeasure.Kind
    /// Who answers for the case from then on.
    public var responsible: Officer.ID
    /// When; today when nothing is said.
    public var on: Day?
    /// Why.
    public var reason: NarrativeText?
}

/// What `case.instruct` takes.
public struct CaseInstructRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// The number of the slip.
    public var number: LineText
    /// The office it came from.
    public var office: LineText
    /// When; today when nothing is said.
    public var on: Day?
    /// Until when it is reported on.
    public var reportBy: Day
    /// Its words.
    public var content: NarrativeText
    /// From whom it comes; a leader when nothing is said.
    public var source: InstructionSource?
}

/// What `case.reportInstruction` takes.
public struct CaseReportBackRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// The number of the slip.
    public var number: LineText
    /// When; today when nothing is said.
    public var on: Day?
    /// What was reported.
    public var note: NarrativeText?
}

/// What `case.visit` takes.
public struct CaseVisitRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// When; today when nothing is said.
    public var on: Day?
    /// Whether anybody answered.
    public var isReached: Bool
    /// Whether the matter is solved, as they say.
    public var isSolved: Bool?
    /// How content they are.
    public var satisfaction: ReturnVisit.Satisfaction?
    /// What they said.
    public var note: NarrativeText?
}

/// What `case.orderRedo` takes.
public struct CaseRedoRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// When; today when nothing is said.
    public var on: Day?
    /// Until when it is done.
    public var reportBy: Day
    /// What is to be done.
    public var reason: NarrativeText
}
