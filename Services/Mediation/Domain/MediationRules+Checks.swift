public import Model

/// Which term of a check runs.
public enum CheckTerm: Hashable, Sendable {
    /// Of a report, from its receipt.
    case report
    /// Of a clue, from its finding.
    case clue
    /// Of a filed case of punishment, from its filing.
    case decision
}

/// A span that is not counted: something was away to be tested or appraised, with a document at either end.
public struct TestSpan: Equatable, Sendable {
    /// When it was given away.
    public var from: Day
    /// When the result came.
    public var through: Day
}

extension MediationRules {
    /// Until when a clue is checked or a filed case decided.
    ///
    /// - Parameters:
    ///   - term: Which of them.
    ///   - start: The day that starts it.
    ///   - ruling: The day that chooses the rule.
    ///   - isExtended: Whether the head gave more time.
    ///   - tests: Spans that are not counted.
    /// - Returns: The day and the rules; nil when no rule is in force.
    public func check(
        _ term: CheckTerm,
        from start: Day,
        ruledOn ruling: Day,
        isExtended: Bool = false,
        without tests: [TestSpan] = []
    ) -> CountedTerm? {
        guard let rule = deadlines.first(where: { $0.extends == nil && term.isCounted(by: $0, on: ruling) }) else {
            return nil
        }
        let longer = isExtended ? deadlines.first { $0.extends == rule.id && $0.isInForce(on: ruling) } : nil
        let count = rule.count + (longer?.count ?? 0) + excluded(tests, by: rule)
        let due =
            switch (rule.unit, reading(of: rule)) {
            case (.workingDay, _): calendar.adding(workingDays: count, after: start)
            case (.naturalDay, let reading?): calendar.adding(days: count, after: start, rolling: reading)
            case (.naturalDay, nil): DueDay(day: start.adding(days: count), isProvisional: false)
            }
        var inputs = [term.input: start.description]
        if ruling != start { inputs["receivedOn"] = ruling.description }
        if !tests.isEmpty { inputs["daysNotCounted"] = "\(excluded(tests, by: rule))" }
        let outcome = [term.outcome: due.day.description, "provisional": due.isProvisional ? "true" : "false"]
        let basis = [rule.id, longer?.id].compactMap(\.self).map { Basis(rule: $0, inputs: inputs, outcome: outcome) }
        return CountedTerm(due: due, basis: basis)
    }

    /// Whether more time needs the head's word: Order 20 did not ask for it.
    func extensionNeedsHead(_ term: CheckTerm, ruledOn ruling: Day) -> Bool? {
        guard let rule = deadlines.first(where: { $0.extends == nil && term.isCounted(by: $0, on: ruling) }),
            let longer = deadlines.first(where: { $0.extends == rule.id && $0.isInForce(on: ruling) })
        else { return nil }
        return longer.approval != nil
    }

    /// Until when a named reporter is told whether a case is filed; nil where the law of that day does not ask for it.
    func tellFiling(receivedOn received: Day, decidedOn decided: Day) -> CountedTerm? {
        let rules = deadlines.filter {
            $0.start == .filingDecision && $0.extends == nil && $0.isInForce(on: received)
        }
        return earliest(of: rules, counting: [("decidedOn", decided), ("receivedOn", received)], outcome: "tellBy")
    }

    /// Until when two authorities agree about who is competent.
    func dispute(receivedOn received: Day, arisenOn arisen: Day) -> CountedTerm? {
        let rules = deadlines.filter { $0.start == .dispute && $0.extends == nil && $0.isInForce(on: received) }
        return earliest(of: rules, counting: [("arisenOn", arisen), ("receivedOn", received)], outcome: "settleBy")
    }

    /// The rule of that kind for what was received on that day.
    func telling(_ kind: TellingRule.Kind, on day: Day) -> TellingRule? {
        tellings.first { $0.kind == kind && $0.isInForce(on: day) }
    }

    private func excluded(_ tests: [TestSpan], by rule: DeadlineRule) -> Int {
        guard rule.pausedBy?.contains("appraisal") == true else { return 0 }
        return tests.reduce(0) { sum, span in
            switch rule.unit {
            case .naturalDay: sum + span.from.days(until: span.through)
            case .workingDay: sum + calendar.workingDaysAsFarAsKnown(after: span.from, through: span.through)
            }
        }
    }
}

extension CheckTerm {
    fileprivate func isCounted(by rule: DeadlineRule, on day: Day) -> Bool {
        guard rule.isInForce(on: day) else { return false }
        return switch self {
        case .report: rule.law == "penalty" && rule.start == .receipt
        case .clue: rule.start == .finding
        case .decision: rule.law == "penalty" && rule.start == .filing
        }
    }

    fileprivate var input: String {
        switch self {
        case .report: "receivedOn"
        case .clue: "foundOn"
        case .decision: "filedOn"
        }
    }

    fileprivate var outcome: String {
        switch self {
        case .report, .clue: "checkBy"
        case .decision: "decideBy"
        }
    }
}

extension WorkingCalendar {
    /// How many working days lie after a day, through another; an unknown day is taken for an ordinary one of its week.
    fileprivate func workingDaysAsFarAsKnown(after start: Day, through end: Day) -> Int {
        var (count, day) = (0, start)
        while day < end {
            day = day.adding(days: 1)
            if isWorking(day) ?? !day.weekday.isWeekend { count += 1 }
        }
        return count
    }
}
