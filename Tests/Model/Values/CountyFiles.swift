import Foundation
import Model

/// The files that the tests of deadlines read.
enum CountyFiles {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

    /// The calendar that the county's server reads.
    static func calendar(through year: Int = 9999) throws -> WorkingCalendar {
        let county = tests.appending(path: "../../../compose/counties/gaotai")
        let decoder = JSONDecoder()
        let all = try decoder.decode(
            HolidayNotices.self,
            from: Data(contentsOf: county.appending(path: "holidays.json"))
        )
        let statutory = try decoder.decode(
            StatutoryHolidays.self,
            from: Data(contentsOf: county.appending(path: "statutory-holidays.json"))
        )
        let years = all.years.filter { Int($0.key).map { $0 <= year } ?? true }
        return try WorkingCalendar(HolidayNotices(note: all.note, years: years), statutory: statutory)
    }

    /// Terms of 2026, worked out from two independent sources of public holidays.
    static func deadlines() throws -> GoldenDeadlines {
        try JSONDecoder().decode(
            GoldenDeadlines.self,
            from: Data(contentsOf: tests.appending(path: "deadlines-2026.json"))
        )
    }
}

/// The file of worked-out terms: each case maps the name of a term to its last day.
struct GoldenDeadlines: Decodable {
    struct Rolls: Decodable {
        let cases: [[String: String]]
    }

    let cases: [[String: String]]
    let rolls: Rolls
}
