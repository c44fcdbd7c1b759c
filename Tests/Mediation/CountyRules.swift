import Foundation
import MediationDomain
import Model
import Yams

/// The rules of the county as its server reads them.
enum CountyRules {
    private struct File<Rule: Decodable>: Decodable {
        let rules: [Rule]
    }

    private static let county = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../compose/counties/gaotai")

    /// Read once; files read for each case of a test take longer than the test.
    private static let files = Result {
        let decoder = JSONDecoder()
        func json<Value: Decodable>(_ type: Value.Type, _ file: String) throws -> Value {
            try decoder.decode(type, from: Data(contentsOf: county.appending(path: file)))
        }
        return (
            deadlines: try yaml(DeadlineRule.self, "deadlines"),
            grounds: try yaml(GroundRule.self, "grounds"),
            calendar: try WorkingCalendar(
                json(HolidayNotices.self, "holidays.json"),
                statutory: json(StatutoryHolidays.self, "statutory-holidays.json")
            )
        )
    }

    static func mediation(holidayReading: HolidayReading = .wholeNoticeSpan) throws -> MediationRules {
        let files = try files.get()
        return MediationRules(
            deadlines: files.deadlines,
            grounds: files.grounds,
            calendar: files.calendar,
            holidayReading: holidayReading
        )
    }

    private static func yaml<Rule: Decodable>(_: Rule.Type, _ file: String) throws -> [Rule] {
        let text = try String(contentsOf: county.appending(path: "rules/\(file).yaml"), encoding: .utf8)
        return try YAMLDecoder().decode(File<Rule>.self, from: text).rules
    }
}
