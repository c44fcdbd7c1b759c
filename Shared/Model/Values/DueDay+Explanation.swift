extension WorkingCalendar {
    /// Why a working-day term ends when it does: 收到9月30日；国庆7天不计；10月10日周六上班计入；到期10月15日.
    ///
    /// Ordinary weekends are not mentioned; everybody leaves them out.
    public func explanation(workingDays: Int, after start: Day, begun verb: String = "收到") -> String {
        let due = adding(workingDays: workingDays, after: start)
        var clauses = [verb + start.chinese]
        var day = start.adding(days: 1)
        while day <= due.day {
            if let named = notice(of: day), named.off {
                let span = span(from: day, through: due.day)
                clauses.append("\(Self.shortName(named.name))\(span)天不计")
                day = day.adding(days: span)
            } else {
                if notice(of: day) != nil { clauses.append("\(day.chinese)\(day.weekday.chinese)上班计入") }
                day = day.adding(days: 1)
            }
        }
        return Self.told(clauses, due, from: start)
    }

    /// Why a natural-day term ends when it does: 受理8月3日；第60天10月2日逢国庆顺延；到期10月8日.
    public func explanation(
        days: Int,
        after start: Day,
        rolling reading: HolidayReading,
        begun verb: String = "受理"
    ) -> String {
        let due = adding(days: days, after: start, rolling: reading)
        let last = start.adding(days: days)
        var clauses = [verb + start.chinese]
        if last < due.day {
            let holiday = notice(of: last).map { Self.shortName($0.name) } ?? last.weekday.chinese
            clauses.append("第\(days)天\(last.chinese)逢\(holiday)顺延")
        } else {
            clauses.append("自次日起\(days)天")
        }
        return Self.told(clauses, due, from: start)
    }

    /// How many days off of one name follow each other.
    private func span(from first: Day, through last: Day) -> Int {
        var day = first
        while day < last, let next = notice(of: day.adding(days: 1)), next.off, next.name == notice(of: first)?.name {
            day = day.adding(days: 1)
        }
        return first.days(until: day) + 1
    }

    private static func told(_ clauses: [String], _ due: DueDay, from start: Day) -> String {
        let year = due.day.year == start.year ? "" : "\(due.day.year)年"
        let caution = due.isProvisional ? "（暂定：放假安排尚未公布）" : ""
        return (clauses + ["到期\(year)\(due.day.chinese)\(caution)"]).joined(separator: "；")
    }

    /// The holidays as people say them.
    private static func shortName(_ name: String) -> String {
        name.split(separator: "、").map { spoken[String($0)] ?? String($0) }.joined(separator: "、")
    }

    private static let spoken = ["国庆节": "国庆", "中秋节": "中秋", "清明节": "清明", "端午节": "端午", "劳动节": "五一"]
}
