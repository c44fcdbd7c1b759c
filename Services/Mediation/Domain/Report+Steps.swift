import Model

extension EnteredReport {
    func propose(by: String, _ reason: Sealed, at now: Moment) throws(Report.Rejection) -> [Report.Event] {
        try requireRunning()
        if check.proposer == by { return [] }
        do { try check.mayPropose(at: now) } catch { throw error.ofReport }
        return [.extensionProposed(by: by, reason: reason)]
    }

    /// The head lengthens the term, or whoever the head has named for the days away.
    func extend(
        by: String,
        isHead: Bool,
        _ facts: Report.Facts,
        at now: Moment
    ) throws(Report.Rejection) -> [Report.Event] {
        try requireRunning()
        if check.isExtended { return [] }
        guard isHead || facts.standsInFor != nil else { throw .reportApproverNotEntitled }
        do {
            let term = try check.extended(by: by, facts.rules, at: now)
            let absent = isHead ? nil : facts.standsInFor
            return [.extended(due: term.due, by: by, inPlaceOf: absent, basis: term.basis)]
        } catch { throw error.ofReport }
    }

    func commission(on day: Day, _ document: Sealed, today: Day) throws(Report.Rejection) -> [Report.Event] {
        try requireRunning()
        if check.testing == day { return [] }
        do { try check.mayCommission(on: day, today: today) } catch { throw error.ofReport }
        return [.testCommissioned(on: day, document: document)]
    }

    func result(
        on day: Day,
        _ document: Sealed,
        _ rules: MediationRules,
        _ today: Day
    ) throws(Report.Rejection) -> [Report.Event] {
        try requireRunning()
        if check.testing == nil, check.tests.last?.through == day { return [] }
        do {
            let term = try check.resulted(on: day, rules, today: today)
            return [.testResultReceived(on: day, document: document, due: term.due, basis: term.basis)]
        } catch { throw error.ofReport }
    }

    /// Files a case or not; under Order 20 a named reporter is told which within its days.
    func decide(
        _ decision: FilingDecision,
        _ rules: MediationRules,
        today: Day
    ) throws(Report.Rejection) -> [Report.Event] {
        if filing == decision { return [] }
        guard filing == nil else { throw .reportAlreadyDecided }
        guard stage == .checking else { throw .reportOver }
        do { try check.mayDecide(on: decision.on, today: today) } catch { throw error.ofReport }
        let telling =
            opening.isAnonymous
            ? nil : rules.tellFiling(receivedOn: opening.receivedOn, decidedOn: decision.on)
        guard decision.isFiled else {
            return [.notFiled(decision: decision, tellBy: telling?.due, basis: telling?.basis ?? [])]
        }
        guard let term = rules.check(.decision, from: decision.on, ruledOn: decision.on) else {
            throw .reportRuleMissing
        }
        let basis = term.basis + (telling?.basis ?? [])
        return [.filed(decision: decision, decideBy: term.due, tellBy: telling?.due, basis: basis)]
    }

    func conclude(
        on day: Day,
        _ outcome: CheckOutcome,
        _ by: String,
        today: Day
    ) throws(Report.Rejection) -> [Report.Event] {
        if stage == .concluded, self.outcome == outcome { return [] }
        guard stage == .deciding else { throw stage == .checking ? .reportNotFiled : .reportOver }
        do { try check.mayDecide(on: day, today: today) } catch { throw error.ofReport }
        return [.concluded(on: day, outcome: outcome, by: by)]
    }

    /// It is not ours: that is told to the reporter, and no other authority hears of it from us (Article 34).
    func decline(
        on day: Day,
        _ goTo: LineText?,
        _ by: String,
        _ rules: MediationRules,
        _ today: Day
    ) throws(Report.Rejection) -> [Report.Event] {
        if stage == .notOurs { return [] }
        guard stage == .checking else { throw .reportOver }
        do { try check.mayDecide(on: day, today: today) } catch { throw error.ofReport }
        let inputs = ["receivedOn": opening.receivedOn.description, "decidedOn": day.description]
        let rule = rules.telling(.noCompetence, on: opening.receivedOn)
        let basis = rule.map { [Basis(rule: $0.id, inputs: inputs, outcome: ["told": "noCompetence"])] } ?? []
        return [.competenceDeclined(on: day, goTo: goTo, by: by, basis: basis)]
    }

    /// Notes which law says that the result is told or rewarded; without one nobody is told (Article 36).
    func owe(_ rule: String, by: String, _ rules: MediationRules) throws(Report.Rejection) -> [Report.Event] {
        if owed.contains(rule) { return [] }
        guard !opening.isAnonymous else { throw .reporterAnonymous }
        let known = rules.tellings.contains {
            $0.id == rule && ($0.kind == .result || $0.kind == .reward) && $0.isInForce(on: opening.receivedOn)
        }
        guard known else { throw .reportRuleMissing }
        let inputs = ["receivedOn": opening.receivedOn.description]
        return [
            .resultOwed(rule: rule, by: by, basis: [Basis(rule: rule, inputs: inputs, outcome: ["owed": "result"])])
        ]
    }

    /// Tells the reporter what a rule says, and nothing else.
    func tell(
        _ telling: ReporterTelling,
        _ rules: MediationRules,
        today: Day
    ) throws(Report.Rejection) -> [Report.Event] {
        if told.contains(telling.what) { return [] }
        guard (telling.told.at?.day ?? today) <= today else { throw .reportDayInFuture }
        let isOwed =
            switch telling.what {
            case .noCompetence: stage == .notOurs
            case .filing: tellBy != nil
            case .result: !owed.isEmpty && (stage == .concluded || stage == .notFiled)
            }
        guard isOwed else { throw .reporterNotToBeTold }
        // Whether a case is filed is told within a term, which only a telling that can be shown ends.
        guard telling.what != .filing || telling.told.isProven else { throw .reporterTellingUnproven }
        return [.reporterTold(telling: telling)]
    }

    func noteOverdue(while wanted: CheckStage, at now: Moment) throws(Report.Rejection) -> [Report.Event] {
        guard stage == wanted else { return [] }
        do {
            guard let due = try check.overdue(at: now) else { return [] }
            return [wanted == .checking ? .checkOverdue(due: due) : .decisionOverdue(due: due)]
        } catch { throw error.ofReport }
    }

    private func requireRunning() throws(Report.Rejection) {
        guard stage == .checking || stage == .deciding else { throw .reportOver }
    }
}

extension Check.Fault {
    var ofReport: Report.Rejection {
        switch self {
        case .ruleMissing: .reportRuleMissing
        case .dayInFuture: .reportDayInFuture
        case .dayOutOfOrder: .reportDayOutOfOrder
        case .testRunning: .reportTestRunning
        case .testNotRunning: .reportTestNotRunning
        case .extensionMissing: .reportExtensionMissing
        case .extendedBefore: .reportExtendedBefore
        case .extensionTooLate: .reportExtensionTooLate
        case .approvedByProposer: .reportApprovedByProposer
        case .notOverdue: .reportNotOverdue
        }
    }
}
