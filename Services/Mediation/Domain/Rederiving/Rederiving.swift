import Decisions
import Model

extension WhatIf where Rules == MediationRules {
    /// A term of a case that begins: the rules that count it, and its alarms.
    func grounds(_ term: CountedTerm?, of clock: CaseTerm) -> Rederived {
        .computed(term.map { $0.basis + rules.alarms(of: clock, due: $0.due, at: moment) } ?? [])
    }
}

extension Rederived {
    /// The log lacks what came before, as a log does that was cut.
    static let historyMissing = Rederived.never(
        because: Message("日志里缺少此前的经过", "the log lacks what came before")
    )

    /// The grounds of a term; none when no rule counts it.
    static func term(_ term: CountedTerm?) -> Rederived { .computed(term?.basis ?? []) }
}
