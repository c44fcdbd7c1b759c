public import Model

/// What an event means for the terms of its case.
public enum TermChange: Equatable, Sendable {
    /// It begins, or begins anew with another last day; the basis holds its rules and its alarms.
    case start(CaseTerm, from: Day, due: DueDay, basis: [Basis])
    /// It is over; on the day of the event when none is given.
    case stop(CaseTerm, on: Day?)
    /// It stands still until it begins anew.
    case pause(CaseTerm)
    /// Its last day went by.
    case overdue(CaseTerm)
    /// Somebody was warned.
    case alarm(CaseTerm, AlarmColour)
    /// Somebody is to be warned later.
    case postpone(CaseTerm, AlarmColour, until: Moment)
}

extension Case.Event {
    /// What it means for terms: state, tables and clocks all go by this one list.
    public var termChanges: [TermChange] {
        let (accept, mediate, inspect) = (CaseTerm(.accept), CaseTerm(.mediate), CaseTerm(.inspect))
        switch self {
        case .opened(_, let opening, let due, let basis):
            return [.start(accept, from: opening.receivedOn, due: due, basis: basis)]
        case .accepted(let day, _, let told, let due, let basis):
            let stop = told?.end(accept, decidedOn: day) ?? []
            return stop + [.start(mediate, from: Self.start(in: basis) ?? day, due: due, basis: basis)]
        case .refused(_, _, let refusal, _):
            return refusal.told?.end(accept, decidedOn: refusal.on) ?? []
        case .agreed(_, _, let day, let terms, let performedAtOnce):
            let first = performedAtOnce ? nil : terms.map(\.performBy).min()
            let perform = first.map { due in
                let due = DueDay(day: due, isProvisional: false)
                return TermChange.start(CaseTerm(.perform), from: day, due: due, basis: [])
            }
            return [.stop(mediate, on: day)] + (perform.map { [$0] } ?? [])
        case .performed(_, _, let day), .unperformed(_, _, let day): return [.stop(CaseTerm(.perform), on: day)]
        case .terminated(_, _, let termination, let due, let basis):
            let tell = CaseTerm(.tellTermination)
            let begun: [TermChange] = [
                .stop(mediate, on: termination.on), .start(tell, from: termination.on, due: due, basis: basis),
            ]
            return begun + (termination.told?.end(tell, decidedOn: termination.on) ?? [])
        case .partyTold(let telling, let closes, _):
            return closes.map { [.stop(CaseTerm($0), on: telling.telling.at?.day)] } ?? []
        case .appraisalCommissioned: return [.pause(mediate)]
        case .appraisalReceived(_, let day, _, let due, let basis):
            return due.map { [.start(mediate, from: Self.start(in: basis) ?? day, due: $0, basis: basis)] } ?? []
        case .labourReceived(let receipt, let due, let basis):
            return [
                due.map { .start(accept, from: receipt.on, due: $0, basis: basis) } ?? .stop(accept, on: receipt.on)
            ]
        case .inspectionFiled(let day, let due, let basis):
            return [.stop(accept, on: day), .start(inspect, from: day, due: due, basis: basis)]
        case .inspectionExtended(let approval, let due, let basis):
            return [.start(inspect, from: Self.start(in: basis) ?? approval.on, due: due, basis: basis)]
        case .inspectionFinished(_, let day, _): return [.stop(inspect, on: day)]
        case .instructed(let instruction, let basis):
            let due = DueDay(day: instruction.reportBy, isProvisional: false)
            let term = CaseTerm(.instruct, reference: instruction.reference)
            return [.start(term, from: instruction.on, due: due, basis: basis)]
        case .instructionReported(let reference, let day, _):
            return [.stop(CaseTerm(.instruct, reference: reference), on: day)]
        case .acceptanceOverdue: return [.overdue(accept)]
        case .mediationOverdue: return [.overdue(mediate)]
        case .termOverdue(let term, _): return [.overdue(term)]
        case .alarmRaised(let term, let colour, _): return [.alarm(term, colour)]
        case .alarmPostponed(let term, let colour, let until): return [.postpone(term, colour, until: until)]
        case .termRecomputed(let term, _, let due, let basis):
            return [.start(term, from: Self.start(in: basis) ?? due.day, due: due, basis: basis)]
        case .reclassified(let change, _, _, let due, let basis):
            return [.start(accept, from: Self.start(in: basis) ?? change.on, due: due, basis: basis)]
        case .absorbed(_, _, _, _, let terms, let basis), .released(_, _, _, let terms, let basis),
            .unmerged(_, _, let terms, let basis):
            return terms.map { .start($0.term, from: $0.from, due: $0.due, basis: basis) }
        case .merged(_, _, _, let stopped): return stopped.map { .stop($0.term, on: nil) }
        case .respondentIdentified, .respondentCorrected, .mediatorAssigned, .consentRecorded, .delegated,
            .delegationEnded, .sessionScheduled, .sessionHeld, .recusalRequested, .recusalDecided, .letterRecorded,
            .relationAsked, .labourReferred, .supervised, .visited, .redoOrdered:
            return []
        }
    }

    /// Who is told of what by it.
    public var tellings: [CaseTelling] {
        switch self {
        case .accepted(_, _, let told?, _, _):
            return [CaseTelling(about: .acceptance, whom: .complainant, telling: told)]
        case .refused(_, _, let refusal, _):
            return refusal.told.map { [CaseTelling(about: .refusal, whom: .complainant, telling: $0)] } ?? []
        case .terminated(_, _, let termination, _, _):
            guard let told = termination.told else { return [] }
            return termination.partiesToTell.map { CaseTelling(about: .termination, whom: $0, telling: told) }
        case .partyTold(let telling, _, _): return [telling]
        case .opened, .respondentIdentified, .respondentCorrected, .reclassified, .accepted, .agreed, .performed,
            .unperformed,
            .mediatorAssigned, .consentRecorded, .delegated, .delegationEnded, .sessionScheduled, .sessionHeld,
            .recusalRequested, .recusalDecided, .appraisalCommissioned, .appraisalReceived, .letterRecorded,
            .relationAsked, .labourReferred, .labourReceived, .inspectionFiled, .inspectionExtended,
            .inspectionFinished, .supervised, .instructed, .instructionReported, .visited, .redoOrdered,
            .acceptanceOverdue, .mediationOverdue, .termOverdue, .alarmRaised, .alarmPostponed, .termRecomputed,
            .absorbed, .released, .merged, .unmerged:
            return []
        }
    }

    /// The day that the counting rules of a decision began on.
    private static func start(in basis: [Basis]) -> Day? {
        let inputs = basis.first(where: \.isTerm)?.inputs ?? [:]
        let text = ["filedOn", "decidedOn", "acceptedOn", "receivedOn"].lazy.compactMap { inputs[$0] }.first
        return text.flatMap { try? Day($0) }
    }
}

extension Telling {
    /// The end of a term that asks for a telling, where this one can be shown.
    fileprivate func end(_ term: CaseTerm, decidedOn day: Day) -> [TermChange] {
        isProven ? [.stop(term, on: at?.day ?? day)] : []
    }
}

extension Basis {
    /// Whether it counted a term.
    public var isTerm: Bool { outcome["provisional"] != nil }
}
