public import Model

/// An alarm as an event plans it: by then somebody is warned, unless the term has ended.
public struct PlannedAlarm: Hashable, Sendable {
    /// Of which term.
    public let term: CaseTerm
    /// How near its end is then.
    public let colour: AlarmColour
    /// When.
    public let at: Moment

    init(_ term: CaseTerm, _ colour: AlarmColour, at moment: Moment) {
        self.term = term
        self.colour = colour
        at = moment
    }

    /// The alarm that a rule planned; nil when the rule is about something else.
    public init?(_ basis: Basis) {
        guard let clock = basis.inputs["clock"].flatMap({ CaseClockName(rawValue: $0) }),
            let colour = basis.outcome["colour"].flatMap({ AlarmColour(rawValue: $0) }),
            let at = basis.outcome["at"].flatMap({ try? Moment($0) })
        else { return nil }
        self.init(CaseTerm(clock, reference: basis.inputs["reference"]), colour, at: at)
    }
}

extension MediationRules {
    /// The alarms of a term that begins, or begins anew, as grounds of the event that says so.
    ///
    /// Of those whose day has come already only the last is given, and none in the quiet hours.
    public func alarms(of term: CaseTerm, due: DueDay, at now: Moment) -> [Basis] {
        let planned = alarms.filter { $0.clock == term.clock }
            .map { (rule: $0, at: moment(of: $0, before: due.day)) }
            .sorted { ($0.at, $0.rule.id) < ($1.at, $1.rule.id) }
        let missed = planned.last { $0.at <= now }.map { [($0.rule, quiet?.next(from: now) ?? now)] } ?? []
        return (missed + planned.filter { $0.at > now }.map { ($0.rule, $0.at) }).map { rule, moment in
            var inputs = ["clock": term.clock.rawValue, "due": due.day.description]
            inputs["reference"] = term.reference
            return Basis(
                rule: rule.id,
                inputs: inputs,
                outcome: ["colour": rule.colour.rawValue, "at": moment.text]
            )
        }
    }

    /// When a term that ends on `due` has that colour; nil when the county has no such rule.
    func moment(of colour: AlarmColour, _ term: CaseTerm, due: Day) -> Moment? {
        alarms.first { $0.clock == term.clock && $0.colour == colour }.map { moment(of: $0, before: due) }
    }

    /// How near its end a term is.
    public func colour(of term: CaseTerm, due: Day, at now: Moment) -> AlarmColour {
        let reached = alarms.filter { $0.clock == term.clock && moment(of: $0, before: due) <= now }
        if due.adding(days: 1).start <= now || reached.contains(where: { $0.colour == .red }) { return .red }
        return reached.contains { $0.colour == .yellow } ? .yellow : .green
    }

    private func moment(of rule: AlarmRule, before due: Day) -> Moment {
        var day = due
        var left = rule.before
        while left > 0 {
            day = day.adding(days: -1)
            switch rule.unit {
            case .naturalDay: left -= 1
            case .workingDay: if calendar.isWorking(day) ?? !day.weekday.isWeekend { left -= 1 }
            }
        }
        return quiet?.end(on: day) ?? day.start
    }
}
