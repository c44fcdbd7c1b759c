public import Decisions
public import Model

extension Report: Rederivable {
    /// The terms of its check, and what its reporter is told by which law.
    public static func rederived(
        _ event: Report.Event,
        before state: Report.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        let rules = question.rules
        let known: EnteredReport? = if case .entered(let report) = state { report } else { nil }
        switch event {
        case .opened(_, let opening, _, _):
            return .term(rules.check(.report, from: opening.receivedOn, ruledOn: opening.receivedOn))
        case .tookIn(_, let day, _, _, _):
            return .term(rules.check(.report, from: day, ruledOn: day))
        case .extended, .testResultReceived, .filed, .notFiled, .competenceDeclined, .resultOwed, .repeated,
            .joinedInto:
            guard let known else { return .historyMissing }
            return known.rederived(event, rules)
        case .extensionProposed, .testCommissioned, .concluded, .reporterTold, .linked, .codeIssued, .identityGranted,
            .identityRevoked, .checkOverdue, .decisionOverdue, .tellingOverdue:
            return .unruled
        }
    }
}

extension EnteredReport {
    fileprivate func rederived(_ event: Report.Event, _ rules: MediationRules) -> Rederived {
        let received = opening.receivedOn
        let inputs = ["receivedOn": received.description]
        func telling(_ kind: TellingRule.Kind, _ more: [String: String], _ outcome: [String: String]) -> Rederived {
            let basis = rules.telling(kind, on: received).map {
                Basis(rule: $0.id, inputs: inputs.merging(more) { $1 }, outcome: outcome)
            }
            return .computed(basis.map { [$0] } ?? [])
        }
        switch event {
        case .extended: return .term(check.rederived(rules, isExtended: true, check.tests))
        case .testResultReceived(let day, _, _, _): return check.rederived(rules, resultOn: day)
        case .filed(let decision, _, _, _):
            let term = rules.check(.decision, from: decision.on, ruledOn: decision.on)
            return .computed((term?.basis ?? []) + tellingBasis(rules, decision.on))
        case .notFiled(let decision, _, _): return .computed(tellingBasis(rules, decision.on))
        case .competenceDeclined(let day, _, _, _):
            return telling(.noCompetence, ["decidedOn": day.description], ["told": "noCompetence"])
        case .resultOwed(let rule, _, _):
            let isKnown = rules.tellings.contains {
                $0.id == rule && ($0.kind == .result || $0.kind == .reward) && $0.isInForce(on: received)
            }
            return .computed(isKnown ? [Basis(rule: rule, inputs: inputs, outcome: ["owed": "result"])] : [])
        case .repeated: return telling(.repeat, [:], ["decided": TellingRule.Kind.repeat.rawValue])
        case .joinedInto: return telling(.merge, [:], ["decided": TellingRule.Kind.merge.rawValue])
        default: return .unruled
        }
    }

    private func tellingBasis(_ rules: MediationRules, _ day: Day) -> [Basis] {
        opening.isAnonymous ? [] : rules.tellFiling(receivedOn: opening.receivedOn, decidedOn: day)?.basis ?? []
    }
}

extension Check {
    /// The term as other rules count it; nil when none of them does.
    func rederived(_ rules: MediationRules, isExtended: Bool, _ tests: [TestSpan]) -> CountedTerm? {
        rules.check(term, from: start, ruledOn: ruledOn, isExtended: isExtended, without: tests)
    }

    /// The same once the result of a test is there.
    func rederived(_ rules: MediationRules, resultOn day: Day) -> Rederived {
        guard let testing else { return .historyMissing }
        return .term(
            rederived(rules, isExtended: isExtended, tests + [TestSpan(from: testing, through: day)])
        )
    }
}
