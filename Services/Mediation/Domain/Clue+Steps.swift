import Model

extension EnteredClue {
    func propose(by: String, _ reason: Sealed, _ now: Moment) throws(Clue.Rejection) -> [Clue.Event] {
        try requireRunning()
        if check.proposer == by { return [] }
        do { try check.mayPropose(at: now) } catch { throw error.ofClue }
        return [.extensionProposed(by: by, reason: reason)]
    }

    /// The head lengthens the term, or whoever the head has named for the days away.
    func extend(
        by: String,
        isHead: Bool,
        _ facts: Clue.Facts,
        _ now: Moment
    ) throws(Clue.Rejection) -> [Clue.Event] {
        try requireRunning()
        if check.isExtended { return [] }
        guard isHead || facts.standsInFor != nil else { throw .clueApproverNotEntitled }
        do {
            let term = try check.extended(by: by, facts.rules, at: now)
            let absent = isHead ? nil : facts.standsInFor
            return [.extended(due: term.due, by: by, inPlaceOf: absent, basis: term.basis)]
        } catch { throw error.ofClue }
    }

    func commission(on day: Day, _ document: Sealed, today: Day) throws(Clue.Rejection) -> [Clue.Event] {
        try requireRunning()
        if check.testing == day { return [] }
        do { try check.mayCommission(on: day, today: today) } catch { throw error.ofClue }
        return [.testCommissioned(on: day, document: document)]
    }

    func result(
        on day: Day,
        _ document: Sealed,
        _ rules: MediationRules,
        _ today: Day
    ) throws(Clue.Rejection) -> [Clue.Event] {
        try requireRunning()
        if check.testing == nil, check.tests.last?.through == day { return [] }
        do {
            let term = try check.resulted(on: day, rules, today: today)
            return [.testResultReceived(on: day, document: document, due: term.due, basis: term.basis)]
        } catch { throw error.ofClue }
    }

    func decide(
        _ decision: FilingDecision,
        _ rules: MediationRules,
        today: Day
    ) throws(Clue.Rejection) -> [Clue.Event] {
        if filing == decision { return [] }
        guard filing == nil else { throw .clueAlreadyDecided }
        do { try check.mayDecide(on: decision.on, today: today) } catch { throw error.ofClue }
        guard decision.isFiled else { return [.notFiled(decision: decision)] }
        guard let term = rules.check(.decision, from: decision.on, ruledOn: decision.on) else {
            throw .clueRuleMissing
        }
        return [.filed(decision: decision, decideBy: term.due, basis: term.basis)]
    }

    func conclude(
        on day: Day,
        _ outcome: CheckOutcome,
        _ by: String,
        today: Day
    ) throws(Clue.Rejection) -> [Clue.Event] {
        if stage == .concluded, self.outcome == outcome { return [] }
        guard stage == .deciding else { throw stage == .checking ? .clueNotFiled : .clueOver }
        do { try check.mayDecide(on: day, today: today) } catch { throw error.ofClue }
        return [.concluded(on: day, outcome: outcome, by: by)]
    }

    func noteOverdue(while wanted: CheckStage, at now: Moment) throws(Clue.Rejection) -> [Clue.Event] {
        guard stage == wanted else { return [] }
        do {
            guard let due = try check.overdue(at: now) else { return [] }
            return [wanted == .checking ? .checkOverdue(due: due) : .decisionOverdue(due: due)]
        } catch { throw error.ofClue }
    }

    private func requireRunning() throws(Clue.Rejection) {
        guard stage == .checking || stage == .deciding else { throw .clueOver }
    }
}

extension Check.Fault {
    var ofClue: Clue.Rejection {
        switch self {
        case .ruleMissing: .clueRuleMissing
        case .dayInFuture: .clueDayInFuture
        case .dayOutOfOrder: .clueDayOutOfOrder
        case .testRunning: .clueTestRunning
        case .testNotRunning: .clueTestNotRunning
        case .extensionMissing: .clueExtensionMissing
        case .extendedBefore: .clueExtendedBefore
        case .extensionTooLate: .clueExtensionTooLate
        case .approvedByProposer: .clueApprovedByProposer
        case .notOverdue: .clueNotOverdue
        }
    }
}
