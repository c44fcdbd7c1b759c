/// What `case.askRelation` takes.
public struct CaseRelationRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// What the worker is to the enterprise.
    public var relation: LabourRelation
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `case.refer` takes.
public struct CaseReferRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// To whom.
    public var to: LabourReferral.Destination
    /// The office.
    public var office: LineText
    /// When; today when nothing is said.
    public var on: Day?
    /// The number of the letter that goes with it.
    public var document: LineText?
}

/// What `case.recordReceipt` takes.
public struct CaseReceiptRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// The number of the receipt.
    public var number: LineText
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `case.extendInspection` takes.
public struct CaseExtensionRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// When; today when nothing is said.
    public var on: Day?
    /// The head who approved it.
    public var approvedBy: Officer.ID
}

/// What `case.finishInspection` takes.
public struct CaseFinishRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// When; today when nothing is said.
    public var on: Day?
    /// What came of it.
    public var outcome: NarrativeText
}
