/// The State Council's notices of public holidays, year by year, as the county's file holds them.
public struct HolidayNotices: Codable, Hashable, Sendable {
    /// Where the file comes from.
    public let note: String
    /// What each year's notice says, keyed by the year in four digits.
    public let years: [String: Year]

    /// The notices as they were read.
    public init(note: String, years: [String: Year]) {
        self.note = note
        self.years = years
    }

    /// One year's notice, with its amendments.
    public struct Year: Codable, Hashable, Sendable {
        /// Where the notices were published; none means that the year is not announced yet.
        public let notices: [String]
        /// The days they name; all other days follow the week.
        public let days: [NamedDay]

        /// A year as it was announced.
        public init(notices: [String], days: [NamedDay]) {
            self.notices = notices
            self.days = days
        }
    }

    /// A day off on account of a holiday, or a weekend day worked in exchange.
    public struct NamedDay: Codable, Hashable, Sendable {
        /// Which day.
        public let date: Day
        /// The holiday it belongs to: 国庆节.
        public let name: String
        /// Whether nobody works; false for a weekend day that is worked.
        public let off: Bool

        /// A day as it was announced.
        public init(date: Day, name: String, off: Bool) {
            self.date = date
            self.name = name
            self.off = off
        }
    }
}

/// The holidays that the law itself names, without the days that a notice puts around them.
public struct StatutoryHolidays: Codable, Hashable, Sendable {
    /// The law, and how the movable days were found.
    public let note: String
    /// The days of each year, keyed by the year in four digits.
    public let years: [String: [Day]]

    /// The days as they were read.
    public init(note: String, years: [String: [Day]]) {
        self.note = note
        self.years = years
    }
}
