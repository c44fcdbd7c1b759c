/// A moment, as whole milliseconds since 1970 in UTC.
///
/// Decisions receive the time as a value and never read a clock, so that replaying a log next year gives the same
/// answers as today. It is written in the county's time, +08:00, whatever the machine's time zone.
public struct Moment: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// The moment that many milliseconds after 1970 began in UTC, held within the years 1 to 9999.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.earliest), Self.latest)
    }

    /// How far the county's clocks are ahead of UTC, in milliseconds.
    static let offset: Int64 = 8 * 3_600_000
    static let earliest = Int64(Day.numbers.lowerBound) * 86_400_000 - offset
    static let latest = Int64(Day.numbers.upperBound + 1) * 86_400_000 - offset - 1

    /// The day on the county's calendars.
    public var day: Day {
        Day(unchecked: Int32(truncatingIfNeeded: local.quotient))
    }

    /// Days since 1970 and milliseconds since midnight, by the county's clocks.
    var local: (quotient: Int64, remainder: Int64) {
        let parts = (milliseconds + Self.offset).quotientAndRemainder(dividingBy: 86_400_000)
        return parts.remainder < 0 ? (parts.quotient - 1, parts.remainder + 86_400_000) : parts
    }

    /// The moment that much later, or earlier when negative.
    public func adding(milliseconds: Int64) -> Moment {
        let sum = self.milliseconds.addingReportingOverflow(milliseconds)
        return Moment(milliseconds: sum.overflow ? (milliseconds > 0 ? .max : .min) : sum.partialValue)
    }

    /// Whether it is the earlier one.
    public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }
}
