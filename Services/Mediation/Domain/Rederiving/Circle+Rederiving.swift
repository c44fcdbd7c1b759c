public import Decisions
public import Model

extension Proxy: Rederivable {
    /// The article that lets somebody act for another.
    public static func rederived(
        _ event: Proxy.Event,
        before _: Proxy.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        switch event {
        case .appointed(let authorisation, _):
            let basis = question.rules.duplicateRule(.proxy, on: question.moment.day).map { rule in
                Basis(
                    rule: rule.id,
                    inputs: ["from": authorisation.from.description, "through": authorisation.through.description],
                    outcome: ["article": "第十一条"]
                )
            }
            return .computed(basis.map { [$0] } ?? [])
        case .revoked, .expired: return .unruled
        }
    }
}

extension Joint: Rederivable {
    /// From how many on people complain together, how many speak for them, and when somebody must know of it.
    public static func rederived(
        _ event: Joint.Event,
        before state: Joint.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        let (rules, today) = (question.rules, question.moment.day)
        func ground(
            _ use: DuplicateRule.Use,
            _ inputs: [String: String],
            _ outcome: (DuplicateRule) -> [String: String]?
        ) -> Rederived {
            guard let rule = rules.duplicateRule(use, on: today), let outcome = outcome(rule) else {
                return .computed([])
            }
            return .computed([Basis(rule: rule.id, inputs: inputs, outcome: outcome)])
        }
        switch event {
        case .formed(let members, _):
            return ground(.joint, ["members": "\(members.count)"]) { rule in
                rule.count.flatMap { members.count >= $0 ? ["article": "第十二条", "least": "\($0)"] : nil }
            }
        case .representativesChosen(let persons, _, _, _):
            return ground(.representatives, ["count": "\(persons.count)"]) { rule in
                rule.count == persons.count ? ["article": "第十二条"] : nil
            }
        case .adopted(_, let matter, _, let basis):
            let members = basis.first?.inputs["members"] ?? ""
            return ground(.representatives, ["members": members, "matter": matter.rawValue]) { _ in
                ["article": "第十二条"]
            }
        case .groupNoticed(let members, _):
            return ground(.alert, ["members": "\(members)"]) { rule in
                rule.count.flatMap { members >= $0 ? ["threshold": "\($0)"] : nil }
            }
        case .joined, .proposed, .answered, .leftOut, .splitOff: return .unruled
        }
    }
}
