public import Decisions
public import Model

extension CreditFile: Rederivable {
    /// What a fact is worth in the file, if anything.
    public static func rederived(
        _ event: CreditFile.Event,
        before _: CreditFile.State,
        _ question: WhatIf<CreditRules>
    ) -> Rederived {
        switch event {
        case .entryAdded(let entry, _):
            .computed(question.rules.rule(for: entry.fact).map { [$0.basis(of: entry.fact)] } ?? [])
        case .opened, .enterpriseRegistered, .entryEnded, .entryCorrected: .unruled
        }
    }
}
