import Model

extension OverCase {
    /// What a case permits that has ended: to be told of, asked back about and remarked on, and no more.
    func decide(
        _ command: Case.Command,
        _ rules: MediationRules,
        _ now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        switch command {
        case .refuse(let refusal) where ending == .refused(refusal): return []
        case .terminate(let termination) where ending == .terminated(termination): return []
        case .agree(let day, let terms, true) where ending == .performedAtOnce(on: day, terms: terms): return []
        case .recordPerformance(_, true) where ending == .performed: return []
        case .recordPerformance(_, false) where ending == .unperformed: return []
        case .correctRespondent(let correction): return try correct(correction, today: now.day)
        case .recordTelling(let telling):
            return try file.recordTelling(telling, decidedOn: decided(telling.about), rules, at: now)
        case .mediate(.recordLetter(let letter)): return try file.recordLetter(letter, today: now.day)
        case .supervise(let step): return try file.supervise(step, rules, at: now, isAgreed: false, isOver: true)
        case .noteAcceptanceOverdue: return try file.noteOverdue(CaseTerm(.accept), at: now)
        case .noteMediationOverdue: return []
        case .term(let step): return try file.decide(step, rules, at: now)
        case .merge: preconditionFailure("A merger is decided before the stage is asked.")
        case .labour(.recordReceipt(let receipt)) where ending == .handedOver(receipt): return []
        case .labour(.finish(let day, _)) where ending == .inspected(on: day): return []

        case .open, .identifyRespondent, .reclassify, .accept, .refuse, .agree, .recordPerformance, .terminate,
            .mediate, .labour:
            throw .caseOver
        }
    }

    /// Says that the case that ended was another enterprise's; what followed from its end moves with it.
    private func correct(_ correction: RespondentCorrection, today: Day) throws(Case.Rejection) -> [Case.Event] {
        let outcome: CorrectedEnding.Outcome =
            switch ending {
            case .performedAtOnce, .performed: .performed
            case .unperformed: .unperformed
            case .terminated: .terminated
            case .refused, .handedOver, .inspected: throw .caseOver
            }
        guard let was = file.enterprise, let endedOn = file.endedOn else { throw .respondentUnidentified }
        guard correction.enterprise != was else { return [] }
        try Case.check(correction.on, from: endedOn, through: today)
        let moved = CorrectedEnding(number: file.number, outcome: outcome, on: endedOn)
        return [.respondentCorrected(correction: correction, was: was, ending: moved)]
    }

    /// When it was decided what somebody is told of.
    private func decided(_ matter: ToldMatter) -> Day? {
        switch (matter, ending) {
        case (.acceptance, _): file.acceptedOn
        case (.agreement, _): file.agreedOn
        case (.refusal, .refused(let refusal)): refusal.on
        case (.termination, .terminated(let termination)): termination.on
        case (.refusal, _), (.termination, _), (.session, _): nil
        }
    }
}
