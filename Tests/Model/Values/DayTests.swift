import Foundation
import Model
import TestKit
import Testing

@Suite("A day")
struct DayTests {
    @Test func `is counted as Python's date counts, from 1890 to 2109`() throws {
        let first = try Day("1890-01-01")
        let days = (0..<80_353).map { first.adding(days: $0) }
        let output = try Oracle.run(
            """
            from datetime import date, timedelta
            first = date(1890, 1, 1)
            for index in range(80353):
                day = first + timedelta(days=index)
                print(day.isoformat(), day.isoweekday())
            """
        )
        let ours = days.map { "\($0.text) \($0.weekday.rawValue)\n" }.joined()
        #expect(Data(ours.utf8) == output)
        #expect(days.allSatisfy { (try? Day($0.text)) == $0 })
    }

    @Test(arguments: [
        "", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-9-30", "2026-09-31", "0000-01-01",
        "2026/09/30", "2026-09-30 ", "２０２６-09-30",
    ])
    func `that no calendar has is refused`(text: String) {
        #expect(refusalReason { try Day(text) } == "invalidDay")
    }

    @Test func `knows how far another one is`() throws {
        let day = try Day("2026-09-30")
        #expect(try day.days(until: Day("2027-01-01")) == 93)
        #expect(try day.adding(days: -30) == Day("2026-08-31"))
        #expect(day.adding(days: .max).text == "9999-12-31")
        #expect(day.adding(days: .min).text == "0001-01-01")
    }
}
