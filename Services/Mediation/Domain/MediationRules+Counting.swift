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
        outcome label: String
    ) -> CountedTerm? {
        guard let start = inputs.first?.day else { return nil }
        let counted = rules.map { (rule: $0, due: due(by: $0, after: start)) }
            .sorted { ($0.due.day, $0.rule.id) < ($1.due.day, $1.rule.id) }
        guard let binding = counted.first else { return nil }
        let told = Dictionary(uniqueKeysWithValues: inputs.map { ($0.label, $0.day.description) })
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

    /// The last day of one rule's term.
    func due(by rule: DeadlineRule, after start: Day) -> DueDay {
        switch (rule.unit, reading(of: rule)) {
        case (.workingDay, _): calendar.adding(workingDays: rule.count, after: start)
        case (.naturalDay, let reading?): calendar.adding(days: rule.count, after: start, rolling: reading)
        case (.naturalDay, nil): DueDay(day: start.adding(days: rule.count), isProvisional: false)
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
