/// Which days are worked, as the State Council's notices say; deadlines are counted with it.
///
/// It never guesses: a day of a year without a published notice is unknown, and what is counted over such days is
/// provisional until the notice comes.
public struct WorkingCalendar: Hashable, Sendable {
    private let named: [Day: HolidayNotices.NamedDay]
    private let statutory: Set<Day>
    private let years: Set<Int>
    private let statutoryYears: Set<Int>

    /// A calendar of these notices; a later year's notice has the last word on the days it names.
    ///
    /// - Throws: `invalidCalendar` when a year names a day twice, or one that is not its own.
    public init(_ notices: HolidayNotices, statutory: StatutoryHolidays) throws(Refusal) {
        var named: [Day: HolidayNotices.NamedDay] = [:]
        var years: Set<Int> = []
        for (key, notice) in notices.years.sorted(by: { $0.key < $1.key }) {
            let year = try Self.year(key)
            if !notice.notices.isEmpty { years.insert(year) }
            guard Set(notice.days.map(\.date)).count == notice.days.count else {
                throw ValueFault.calendarDayTwice.refusal.at("years.\(key)")
            }
            for day in notice.days {
                guard Self.isOf(year, day.date) else { throw ValueFault.calendarYear.refusal.at("years.\(key)") }
                named[day.date] = day
            }
        }
        var days: Set<Day> = []
        var statutoryYears: Set<Int> = []
        for (key, ofYear) in statutory.years {
            let year = try Self.year(key)
            guard ofYear.allSatisfy({ $0.year == year }) else {
                throw ValueFault.calendarYear.refusal.at("years.\(key)")
            }
            statutoryYears.insert(year)
            days.formUnion(ofYear)
        }
        self.named = named
        self.years = years
        self.statutory = days
        self.statutoryYears = statutoryYears
    }

    /// Whether it is worked.
    public func status(of day: Day) -> DayStatus {
        if let named = named[day] { return named.off ? .off : .working }
        guard years.contains(day.year) else { return .unknown }
        return day.weekday.isWeekend ? .off : .working
    }

    /// Whether it is surely worked; nil when that is unknown.
    public func isWorking(_ day: Day) -> Bool? {
        switch status(of: day) {
        case .working: true
        case .off: false
        case .unknown: nil
        }
    }

    /// Whether a notice to come can still change it: an unknown day, or one of December before an unannounced year.
    public func isProvisional(_ day: Day) -> Bool {
        let parts = day.parts
        return !years.contains(parts.year) && named[day] == nil || parts.month == 12 && !years.contains(parts.year + 1)
    }

    /// What a notice says of the day, if it names it.
    public func notice(of day: Day) -> HolidayNotices.NamedDay? { named[day] }

    /// Whether a natural-day term that would end on the day goes on to the next one.
    public func isHoliday(_ day: Day, by reading: HolidayReading) -> Bool {
        switch reading {
        case .wholeNoticeSpan: named[day]?.off ?? false
        case .statutoryOnly: statutory.contains(day)
        case .anyNonWorking: !isWorkedAsFarAsKnown(day)
        }
    }

    /// Whether a notice to come can still change `isHoliday`.
    func isProvisional(_ day: Day, by reading: HolidayReading) -> Bool {
        switch reading {
        case .wholeNoticeSpan, .anyNonWorking: isProvisional(day)
        case .statutoryOnly: !statutoryYears.contains(day.year)
        }
    }

    /// Whether it is worked, an unknown day being taken for an ordinary one of its week.
    func isWorkedAsFarAsKnown(_ day: Day) -> Bool { isWorking(day) ?? !day.weekday.isWeekend }

    private static func year(_ key: String) throws(Refusal) -> Int {
        guard key.utf8.count == 4, let year = DecimalText.number(in: Array(key.utf8), at: 0, count: 4), year > 0 else {
            throw ValueFault.calendarYear.refusal.at("years.\(key)")
        }
        return year
    }

    /// A notice may name the last days of the year before.
    private static func isOf(_ year: Int, _ day: Day) -> Bool {
        let parts = day.parts
        return parts.year == year || parts.year == year - 1 && parts.month == 12
    }
}

/// What is known of a day.
public enum DayStatus: String, Codable, Hashable, Sendable, CaseIterable {
    case working, off
    /// No notice for its year is loaded.
    case unknown
}

/// What 法定节假日 means where a term may not end on one: Order 121, Article 45 leaves it open.
public enum HolidayReading: String, Codable, Hashable, Sendable, CaseIterable {
    /// Every day off that the State Council's notice names around a holiday.
    case wholeNoticeSpan
    /// The thirteen days of State Council Order 795 alone.
    case statutoryOnly
    /// Any day that is not worked, weekends too, as for terms under Article 203 of the Civil Code.
    case anyNonWorking
}
