import Foundation
import Model
import ServiceKit

/// Whether deadlines can be counted into the next year: its holidays are announced each November.
struct CalendarCheck {
    let folder: DataFolder
    let today: Day

    var findings: [Finding] {
        let notices: HolidayNotices
        do {
            notices = try folder.county.ruleSet().value(HolidayNotices.self, in: "holidays")
            let statutory = try folder.county.ruleSet().value(StatutoryHolidays.self, in: "statutory-holidays")
            _ = try WorkingCalendar(notices, statutory: statutory)
        } catch {
            return [
                .bad(
                    "holidayFile",
                    Failure(error).message,
                    remedy: Message(
                        "修正 \(folder.county.path)/holidays.json",
                        "mend \(folder.county.path)/holidays.json"
                    )
                )
            ]
        }
        return [.good("holidayFile", "节假日文件可用", "the holiday files are sound")]
            + [today.year, today.year + 1].map { covered($0, notices) }
    }

    private func covered(_ year: Int, _ notices: HolidayNotices) -> Finding {
        guard notices.years["\(year)"]?.notices.isEmpty ?? true else {
            return .good("calendar.\(year)", "\(year) 年放假通知已载入", "the holiday notice of \(year) is loaded")
        }
        let message = Message(
            "缺少 \(year) 年放假通知：跨入该年的期限只是暂定",
            "the holiday notice of \(year) is missing: deadlines into that year are provisional"
        )
        let remedy = Message(
            "国务院办公厅公布后，补入 \(folder.county.path)/holidays.json 并重启服务",
            "once the State Council has published it, add it to \(folder.county.path)/holidays.json and restart"
        )
        return year == today.year
            ? .bad("calendar.\(year)", message, remedy: remedy)
            : .warning("calendar.\(year)", message, remedy: remedy)
    }
}
