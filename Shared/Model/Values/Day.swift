/// A date of the county's wall calendar, without a time: what deadlines are counted in.
///
/// It is a count of days since 1970-01-01, so that counting terms is addition. Years 1 to 9999.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let number: Int32

    init(unchecked number: Int32) {
        self.number = number
    }

    /// The day that many days after 1970-01-01; nil outside the years 1 to 9999.
    public init?(number: Int) {
        guard Self.numbers.contains(number) else { return nil }
        self.number = Int32(truncatingIfNeeded: number)
    }

    /// The day of a year, month and day; nil when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        number = Int32(truncatingIfNeeded: Self.number(year: year, month: month, day: day))
    }

    /// The first and the last day that can be written with four digits of year.
    static let numbers = -719_162...2_932_896

    /// How long the month is.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Counts the years from March, so that the leap day is the last of its year.
    private static func number(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month and day of the month.
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The year, such as 2026.
    public var year: Int { parts.year }
    /// The month, 1 to 12.
    public var month: Int { parts.month }
    /// The day of the month, 1 to 31.
    public var day: Int { parts.day }

    /// The day of the week.
    public var weekday: Weekday {
        Weekday(rawValue: (Int(number) % 7 + 10) % 7 + 1) ?? .monday
    }

    /// The moment it begins, at 00:00 +08:00.
    public var start: Moment { Moment(milliseconds: Int64(number) * 86_400_000 - Moment.offset) }

    /// The day that many days later, or earlier when negative; it stays within the years 1 to 9999.
    public func adding(days: Int) -> Day {
        let sum = Int(number).addingReportingOverflow(days)
        let number = sum.overflow ? (days > 0 ? Int.max : Int.min) : sum.partialValue
        let clamped = min(max(number, Self.numbers.lowerBound), Self.numbers.upperBound)
        return Day(unchecked: Int32(truncatingIfNeeded: clamped))
    }

    /// How many days later `other` is; negative when it is earlier.
    public func days(until other: Day) -> Int { Int(other.number) - Int(number) }

    /// Whether it is the earlier one.
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

/// A day of the week, Monday being 1.
public enum Weekday: Int, Hashable, Sendable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// Whether it is Saturday or Sunday.
    public var isWeekend: Bool { self >= .saturday }

    /// As people say it: 周六.
    public var chinese: String {
        switch self {
        case .monday: "周一"
        case .tuesday: "周二"
        case .wednesday: "周三"
        case .thursday: "周四"
        case .friday: "周五"
        case .saturday: "周六"
        case .sunday: "周日"
        }
    }
}

extension Weekday: Comparable {
    /// Whether it comes first in a week that begins on Monday.
    public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}
