public import Decisions
public import Model

extension Clue: Rederivable {
    /// The terms of its check.
    public static func rederived(
        _ event: Clue.Event,
        before state: Clue.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        let rules = question.rules
        let known: EnteredClue? = if case .entered(let clue) = state { clue } else { nil }
        switch event {
        case .opened(_, let opening, _, _):
            return .term(rules.check(.clue, from: opening.foundOn, ruledOn: opening.ruledOn))
        case .extended:
            guard let known else { return .historyMissing }
            return .term(known.check.rederived(rules, isExtended: true, known.check.tests))
        case .testResultReceived(let day, _, _, _):
            return known?.check.rederived(rules, resultOn: day) ?? .historyMissing
        case .filed(let decision, _, _):
            return .term(rules.check(.decision, from: decision.on, ruledOn: decision.on))
        case .extensionProposed, .testCommissioned, .notFiled, .concluded, .checkOverdue, .decisionOverdue:
            return .unruled
        }
    }
}
