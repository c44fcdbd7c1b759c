import EventLog
import MediationDomain
import Model

/// The terms of a case, and their alarms, as clocks that ring.
enum CaseClock {
    /// Which clocks an event of a case starts and stops; a term rings when its last day is over.
    static func changes(after event: Case.Event, of id: Case.ID) -> [ClockChange] {
        event.termChanges.flatMap { changes(for: $0, of: id.stream) }
    }

    private static func changes(for change: TermChange, of stream: String) -> [ClockChange] {
        switch change {
        case .start(let term, _, let due, let basis):
            let alarms = basis.compactMap(PlannedAlarm.init).filter { $0.term == term }
            return [.set(clock(term, of: stream), due: due.end)]
                + AlarmColour.allCases.filter { colour in colour != .green && !alarms.contains { $0.colour == colour } }
                .map { .clear(clock(term, $0, of: stream)) }
                + alarms.map { .set(clock(term, $0.colour, of: stream), due: $0.at) }
        case .stop(let term, _), .pause(let term):
            return [.clear(clock(term, of: stream))]
                + AlarmColour.allCases.filter { $0 != .green }.map { .clear(clock(term, $0, of: stream)) }
        case .overdue(let term): return [.clear(clock(term, of: stream))]
        case .alarm(let term, let colour): return [.clear(clock(term, colour, of: stream))]
        case .postpone(let term, let colour, let until): return [.set(clock(term, colour, of: stream), due: until)]
        }
    }

    /// What a clock that rings asks of its case; nil when it is none of these.
    static func command(of clock: Clock) -> Case.Command? {
        let parts = clock.name.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, let name = CaseClockName(rawValue: first) else { return nil }
        let term = CaseTerm(name, reference: parts.count > 2 ? parts[2] : nil)
        guard parts.count > 1, let colour = AlarmColour(rawValue: parts[1]) else {
            return .term(step: .noteOverdue(term: term))
        }
        return .term(step: .raiseAlarm(term: term, colour: colour))
    }

    /// `accept` is a term, `accept/yellow` its alarm; an instruction's have its number: `instruct//2026-7`.
    private static func clock(_ term: CaseTerm, _ colour: AlarmColour? = nil, of stream: String) -> Clock {
        var name = term.clock.rawValue
        if colour != nil || term.reference != nil { name += "/\(colour?.rawValue ?? "")" }
        if let reference = term.reference { name += "/\(reference)" }
        return Clock(name, of: stream)
    }
}
