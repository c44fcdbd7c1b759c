public import Decisions
public import Model

extension MediationRules {
    /// One of the office's own terms, asked again.
    fileprivate func asked(_ use: OfficeTerm.Use, after day: Day) -> Rederived {
        .computed(due(use, after: day).map { [$0.basis] } ?? [])
    }
}

extension Appeal: Rederivable {
    /// Until when an assessment can be appealed against.
    public static func rederived(
        _ event: Appeal.Event,
        before _: Appeal.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        switch event {
        case .filed(let appeal, _, _, _): question.rules.asked(.appeal, after: appeal.publishedOn)
        case .upheld, .dismissed: .unruled
        }
    }
}

extension Approval: Rederivable {
    /// Whether a decision needs somebody's approval.
    public static func rederived(
        _ event: Approval.Event,
        before _: Approval.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        switch event {
        case .proposed(let proposal, let day, _): .computed(question.rules.office.basis(of: proposal, on: day))
        case .approved, .rejected, .withdrawn, .used: .unruled
        }
    }
}

extension Correspondence: Rederivable {
    /// Until when another authority should answer.
    public static func rederived(
        _ event: Correspondence.Event,
        before _: Correspondence.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        switch event {
        case .opened(let letter, _, _):
            letter.answerBy == nil && letter.kind.hasTerm
                ? question.rules.asked(.assistance, after: letter.on) : .computed([])
        case .answered, .overdue: .unruled
        }
    }
}

extension LateEntry: Rederivable {
    /// Until when a second person compares a late entry with its paper.
    public static func rederived(
        _ event: LateEntry.Event,
        before _: LateEntry.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        switch event {
        case .recorded: question.rules.asked(.lateConfirmation, after: question.moment.day)
        case .confirmed, .objected: .unruled
        }
    }
}

extension Matter: Rederivable {
    /// Whether another body is one that the law names.
    public static func rederived(
        _ event: Matter.Event,
        before _: Matter.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        switch event {
        case .registered(let matter, _, _):
            .computed(question.rules.office.body(matter.body).map { [$0.basis(since: matter.since)] } ?? [])
        case .advanced: .unruled
        }
    }
}
