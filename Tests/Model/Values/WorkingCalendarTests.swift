import Foundation
import Model
import TestKit
import Testing

@Suite("The working calendar")
struct WorkingCalendarTests {
    private let calendar: WorkingCalendar

    init() throws {
        calendar = try CountyFiles.calendar()
    }

    @Test func `agrees with chinesecalendar on every day from 2019 to 2026`() throws {
        let first = try Day("2019-01-01")
        let days = try (0...first.days(until: Day("2026-12-31"))).map { first.adding(days: $0) }
        let theirs = try Oracle.lines(
            """
            import sys
            from datetime import date
            from chinese_calendar import is_workday
            for line in sys.stdin:
                print("working" if is_workday(date.fromisoformat(line.strip())) else "off")
            """,
            over: days.map(\.text)
        )
        #expect(days.count == 2922)
        #expect(days.map { calendar.status(of: $0).rawValue } == theirs)
    }

    @Test func `does not know a year whose notice is not loaded`() throws {
        let day = try Day("2027-03-01")
        #expect(calendar.status(of: day) == .unknown)
        #expect(calendar.isWorking(day) == nil)
        #expect(calendar.isProvisional(day))
        #expect(try calendar.status(of: Day("2018-06-01")) == .unknown)
    }

    @Test func `knows the days that a notice names in the year before its own`() throws {
        #expect(try calendar.status(of: Day("2018-12-31")) == .off)
        #expect(try calendar.status(of: Day("2018-12-29")) == .working)
    }

    @Test func `holds December provisional until the next year's notice is loaded`() throws {
        #expect(try calendar.status(of: Day("2026-12-31")) == .working)
        #expect(try calendar.isProvisional(Day("2026-12-31")))
        #expect(try !calendar.isProvisional(Day("2026-11-30")))
        #expect(try !calendar.isProvisional(Day("2025-12-31")))
        let before = try CountyFiles.calendar(through: 2022)
        #expect(try before.isProvisional(Day("2022-12-31")))
    }

    @Test func `names thirteen statutory days from 2025 on, all of them off`() throws {
        for year in 2025...2026 {
            let first = try Day("\(year)-01-01")
            let days = (0..<365).map { first.adding(days: $0) }.filter { calendar.isHoliday($0, by: .statutoryOnly) }
            #expect(days.count == 13)
            #expect(days.allSatisfy { calendar.status(of: $0) == .off })
        }
    }

    @Test(arguments: [
        #"{"note":"","years":{"26":{"notices":[],"days":[]}}}"#,
        #"{"note":"","years":{"2026":{"notices":[],"days":[{"date":"2027-01-01","name":"元旦","off":true}]}}}"#,
        #"""
        {"note":"","years":{"2026":{"notices":[],"days":[{"date":"2026-01-01","name":"元旦","off":true},
        {"date":"2026-01-01","name":"元旦","off":false}]}}}
        """#,
    ])
    func `of a faulty file is refused with the year`(json: String) throws {
        let notices = try JSONDecoder().decode(HolidayNotices.self, from: Data(json.utf8))
        let refusal = #expect(throws: Refusal.self) {
            try WorkingCalendar(notices, statutory: StatutoryHolidays(note: "", years: [:]))
        }
        #expect(refusal?.reason == "invalidCalendar")
        #expect(refusal?.field?.hasPrefix("years.") == true)
    }
}
