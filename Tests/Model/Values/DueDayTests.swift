import Model
import Testing

@Suite("A due day")
struct DueDayTests {
    private let calendar: WorkingCalendar

    init() throws {
        calendar = try CountyFiles.calendar()
    }

    private func due(_ term: String, after start: Day) throws -> String? {
        let workingDays = [
            "accept_due_7wd": 7, "report_check_15wd": 15, "report_check_ext_30wd": 30, "hotline_5wd": 5,
            "hotline_ext_15wd": 15, "return_2wd": 2, "old_order20_mediation_45wd": 45,
        ]
        let readings: [String: HolidayReading] = [
            "mediation_60d_literal_art45": .wholeNoticeSpan, "notice_span": .wholeNoticeSpan,
            "statutory_13_days": .statutoryOnly,
            "mediation_60d_any_nonworking": .anyNonWorking, "any_nonworking": .anyNonWorking,
        ]
        if let count = workingDays[term] { return calendar.adding(workingDays: count, after: start).day.text }
        if let reading = readings[term] { return calendar.adding(days: 60, after: start, rolling: reading).day.text }
        return term == "mediation_60d_raw" ? start.adding(days: 60).text : nil
    }

    @Test func `is the one that two independent calendars give, for every worked-out term of 2026`() throws {
        let golden = try CountyFiles.deadlines()
        var count = 0
        for var terms in golden.cases + golden.rolls.cases {
            let begun = terms.removeValue(forKey: "received") ?? terms.removeValue(forKey: "accepted")
            let start = try Day(#require(begun))
            let weekday = terms.removeValue(forKey: "weekday")
            #expect("\(start.weekday)".prefix(3) == (weekday?.lowercased() ?? ""))
            for (term, expected) in terms {
                #expect(try due(term, after: start) == expected, "\(term) after \(start)")
                count += 1
            }
        }
        #expect(count == 84)
    }

    @Test(arguments: [
        ("2026-07-27", HolidayReading.wholeNoticeSpan, "2026-09-28"), ("2026-07-27", .statutoryOnly, "2026-09-26"),
        ("2026-04-14", .wholeNoticeSpan, "2026-06-13"), ("2026-04-14", .anyNonWorking, "2026-06-15"),
    ])
    func `rolls by the reading of 法定节假日 that the county chose`(
        start: String,
        reading: HolidayReading,
        expected: String
    ) throws {
        #expect(try calendar.adding(days: 60, after: Day(start), rolling: reading).day.text == expected)
    }

    @Test func `across the end of the published years is provisional, and the notice makes it firm`() throws {
        let start = try Day("2022-12-26")
        let before = try CountyFiles.calendar(through: 2022).adding(workingDays: 7, after: start)
        let after = try CountyFiles.calendar(through: 2023).adding(workingDays: 7, after: start)
        #expect(before == DueDay(day: try Day("2023-01-04"), isProvisional: true))
        #expect(after == DueDay(day: try Day("2023-01-05"), isProvisional: false))
        #expect(
            try calendar.adding(days: 60, after: Day("2026-11-20"), rolling: .wholeNoticeSpan)
                == DueDay(day: Day("2027-01-19"), isProvisional: true)
        )
    }

    @Test func `comes back when its working days are counted`() throws {
        let start = try Day("2026-09-30")
        for count in 1...40 {
            let due = calendar.adding(workingDays: count, after: start).day
            #expect(calendar.workingDays(after: start, through: due) == count)
        }
        #expect(try calendar.workingDays(after: start, through: Day("2027-01-01")) == nil)
    }

    @Test func `explains itself in a clerk's words`() throws {
        #expect(
            try calendar.explanation(workingDays: 7, after: Day("2026-09-30"))
                == "收到9月30日；国庆7天不计；10月10日周六上班计入；到期10月15日"
        )
        #expect(
            try calendar.explanation(days: 60, after: Day("2026-08-03"), rolling: .wholeNoticeSpan)
                == "受理8月3日；第60天10月2日逢国庆顺延；到期10月8日"
        )
        #expect(
            try calendar.explanation(days: 60, after: Day("2026-11-20"), rolling: .wholeNoticeSpan)
                == "受理11月20日；自次日起60天；到期2027年1月19日（暂定：放假安排尚未公布）"
        )
    }
}
