/// What `case.assign` takes.
public struct CaseAssignRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Who mediates.
    public var mediator: Officer.ID
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `case.recordConsent` takes.
public struct CaseConsentRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Which side.
    public var party: CaseParty
    /// To what; to mediation when nothing is said.
    public var to: CaseConsent.Matter?
    /// Whether they agreed.
    public var isGiven: Bool
    /// When; today when nothing is said.
    public var on: Day?
    /// What proves it.
    public var evidence: LineText?
}

/// What `case.delegate` takes.
public struct CaseDelegateRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// The body's id in the register of mediation bodies.
    public var body: LineText
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `case.endDelegation` and `case.recordFiling` take.
public struct CaseDayRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `case.scheduleSession` takes.
public struct CaseSessionRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Which session of the case, from 1.
    public var number: Int
    /// When it begins.
    public var at: Moment
    /// Whether the sides come to one place.
    public var isOnSite: Bool
    /// Where, for an on-site session.
    public var place: LineText?
    /// Who conducts it.
    public var mediator: Officer.ID?
}

/// What `case.holdSession` takes.
public struct CaseSessionHeldRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Which session.
    public var number: Int
    /// Who did not come.
    public var absent: [CaseParty]?
}

/// What `case.requestRecusal` takes.
public struct CaseRecusalRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Which side asks for it.
    public var by: CaseParty
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `case.decideRecusal` takes.
public struct CaseRecusalDecisionRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Whether the mediator steps back.
    public var isRecused: Bool
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `case.commissionAppraisal` takes.
public struct CaseAppraisalRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Which appraisal of the case, from 1.
    public var number: Int
    /// Who carries it out.
    public var body: LineText
    /// Who chose that body.
    public var chosenBy: Appraisal.Choice
    /// Whether the sides agreed who bears the cost.
    public var isCostAgreed: Bool
    /// When; today when nothing is said.
    public var on: Day?
    /// The document that commissioned it.
    public var document: LineText?
}

/// What `case.receiveAppraisal` takes.
public struct CaseAppraisalResultRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Which appraisal.
    public var number: Int
    /// When; today when nothing is said.
    public var on: Day?
    /// The document with the result.
    public var document: LineText
}

/// What `case.recordLetter` takes.
public struct CaseLetterRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Whether it was made, or both sides did without.
    public var outcome: MediationLetter.Outcome
    /// When; today when nothing is said.
    public var on: Day?
    /// The number of the letter, or of the record that was kept instead.
    public var document: LineText?
}
