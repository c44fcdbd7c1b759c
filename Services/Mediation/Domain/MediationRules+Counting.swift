public import Model

/// A term that was counted, with the rules that did it; the first of them binds.
public struct CountedTerm: Equatable, Sendable {
    /// Its last day.
    public let due: DueDay
    /// Each rule that ran, the binding one first.
    public let basis: [Basis]
}

extension MediationRules {
    /// Counts each rule from the first of `inputs`, and lets the earliest bind.
    func earliest(
        of rules: [DeadlineRule],
        counting inputs: [(label: String, day: Day)],
        outcome label: String,
        excluding spans: [PauseSpan] = []
    ) -> CountedTerm? {
        guard let start = inputs.first?.day else { return nil }
        let counted = rules.map { (rule: $0, due: due(by: $0, after: start, excluding: spans)) }
            .sorted { ($0.due.day, $0.rule.id) < ($1.due.day, $1.rule.id) }
        guard let binding = counted.first else { return nil }
        var told = Dictionary(uniqueKeysWithValues: inputs.map { ($0.label, $0.day.description) })
        if !spans.isEmpty { told["excluded"] = PauseSpan.text(of: spans) }
        return CountedTerm(
            due: binding.due,
            basis: counted.map { rule, due in
                Basis(
                    rule: rule.id,
                    inputs: told,
                    outcome: [label: due.day.description, "provisional": due.isProvisional ? "true" : "false"]
                )
            }
        )
    }

    /// The last day of one rule's term; where the rule says so, appraisals are not counted.
    func due(by rule: DeadlineRule, after start: Day, excluding spans: [PauseSpan] = []) -> DueDay {
        let excluded = excludedDays(by: rule, spans)
        return switch (rule.unit, reading(of: rule)) {
        case (.workingDay, _): calendar.adding(workingDays: count(of: rule) + excluded, after: start)
        case (.naturalDay, let reading?):
            calendar.adding(days: count(of: rule) + excluded, after: start, rolling: reading)
        case (.naturalDay, nil):
            DueDay(day: start.adding(days: count(of: rule) + excluded), isProvisional: false)
        }
    }

    /// How many days the rule's whole term has: its own, and those of the term it lengthens.
    func count(of rule: DeadlineRule) -> Int {
        let base = rule.extends.flatMap { id in deadlines.first { $0.id == id } }
        return rule.count + (base?.count ?? 0)
    }

    /// How many days of the rule's own kind are not counted.
    func excludedDays(by rule: DeadlineRule, _ spans: [PauseSpan]) -> Int {
        guard rule.pausedBy?.contains("appraisal") == true else { return 0 }
        let days = PauseSpan.days(of: spans)
        return switch rule.unit {
        case .naturalDay: days.count
        case .workingDay: days.filter { calendar.isWorking($0) ?? !$0.weekday.isWeekend }.count
        }
    }

    /// Where a last day off moves; the county may read a notice's span otherwise than the rule.
    func reading(of rule: DeadlineRule) -> HolidayReading? {
        switch rule.roll {
        case .none: nil
        case .noticeSpan: holidayReading
        case .statutoryDays: .statutoryOnly
        case .nonWorkingDay: .anyNonWorking
        }
    }
}
