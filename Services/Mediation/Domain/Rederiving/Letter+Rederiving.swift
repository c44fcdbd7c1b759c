public import Decisions
public import Model

extension Letter: Rederivable {
    /// Which law a letter cites, how its number is written, and when a public notice counts as served.
    public static func rederived(
        _ event: Letter.Event,
        before _: Letter.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        let rules = question.rules
        switch event {
        case .issued(let number, _, let letter, _):
            guard let rule = rules.letters.rule(letter.kind), let law = rule.law(on: letter.lawOn) else {
                return .computed([])
            }
            let basis = Basis(
                rule: rule.id,
                inputs: ["lawOn": letter.lawOn.description],
                outcome: ["law": law.law, "number": rule.text(of: number)]
            )
            return .computed([basis])
        case .served(_, let service, _, _):
            guard let day = rules.deposits.effective(service) else { return .computed([]) }
            return .computed(rules.deposits.basis(of: service, effectiveOn: day))
        case .voided, .replaced, .scanReturned, .sealed: return .unruled
        }
    }
}
