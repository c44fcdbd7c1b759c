/// What is routed.
public enum RoutedKind: String, Codable, Hashable, Sendable, CaseIterable {
    case complaint, labour, report, clue
    /// A question that is answered on the spot: it has no routing of its own.
    case advice

    /// Whether few may know that there is such a thing (Order 121, Article 37).
    public var isSecret: Bool {
        switch self {
        case .report, .clue: true
        case .complaint, .labour, .advice: false
        }
    }
}

/// What of a thing decides where it goes.
public struct RoutingTraits: Codable, Hashable, Sendable {
    /// When the authority had it, which chooses the law.
    public var receivedOn: Day
    /// What it is about, in the words of `routes`: `refund`, `wages`, `crime`.
    public var matter: String?
    /// How a worker stands to the enterprise.
    public var relation: RoutingRelation?
    /// The town where business is really done, or where the act happened.
    public var place: String?
    /// The town of the registered seat.
    public var seat: String?
    /// Whether it is ours at all, once somebody has judged that.
    public var isOurs: Bool?

    /// Traits.
    public init(
        receivedOn: Day,
        matter: String? = nil,
        relation: RoutingRelation? = nil,
        place: String? = nil,
        seat: String? = nil,
        isOurs: Bool? = nil
    ) {
        self.receivedOn = receivedOn
        self.matter = matter
        self.relation = relation
        self.place = place
        self.seat = seat
        self.isOurs = isOurs
    }
}

/// How a worker stands to the enterprise: employed by it, or not.
public enum RoutingRelation: String, Codable, Hashable, Sendable, CaseIterable {
    case employee, other
}

/// One hand-over.
public struct RoutingHop: Codable, Hashable, Sendable {
    /// The unit that has it from then on.
    public var unit: String
    /// The unit that had it before.
    public var from: String?
    /// Who sent it; the rule alone when absent.
    public var by: String?
    /// Whether a person decided otherwise than the rule.
    public var isOverride: Bool
    /// Why, sealed.
    public var reason: Sealed?
    /// The last day on which the unit may give it back.
    public var returnBy: DueDay?
    /// The day by which the unit reports back, as the notice of distribution (分送通知书) says.
    public var reportBackBy: Day?
    /// The office outside to which a person should refer it.
    public var referTo: String?

    /// A hop.
    public init(
        unit: String,
        from: String? = nil,
        by: String? = nil,
        isOverride: Bool = false,
        reason: Sealed? = nil,
        returnBy: DueDay? = nil,
        reportBackBy: Day? = nil,
        referTo: String? = nil
    ) {
        self.unit = unit
        self.from = from
        self.by = by
        self.isOverride = isOverride
        self.reason = reason
        self.returnBy = returnBy
        self.reportBackBy = reportBackBy
        self.referTo = referTo
    }
}

/// What the intake unit orders.
public struct RoutingOrder: Equatable, Sendable {
    /// To which unit; nil when the rule is to decide.
    public var unit: String?
    /// What is known of the thing by then.
    public var traits: RoutingTraits?
    /// The unit that orders it.
    public var from: String
    /// Who orders it.
    public var by: String
    /// Why, sealed; needed where a person decides otherwise than the rule.
    public var reason: Sealed?
    /// The day by which the unit reports back.
    public var reportBackBy: Day?

    /// An order.
    public init(
        unit: String? = nil,
        traits: RoutingTraits? = nil,
        from: String,
        by: String,
        reason: Sealed? = nil,
        reportBackBy: Day? = nil
    ) {
        self.unit = unit
        self.traits = traits
        self.from = from
        self.by = by
        self.reason = reason
        self.reportBackBy = reportBackBy
    }
}

/// A dispute of two authorities about who is competent (Order 121, Article 33).
public struct JurisdictionDispute: Codable, Hashable, Sendable {
    /// The other authority.
    public var with: LineText
    /// When it arose.
    public var on: Day
    /// Who noted it.
    public var by: String

    /// A dispute.
    public init(with: LineText, on: Day, by: String) {
        self.with = with
        self.on = on
        self.by = by
    }
}

/// How a dispute about competence ended.
public struct DisputeSettlement: Codable, Hashable, Sendable {
    /// By which way.
    public var how: Way
    /// The authority that handles it.
    public var competent: LineText
    /// When.
    public var on: Day
    /// Who noted it.
    public var by: String

    /// Both agreed, or the superior designated one.
    public enum Way: String, Codable, Hashable, Sendable, CaseIterable {
        case agreed, designated
    }

    /// A settlement.
    public init(how: Way, competent: LineText, on: Day, by: String) {
        self.how = how
        self.competent = competent
        self.on = on
        self.by = by
    }
}

/// Something handed to an office outside (移送、转办).
public struct Referral: Codable, Hashable, Sendable {
    /// The office, by its id in `units`.
    public var unit: String
    /// Whether competence goes with it, or the office is only asked to act.
    public var form: Form
    /// When.
    public var on: Day
    /// The unit that hands it over.
    public var from: String
    /// Who did it.
    public var by: String
    /// Why, sealed.
    public var reason: Sealed

    /// 移送 or 转办.
    public enum Form: String, Codable, Hashable, Sendable, CaseIterable {
        case transfer, turnOver
    }

    /// A referral.
    public init(unit: String, form: Form, on: Day, from: String, by: String, reason: Sealed) {
        self.unit = unit
        self.form = form
        self.on = on
        self.from = from
        self.by = by
        self.reason = reason
    }
}

/// The other office's receipt (回执).
public struct RoutingReceipt: Codable, Hashable, Sendable {
    /// The office.
    public var unit: String
    /// The number or the signature on it.
    public var receipt: LineText
    /// When it was given.
    public var on: Day
    /// Who noted it.
    public var by: String

    /// A receipt.
    public init(unit: String, receipt: LineText, on: Day, by: String) {
        self.unit = unit
        self.receipt = receipt
        self.on = on
        self.by = by
    }
}
