/// Where a rule would send something, and why; with the rules that do not fit.
public struct RouteExplanation: Codable, Hashable, Sendable {
    /// The rule that decides; absent when none fits.
    public var rule: String?
    /// The unit that gets it.
    public var unit: String
    /// The unit's name.
    public var unitName: String
    /// What happens: it is assigned, referred outside by a person, answered on the spot, or the caller is told that it
    /// is not ours.
    public var how: RouteManner
    /// The office outside to which a person refers it.
    public var referTo: String?
    /// Why, in words.
    public var words: String
    /// Whether rule and unit were confirmed by the county; else they are a proposal.
    public var isVerified: Bool
    /// Every rule in its order, with what spoke against it.
    public var rules: [Tried]

    /// A rule that was tried.
    public struct Tried: Codable, Hashable, Sendable {
        /// Its id.
        public var rule: String
        /// What it says.
        public var name: String
        /// Document and article.
        public var source: String
        /// Whether it fits.
        public var fits: Bool
        /// What spoke against it; absent when it fits.
        public var against: String?

        /// A rule.
        public init(rule: String, name: String, source: String, fits: Bool, against: String?) {
            self.rule = rule
            self.name = name
            self.source = source
            self.fits = fits
            self.against = against
        }
    }

    /// An explanation.
    public init(
        rule: String?,
        unit: String,
        unitName: String,
        how: RouteManner,
        referTo: String?,
        words: String,
        isVerified: Bool,
        rules: [Tried]
    ) {
        self.rule = rule
        self.unit = unit
        self.unitName = unitName
        self.how = how
        self.referTo = referTo
        self.words = words
        self.isVerified = isVerified
        self.rules = rules
    }
}

/// What a rule does with what it fits.
public enum RouteManner: String, Codable, Hashable, Sendable, CaseIterable {
    /// The unit gets it.
    case assign
    /// A person at the intake unit refers it to an office outside.
    case refer
    /// It is answered on the spot.
    case answer
    /// The caller is told that it is not ours, and where to go.
    case tell
}

/// On which desk something lies.
public struct AssignmentView: Codable, Hashable, Sendable {
    /// The case, report or clue.
    public var id: UniqueID
    /// Which of them.
    public var kind: RoutedKind
    /// The unit that must act.
    public var unit: String
    /// The unit's name.
    public var unitName: String
    /// Since when.
    public var since: Moment
    /// Whether the unit signed for it.
    public var isSigned: Bool
    /// How often it changed hands.
    public var hops: Int
    /// How often it came back.
    public var returns: Int
    /// Whether only a person may send it on.
    public var needsPerson: Bool
    /// The last day on which the unit may give it back.
    public var returnBy: Day?
    /// The day by which the unit reports back.
    public var reportBackBy: Day?
    /// The day by which a dispute about competence is settled.
    public var settleBy: Day?
    /// The office outside whose receipt is missing.
    public var awaitsReceiptOf: String?
    /// The units that lend a hand.
    public var coHandlers: [String]

    /// An assignment.
    public init(
        id: UniqueID,
        kind: RoutedKind,
        unit: String,
        unitName: String,
        since: Moment,
        isSigned: Bool,
        hops: Int,
        returns: Int,
        needsPerson: Bool,
        returnBy: Day?,
        reportBackBy: Day?,
        settleBy: Day?,
        awaitsReceiptOf: String?,
        coHandlers: [String]
    ) {
        self.id = id
        self.kind = kind
        self.unit = unit
        self.unitName = unitName
        self.since = since
        self.isSigned = isSigned
        self.hops = hops
        self.returns = returns
        self.needsPerson = needsPerson
        self.returnBy = returnBy
        self.reportBackBy = reportBackBy
        self.settleBy = settleBy
        self.awaitsReceiptOf = awaitsReceiptOf
        self.coHandlers = coHandlers
    }
}

/// One step on the way of something: who, when, by which rule.
public struct HopView: Codable, Hashable, Sendable {
    /// What was done.
    public var step: HopStep
    /// The unit it concerns: the new one of a hand-over.
    public var unit: String?
    /// The unit that had it before.
    public var from: String?
    /// When it was recorded.
    public var at: Moment
    /// Who did it; the rule alone when absent.
    public var by: String?
    /// Whether a person decided otherwise than the rule.
    public var isOverride: Bool
    /// The rules that decided it.
    public var basis: [Basis]

    /// A step.
    public init(
        step: HopStep,
        unit: String?,
        from: String?,
        at: Moment,
        by: String?,
        isOverride: Bool,
        basis: [Basis]
    ) {
        self.step = step
        self.unit = unit
        self.from = from
        self.at = at
        self.by = by
        self.isOverride = isOverride
        self.basis = basis
    }
}

/// What can happen on the way.
public enum HopStep: String, Codable, Hashable, Sendable, CaseIterable {
    case opened, routed, signed, returned, personNeeded, coHandlerAdded, disputeArose, disputeSettled, referred
    case referralConfirmed, reportedBack, disputeOverdue, reportBackOverdue
}

/// The whole way of one case, report or clue.
public struct RouteView: Codable, Hashable, Sendable {
    /// Where it lies.
    public var assignment: AssignmentView
    /// How it came there, the first step first.
    public var hops: [HopView]

    /// A way.
    public init(assignment: AssignmentView, hops: [HopView]) {
        self.assignment = assignment
        self.hops = hops
    }
}
