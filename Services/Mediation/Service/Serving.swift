public import EventLog
public import GRDB
public import MediationDomain
public import Model
public import ServiceKit

extension Mediation: Served {
    /// Orders first, since cases and reports are made of them.
    public static var readModels: [any ReadModel<Event>] { [Orders(), Cases(), Reports(), Enterprises()] }

    /// What can be asked of mediation.
    public static var methods: [Method<Mediation>] { orderMethods + caseMethods + caseQueries + reportMethods }

    /// The registry tells by which names callers call an enterprise.
    public static var follows: [Following<Mediation>] {
        [Following(Registry.self, reactionSet: "enterprises") { commands(after: $0.event) }]
    }

    /// Which terms an event starts and stops.
    public static func clocks(after record: Recorded<Event>) -> [ClockChange] {
        switch record.event {
        case .case(let event, let id): CaseClock.changes(after: event, of: id)
        default: []
        }
    }

    /// Reads terms, grounds and the calendar.
    public static func rules(from set: RuleSet) throws -> MediationRules {
        MediationRules(
            deadlines: try set.rules(DeadlineRule.self, in: "deadlines"),
            grounds: try set.rules(GroundRule.self, in: "grounds"),
            calendar: try WorkingCalendar(
                set.value(HolidayNotices.self, in: "holidays"),
                statutory: set.value(StatutoryHolidays.self, in: "statutory-holidays")
            ),
            holidayReading: try holidayReading(of: set)
        )
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
