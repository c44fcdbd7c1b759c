public import Model

/// The county's rules as mediation reads them: terms and grounds, with the calendar they are counted on.
///
/// The law of a complaint is the law of the day on which the authority received it.
public struct MediationRules: Sendable {
    let deadlines: [DeadlineRule]
    let grounds: [GroundRule]
    /// The county's calendar.
    public let calendar: WorkingCalendar
    let holidayReading: HolidayReading

    /// Rules out of the county's files.
    ///
    /// - Parameters:
    ///   - deadlines: The rules of `deadlines`.
    ///   - grounds: The rules of `grounds`.
    ///   - calendar: The county's calendar.
    ///   - holidayReading: What a rule's `noticeSpan` means in the county.
    public init(
        deadlines: [DeadlineRule],
        grounds: [GroundRule],
        calendar: WorkingCalendar,
        holidayReading: HolidayReading = .wholeNoticeSpan
    ) {
        self.deadlines = deadlines
        self.grounds = grounds
        self.calendar = calendar
        self.holidayReading = holidayReading
    }

    /// Until when a complaint is accepted or refused, and the complainant told.
    public func acceptance(of kind: CaseKind, receivedOn day: Day) -> CountedTerm? {
        let rules = rules(startingWith: .receipt, on: day).filter { Self.acceptanceLaws(of: kind).contains($0.law) }
        return earliest(of: rules, counting: [("receivedOn", day)], outcome: "acceptBy")
    }

    /// Until when an agreement is reached; of several terms that run, the earliest binds.
    public func mediation(of kind: CaseKind, receivedOn day: Day, acceptedOn accepted: Day) -> CountedTerm? {
        switch kind {
        case .complaint:
            let rules = rules(startingWith: .acceptance, on: day).filter { Self.consumerLaws.contains($0.law) }
            return earliest(of: rules, counting: [("acceptedOn", accepted), ("receivedOn", day)], outcome: "mediateBy")
        case .labour:
            let rules = rules(startingWith: .application, on: day).filter { $0.law == "labour" }
            return earliest(of: rules, counting: [("receivedOn", day)], outcome: "mediateBy")
        }
    }

    /// Until when both sides are told that a mediation was terminated.
    public func termination(of kind: CaseKind, receivedOn day: Day, decidedOn decided: Day) -> CountedTerm? {
        let rules = rules(startingWith: .terminationDecision, on: day)
            .filter { kind == .complaint && Self.consumerLaws.contains($0.law) }
        return earliest(of: rules, counting: [("decidedOn", decided), ("receivedOn", day)], outcome: "tellBothBy")
    }

    /// Until when a report is checked.
    public func check(receivedOn day: Day) -> CountedTerm? {
        let rules = rules(startingWith: .receipt, on: day).filter { $0.law == "penalty" }
        return earliest(of: rules, counting: [("receivedOn", day)], outcome: "checkBy")
    }

    /// The item of the law's list, if the law of the day of receipt has it.
    public func ground(_ use: GroundRule.Use, _ number: Int, of kind: CaseKind, receivedOn day: Day) -> GroundRule? {
        grounds.first { rule in
            rule.kind == use && rule.number == number && rule.isInForce(on: day)
                && (kind == .complaint ? Self.consumerLaws.contains(rule.law) : rule.law == "labour")
        }
    }

    /// Whether the term that a ground waits for is over on `day`, counted from acceptance.
    func isOpen(_ ground: GroundRule, acceptedOn accepted: Day, on day: Day) -> Bool {
        guard let waited = ground.notBefore else { return true }
        guard let rule = deadlines.first(where: { $0.id == waited }) else { return false }
        return due(by: rule, after: accepted).day < day
    }

    /// Why a term ends when it does, in words for people; nil when no such rule is loaded.
    public func explanation(of basis: Basis) -> String? {
        let starts = [("decidedOn", "决定"), ("acceptedOn", "受理"), ("receivedOn", "收到")]
        for (label, verb) in starts {
            guard let text = basis.inputs[label] else { continue }
            guard let rule = deadlines.first(where: { $0.id == basis.rule }), let day = try? Day(text) else {
                return nil
            }
            return explanation(of: rule, after: day, begun: verb)
        }
        return nil
    }

    private func explanation(of rule: DeadlineRule, after day: Day, begun verb: String) -> String {
        switch (rule.unit, reading(of: rule)) {
        case (.workingDay, _): calendar.explanation(workingDays: rule.count, after: day, begun: verb)
        case (.naturalDay, let reading?):
            calendar.explanation(days: rule.count, after: day, rolling: reading, begun: verb)
        case (.naturalDay, nil): "\(verb)\(day)；自次日起\(rule.count)天；到期\(day.adding(days: rule.count))"
        }
    }

    private static let consumerLaws: Set = ["order121", "order20", "regulation46"]

    private static func acceptanceLaws(of kind: CaseKind) -> Set<String> {
        switch kind {
        case .complaint: consumerLaws
        case .labour: ["labour"]
        }
    }

    private func rules(startingWith start: DeadlineRule.Start, on day: Day) -> [DeadlineRule] {
        deadlines.filter { $0.start == start && $0.extends == nil && $0.isInForce(on: day) }
    }
}
