/// The last day of a term.
public struct DueDay: Codable, Hashable, Sendable {
    /// The day itself, which still counts as in time.
    public let day: Day
    /// Whether a holiday notice to come can still move it; then it is counted again when the notice is loaded.
    public let isProvisional: Bool

    /// A day that was counted.
    public init(day: Day, isProvisional: Bool) {
        self.day = day
        self.isProvisional = isProvisional
    }
}

extension WorkingCalendar {
    /// The last of that many working days; the day it begins on is not counted.
    public func adding(workingDays: Int, after start: Day) -> DueDay {
        var day = start
        var isProvisional = false
        var left = workingDays
        while left > 0 {
            day = day.adding(days: 1)
            isProvisional = isProvisional || self.isProvisional(day)
            if isWorkedAsFarAsKnown(day) { left -= 1 }
            guard day.number < Day.numbers.upperBound else { break }
        }
        return DueDay(day: day, isProvisional: isProvisional)
    }

    /// The last of that many natural days, or the first day after the holiday it falls on.
    ///
    /// The day it begins on is not counted.
    public func adding(days: Int, after start: Day, rolling reading: HolidayReading) -> DueDay {
        var day = start.adding(days: days)
        var isProvisional = isProvisional(day, by: reading)
        while isHoliday(day, by: reading), day.number < Day.numbers.upperBound {
            day = day.adding(days: 1)
            isProvisional = isProvisional || self.isProvisional(day, by: reading)
        }
        return DueDay(day: day, isProvisional: isProvisional)
    }

    /// How many working days lie after `start`, up to and including `end`; nil when one of them is unknown.
    public func workingDays(after start: Day, through end: Day) -> Int? {
        var count = 0
        var day = start
        while day < end {
            day = day.adding(days: 1)
            guard let isWorking = isWorking(day) else { return nil }
            if isWorking { count += 1 }
        }
        return count
    }
}
