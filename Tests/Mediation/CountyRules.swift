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
            duplicates: try yaml(DuplicateRule.self, "duplicates"),
            hotlines: try yaml(HotlineRule.self, "hotlines"),
            routing: RoutingRules(
                units: try yaml(UnitRule.self, "units"),
                routes: try yaml(RouteRule.self, "routes")
            ),
            tellings: try yaml(TellingRule.self, "tellings"),
            contacts: try yaml(ContactRule.self, "contacts"),
            dangers: try yaml(DangerRule.self, "dangers"),
            intakes: try yaml(IntakeTemplate.self, "intakes"),
            deposits: try yaml(DepositRule.self, "deposits"),
            refunds: try yaml(RefundRule.self, "refunds"),
            letters: try letters(),
            alarms: try yaml(AlarmRule.self, "alarms"),
            bodies: try yaml(MediationBody.self, "bodies"),
            abuse: try yaml(AbuseRule.self, "abuse"),
            office: try office(),
            notices: try json(HolidayNotices.self, "holidays.json"),
            statutory: try json(StatutoryHolidays.self, "statutory-holidays.json")
        )
    }

    /// The county's rules; alarms only where a test is about them, for every term that begins names its own.
    static func mediation(
        holidayReading: HolidayReading = .wholeNoticeSpan,
        calendar: WorkingCalendar? = nil,
        withAlarms: Bool = false
    ) throws -> MediationRules {
        let files = try files.get()
        var rules = MediationRules(
            deadlines: files.deadlines,
            grounds: files.grounds,
            calendar: try calendar ?? WorkingCalendar(files.notices, statutory: files.statutory),
            holidayReading: holidayReading
        )
        rules.bodies = files.bodies
        rules.abuse = files.abuse
        rules.duplicates = files.duplicates
        rules.hotlines = files.hotlines
        rules.routing = files.routing
        rules.tellings = files.tellings
        rules.contacts = files.contacts
        rules.dangers = files.dangers
        rules.intakes = files.intakes
        rules.deposits = DepositRules(files.deposits)
        rules.refunds = RefundRules(files.refunds, hasLadder: true)
        rules.letters = files.letters
        rules.office = files.office
        if withAlarms {
            rules.alarms = files.alarms
            rules.quiet = QuietHours(from: "20:00", until: "08:30")
        }
        return rules
    }

    /// The same where the notice has Saturday, 26 December 2026, worked for the days off.
    static func noticeOf2027() throws -> WorkingCalendar {
        try laterCalendar(working: [HolidayNotices.NamedDay(date: try Day("2026-12-26"), name: "元旦", off: false)])
    }

    /// The county's calendar, once 2027 is announced: nobody works from 1 to 3 January.
    static func laterCalendar(working: [HolidayNotices.NamedDay] = []) throws -> WorkingCalendar {
        let files = try files.get()
        let days = try ["2027-01-01", "2027-01-02", "2027-01-03"].map {
            HolidayNotices.NamedDay(date: try Day($0), name: "元旦", off: true)
        }
        var years = files.notices.years
        years["2027"] = HolidayNotices.Year(notices: ["https://www.gov.cn/2027"], days: working + days)
        return try WorkingCalendar(HolidayNotices(note: "", years: years), statutory: files.statutory)
    }

    private static func office() throws -> OfficeRules {
        var office = OfficeRules()
        office.approvals = try yaml(ApprovalRule.self, "approvals")
        office.terms = try yaml(OfficeTerm.self, "officeTerms")
        office.externalBodies = try yaml(ExternalBody.self, "externalBodies")
        office.sheets = try yaml(SheetRule.self, "sheets")
        return office
    }

    private static func letters() throws -> LetterRules {
        let folder = county.appending(path: "letters")
        let text = try String(contentsOf: folder.appending(path: "letters.yaml"), encoding: .utf8)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".mustache")
        }
        let templates = try names.map { name in
            (String(name.dropLast(9)), try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
        return LetterRules(
            try YAMLDecoder().decode(File<LetterRule>.self, from: text).rules,
            templates: Dictionary(uniqueKeysWithValues: templates)
        )
    }

    private static func yaml<Rule: Decodable>(_: Rule.Type, _ file: String) throws -> [Rule] {
        let text = try String(contentsOf: county.appending(path: "rules/\(file).yaml"), encoding: .utf8)
        return try YAMLDecoder().decode(File<Rule>.self, from: text).rules
    }
}
