/// What `case.open` takes: the orders that tell of one dispute, and whom it is about if that is known.
public struct CaseOpenRequest: Codable, Hashable, Sendable {
    /// The orders by id.
    public var orders: [Order.ID]?
    /// The orders by number.
    public var references: [OrderReference]?
    /// A consumer's complaint when nothing is said.
    public var kind: CaseKind?
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// What it is about, in the words of `routes`: it decides which unit gets it.
    public var matter: String?
    /// How a worker stands to the enterprise, in a labour dispute.
    public var relation: RoutingRelation?
    /// The town where business is really done, by its code.
    public var place: String?
    /// The town of the registered seat, by its code.
    public var seat: String?
}

/// A case, by its id or by one of its orders' numbers.
public protocol CaseNaming: Sendable {
    /// By its id.
    var id: Case.ID? { get }
    /// By the number of one of its orders.
    var reference: OrderReference? { get }
}

/// What `case.identifyRespondent` takes.
public struct CaseRespondentRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
}

/// What `case.accept` takes.
public struct CaseAcceptRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// How the complainant was told, if they were already; `case.recordTelling` says it later.
    public var told: Telling.Way?
    /// What proves it, without which no term ends: the number or the digest of a recording, a slip, a receipt.
    public var evidence: LineText?
    /// When; now when nothing is said.
    public var at: Moment?
}

/// What `case.refuse` takes.
public struct CaseRefuseRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// The item of the law's list of grounds.
    public var ground: Int
    /// The law, regulation or rule, where the item asks for one.
    public var law: LineText?
    /// The facts behind it.
    public var reason: NarrativeText?
    /// How the complainant was told, if they were already; `case.recordTelling` says it later.
    public var told: Telling.Way?
    /// What proves it, without which no term ends: the number or the digest of a recording, a slip, a receipt.
    public var evidence: LineText?
    /// When; now when nothing is said.
    public var at: Moment?
}

/// What `case.agree` takes.
public struct CaseAgreeRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// What was agreed.
    public var terms: [TermRequest]
    /// Whether all of it was done at once.
    public var performedAtOnce: Bool?
    /// When; now when nothing is said.
    public var at: Moment?

    /// One thing that was agreed, as it is told.
    public struct TermRequest: Codable, Hashable, Sendable {
        /// What is to be done.
        public var what: NarrativeText
        /// The money, in fen.
        public var amount: Money?
        /// The last day for it.
        public var performBy: Day
    }
}

/// What `case.recordPerformance` takes.
public struct CasePerformanceRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Whether the agreement was kept.
    public var isPerformed: Bool
    /// When that was found; today when nothing is said.
    public var on: Day?
}

/// What `case.terminate` takes.
public struct CaseTerminateRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// The item of the law's list of grounds.
    public var ground: Int
    /// The ground of refusal that was found after acceptance.
    public var refusalGround: Int?
    /// Whether it is for fraud or extortion by whoever complained.
    public var isFraud: Bool?
    /// Which side has died or ceased to be.
    public var gone: CaseParty?
    /// The law, regulation or rule, where the item asks for one.
    public var law: LineText?
    /// The facts behind it.
    public var reason: NarrativeText?
    /// How both were told, if they were.
    public var told: Telling.Way?
    /// What proves it, without which no term ends: the number or the digest of a recording, a slip, a receipt.
    public var evidence: LineText?
    /// When; now when nothing is said.
    public var at: Moment?
}
