public import EventLog
public import GRDB
public import MediationDomain
public import Model
public import ServiceKit

extension Mediation: Served {
    /// Orders first, since cases and reports are made of them.
    public static var readModels: [any ReadModel<Event>] {
        [Orders(), Cases(), Reports(), Clues(), Assignments(), Enterprises()] + circleModels
            + [Deposits(), Letters(), Links(), OrderBatches(), FigureSteps()] + realDayModels + officeModels
    }

    /// What is kept around cases: mergers, likeness, people who complain together, proxies, trails.
    private static var circleModels: [any ReadModel<Event>] {
        [Merges(), Signs(), Dismissals(), JointMembers(), Proxies(), CaseTrail(), CaseHands()]
    }

    /// What goes wrong on a real day: people out of reach, in danger, without a name, without a licence, without money.
    private static var realDayModels: [any ReadModel<Event>] {
        [Contacts(), Dangers(), ThirdParties(), Reliefs(), Respondents()]
    }

    /// What is kept about the work of the office: papers, approvals, handovers, neighbours, judgments, other platforms.
    private static var officeModels: [any ReadModel<Event>] {
        [PaperRegister(), Approvals(), Handovers(), Matters(), Judgments(), AnswerBatches(), Transcriptions()]
    }

    /// What can be asked of mediation.
    public static var methods: [Method<Mediation>] {
        orderMethods + orderSteps + importMethods + allCaseMethods + circleMethods + allReportMethods
            + routeMethods + routeQueries + depositMethods + depositQueries + letterMethods + letterQueries
            + linkMethods + figureMethods + realDayMethods + officeMethods
    }

    /// What can be asked of a case itself.
    private static var allCaseMethods: [Method<Mediation>] {
        caseMethods + caseStepMethods + caseSupervisionMethods + caseLabourMethods + caseQueries + clockMethods
    }

    /// What can be asked around cases.
    private static var circleMethods: [Method<Mediation>] {
        mergingMethods + duplicateMethods + jointMethods + proxyMethods + storyMethods
    }

    /// What can be asked on a real day.
    private static var realDayMethods: [Method<Mediation>] {
        contactMethods + dangerMethods + thirdPartyMethods + reliefMethods + respondentMethods + massIntakeMethods
            + correctionMethods
    }

    /// What can be asked about the work of the office.
    private static var officeMethods: [Method<Mediation>] {
        paperMethods + approvalMethods + handoverMethods + neighbourMethods + judgmentMethods + answerMethods
            + nationalMethods + counterMethods + registerMethods
    }

    /// What few may know of.
    private static var allReportMethods: [Method<Mediation>] { reportMethods + identityMethods + clueMethods }

    /// The registry tells by which names callers call an enterprise.
    public static var follows: [Following<Mediation>] {
        [Following(Registry.self, reactionSet: "enterprises") { commands(after: $0.event) }]
    }

    /// Which terms an event starts and stops.
    public static func clocks(after record: Recorded<Event>) -> [ClockChange] {
        switch record.event {
        case .case(let event, let id): CaseClock.changes(after: event, of: id)
        case .order(let event, let id): OrderClock.changes(after: event, of: id)
        case .link(let event, let id): LinkClock.changes(after: event, of: id)
        case .report(let event, let id): CheckClock.changes(after: event, of: id)
        case .clue(let event, let id): CheckClock.changes(after: event, of: id)
        case .routing(let event, let id): RoutingClock.changes(after: event, of: id)
        case .proxy(let event, let id): ProxyClock.changes(after: event, of: id)
        case .deposit(let event, let id): DepositClock.changes(after: event, of: id)
        case .contact(let event, let id): ContactClock.changes(after: event, of: id)
        case .danger(let event, let id): DangerClock.changes(after: event, of: id)
        case .correspondence(let event, let id): CorrespondenceClock.changes(after: event, of: id)
        default: []
        }
    }

    /// Which events are told to the hotlines.
    public static func outgoing(after record: Recorded<Told<Mediation>>) -> [OutgoingChange] {
        OrderDelivery.changes(after: record)
    }

    /// The lines to the hotlines' platforms.
    public static var post: Post<Mediation>? { LinkPost.post }

    /// Reads terms, grounds, the calendar and what was agreed with the hotlines.
    public static func rules(from set: RuleSet) throws -> MediationRules {
        var rules = MediationRules(
            deadlines: try set.rules(DeadlineRule.self, in: "deadlines"),
            grounds: try set.rules(GroundRule.self, in: "grounds"),
            calendar: try WorkingCalendar(
                set.value(HolidayNotices.self, in: "holidays"),
                statutory: set.value(StatutoryHolidays.self, in: "statutory-holidays")
            ),
            holidayReading: try holidayReading(of: set)
        )
        rules.hotlines = try set.rules(HotlineRule.self, in: "hotlines")
        try rules.readCaseRules(from: set)
        rules.duplicates = try set.rules(DuplicateRule.self, in: "duplicates")
        rules.deposits = try depositRules(from: set)
        rules.refunds = try refundRules(from: set)
        rules.letters = try letterRules(from: set)
        rules.routing = RoutingRules(
            units: try set.rules(UnitRule.self, in: "units"),
            routes: try set.rules(RouteRule.self, in: "routes")
        )
        rules.tellings = try set.rules(TellingRule.self, in: "tellings")
        try rules.readRealDayRules(from: set)
        try rules.readOfficeRules(from: set)
        return rules
    }

    /// How the county reads Article 45: its option has the words of the rule files.
    private static func holidayReading(of set: RuleSet) throws -> HolidayReading {
        let options = try JSONDocument(set.bytes).root["county"]?["options"]
        guard let text = options?["holidayReading"]?.string else { return .wholeNoticeSpan }
        switch DeadlineRule.Roll(rawValue: text) {
        case .noticeSpan: return .wholeNoticeSpan
        case .statutoryDays: return .statutoryOnly
        case .nonWorkingDay: return .anyNonWorking
        case .some(.none), nil:
            throw Refusal(
                "holidayReadingUnknown",
                Message("县选项 holidayReading 的取值不认识：\(text)", "the county's option holidayReading is unknown: \(text)"),
                status: .failedPrecondition,
                field: "options.holidayReading"
            )
        }
    }
}

extension Mediation {
    /// Who has a case that is not over must stay reachable until it is.
    public static func needs(_ person: UniqueID, in db: Database) throws -> Message? {
        guard try Cases.isOpen(for: person, db) else { return nil }
        return Message("其投诉案件尚未办结", "a case of theirs is not over")
    }
}

extension MediationRules {
    /// Reads what is done when people are out of reach or in danger; older sets of rules say nothing of it.
    fileprivate mutating func readRealDayRules(from set: RuleSet) throws {
        guard set.holds("contacts") else { return }
        contacts = try set.rules(ContactRule.self, in: "contacts")
        dangers = try set.rules(DangerRule.self, in: "dangers")
        intakes = try set.rules(IntakeTemplate.self, in: "intakes")
    }
}
