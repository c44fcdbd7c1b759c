public import Model

/// The county's rules as mediation reads them: terms and grounds, with the calendar they are counted on.
///
/// The law of a complaint is the law of the day on which the authority received it.
public struct MediationRules: Sendable {
    let deadlines: [DeadlineRule]
    let grounds: [GroundRule]
    /// The county's calendar.
    public let calendar: WorkingCalendar
    let holidayReading: HolidayReading
    /// When somebody is warned of the end of a term.
    public var alarms: [AlarmRule] = []
    /// The lawful mediation bodies that a case may be delegated to.
    public var bodies: [MediationBody] = []
    /// What may speak for a complaint that is none.
    public var abuse: [AbuseRule] = []
    /// When nobody is reminded of anything.
    public var quiet: QuietHours?
    /// What may be one dispute, and what follows for people who complain together.
    public var duplicates: [DuplicateRule] = []
    /// What the county says about deposits.
    public var deposits = DepositRules()
    /// What the law and the county say about giving money back.
    public var refunds = RefundRules()
    /// What the county's letters say, and how they are numbered.
    public var letters = LetterRules()
    /// The units and the ways to them.
    public var routing = RoutingRules()
    /// What says that a reporter is told a result.
    public var tellings: [TellingRule] = []
    /// What the county has agreed with each hotline.
    public var hotlines: [HotlineRule] = []
    /// How people are served and how soon they are rung.
    public var contacts: [ContactRule] = []
    /// Who is called and told when somebody is in danger.
    public var dangers: [DangerRule] = []
    /// The words in which many people with the same trouble are taken in.
    public var intakes: [IntakeTemplate] = []
    /// What the county says about the work of its office.
    public var office = OfficeRules()

    /// Rules out of the county's files.
    ///
    /// - Parameters:
    ///   - deadlines: The rules of `deadlines`.
    ///   - grounds: The rules of `grounds`.
    ///   - calendar: The county's calendar.
    ///   - holidayReading: What a rule's `noticeSpan` means in the county.
    public init(
        deadlines: [DeadlineRule],
        grounds: [GroundRule],
        calendar: WorkingCalendar,
        holidayReading: HolidayReading = .wholeNoticeSpan
    ) {
        self.deadlines = deadlines
        self.grounds = grounds
        self.calendar = calendar
        self.holidayReading = holidayReading
    }

    /// Until when a complaint is accepted or refused, and the complainant told.
    public func acceptance(of kind: CaseKind, receivedOn day: Day) -> CountedTerm? {
        let rules = rules(startingWith: .receipt, on: day).filter { Self.acceptanceLaws(of: kind).contains($0.law) }
        return earliest(of: rules, counting: [("receivedOn", day)], outcome: "acceptBy")
    }

    /// Until when an agreement is reached; of several terms that run, the earliest binds.
    ///
    /// - Parameters:
    ///   - kind: A consumer's case or a worker's.
    ///   - day: When the authority received it: it chooses the law.
    ///   - accepted: When it was accepted.
    ///   - spans: Appraisals, which are not counted.
    /// - Returns: The term, or nil when no rule was in force on that day.
    public func mediation(
        of kind: CaseKind,
        receivedOn day: Day,
        acceptedOn accepted: Day,
        excluding spans: [PauseSpan] = []
    ) -> CountedTerm? {
        switch kind {
        case .complaint:
            let rules = rules(startingWith: .acceptance, on: day).filter { Self.consumerLaws.contains($0.law) }
            return earliest(
                of: rules,
                counting: [("acceptedOn", accepted), ("receivedOn", day)],
                outcome: "mediateBy",
                excluding: spans
            )
        case .labour:
            let rules = rules(startingWith: .application, on: day).filter { $0.law == "labour" }
            return earliest(of: rules, counting: [("receivedOn", day)], outcome: "mediateBy")
        }
    }

    /// Until when both sides are told that a mediation was terminated.
    public func termination(of kind: CaseKind, receivedOn day: Day, decidedOn decided: Day) -> CountedTerm? {
        let rules = rules(startingWith: .terminationDecision, on: day)
            .filter { kind == .complaint ? Self.consumerLaws.contains($0.law) : $0.law == "labour" }
        return earliest(of: rules, counting: [("decidedOn", decided), ("receivedOn", day)], outcome: "tellBothBy")
    }

    /// The item of the law's list, if the law of the day of receipt has it.
    public func ground(_ use: GroundRule.Use, _ number: Int, of kind: CaseKind, receivedOn day: Day) -> GroundRule? {
        grounds.first { rule in
            rule.kind == use && rule.number == number && rule.isInForce(on: day)
                && (kind == .complaint ? Self.consumerLaws.contains(rule.law) : rule.law == "labour")
        }
    }

    /// Whether the term that a ground waits for is over on `day`, counted from its start without what is excluded.
    func isOpen(_ ground: GroundRule, from start: Day, excluding spans: [PauseSpan], on day: Day) -> Bool {
        guard let waited = ground.notBefore else { return true }
        guard let rule = deadlines.first(where: { $0.id == waited }) else { return false }
        return due(by: rule, after: start, excluding: spans).day < day
    }

    private static let consumerLaws: Set = ["order121", "order20", "regulation46"]

    private static func acceptanceLaws(of kind: CaseKind) -> Set<String> {
        switch kind {
        case .complaint: consumerLaws
        case .labour: ["labour"]
        }
    }

    func rules(startingWith start: DeadlineRule.Start, on day: Day) -> [DeadlineRule] {
        deadlines.filter { $0.start == start && $0.extends == nil && $0.isInForce(on: day) }
    }
}
