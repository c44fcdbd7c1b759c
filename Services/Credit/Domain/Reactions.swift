public import Model

extension Credit {
    /// What news of the registry means for credit: an enterprise in the register has a file.
    public static func commands(after event: Registry.Event) -> [Command] {
        switch event {
        case .enterprise(.registered, let id): [.file(.open(because: .registry), on: CreditFile.ID(of: id))]
        case .enterprise(.changed, _), .worker, .officer, .token, .mark, .lead: []
        }
    }

    /// What news of mediation means for credit: how a case ended, never that somebody complained.
    ///
    /// A refused complaint leaves nothing. Orders and reports are not even seen here.
    public static func commands(after event: Mediation.Event) -> [Command] {
        switch event {
        case .case(.opened(_, let opening, _, _), _):
            opening.enterprise.map { [.file(.open(because: .complaint), on: CreditFile.ID(of: $0))] } ?? []
        case .case(.respondentIdentified(let enterprise), _):
            [.file(.open(because: .complaint), on: CreditFile.ID(of: enterprise))]
        case .case(.respondentCorrected(let correction, let was, let ending), let id):
            [.file(.open(because: .complaint), on: CreditFile.ID(of: correction.enterprise))]
                + moves(ending, from: was, to: correction.enterprise, of: id)
        case .case(.agreed(let number, let enterprise, let day, _, true), let id),
            .case(.performed(let number, let enterprise, let day), let id):
            [enter(CreditRule.mediatedAndPerformed, from: id, number, on: day, for: enterprise)]
        case .case(.unperformed(let number, let enterprise, let day), let id):
            [enter(CreditRule.agreementUnperformed, from: id, number, on: day, for: enterprise)]
        case .case(.terminated(let number, let enterprise, let termination, _, _), let id):
            [enter(CreditRule.mediationTerminated, from: id, number, on: termination.on, for: enterprise)]
        case .case(.accepted, _), .case(.refused, _), .case(.agreed, _), .case(.partyTold, _),
            .case(.mediatorAssigned, _), .case(.consentRecorded, _), .case(.delegated, _), .case(.delegationEnded, _),
            .case(.sessionScheduled, _), .case(.sessionHeld, _), .case(.recusalRequested, _),
            .case(.recusalDecided, _), .case(.appraisalCommissioned, _), .case(.appraisalReceived, _),
            .case(.letterRecorded, _), .case(.relationAsked, _), .case(.labourReferred, _),
            .case(.labourReceived, _), .case(.inspectionFiled, _), .case(.inspectionExtended, _),
            .case(.inspectionFinished, _), .case(.supervised, _), .case(.instructed, _),
            .case(.instructionReported, _), .case(.visited, _), .case(.redoOrdered, _),
            .case(.acceptanceOverdue, _), .case(.mediationOverdue, _), .case(.termOverdue, _),
            .case(.alarmRaised, _), .case(.alarmPostponed, _), .case(.termRecomputed, _),
            .case(.absorbed, _), .case(.released, _), .case(.merged, _), .case(.unmerged, _), .case(.reclassified, _),
            .order, .report, .enterprise, .lookalike, .joint, .proxy, .clue, .routing, .letter, .link, .batch,
            .contact, .danger, .thirdParty, .relief, .unregistered, .alias,
            .paperKit, .lateEntry, .approval, .deputyship, .handover, .matter, .correspondence, .unreasonable, .appeal,
            .answerBatch, .transcription, .counterReceipt:
            []
        case .deposit(let event, let id): commands(after: event, of: id)
        }
    }

    /// An overdue top-up is a fact for the file, and ends when nothing is owed on that account any more.
    private static func commands(after event: Deposit.Event, of id: Deposit.ID) -> [Command] {
        let (file, rule) = (CreditFile.ID(of: id.enterprise), CreditRule.depositTopUpOverdue)
        if let settled = event.settledTopUp {
            return [.file(.end(rule: rule, occasion: settled.number, on: settled.on), on: file)]
        }
        guard case .topUpOverdue(let number, let source, let caseNumber, let due, _) = event else { return [] }
        let fact = CreditFact(rule: rule, source: source, number: caseNumber, on: due, occasion: number)
        return [.file(.enter(fact: fact), on: file)]
    }

    /// What followed from the end of a case goes from the wrong enterprise's file to the right one's.
    private static func moves(
        _ ending: CorrectedEnding?,
        from was: Enterprise.ID,
        to enterprise: Enterprise.ID,
        of id: Case.ID
    ) -> [Command] {
        guard let ending else { return [] }
        let rule =
            switch ending.outcome {
            case .performed: CreditRule.mediatedAndPerformed
            case .unperformed: CreditRule.agreementUnperformed
            case .terminated: CreditRule.mediationTerminated
            }
        return [
            .file(.move(source: id, isHere: false), on: CreditFile.ID(of: was)),
            .file(.move(source: id, isHere: true), on: CreditFile.ID(of: enterprise)),
            enter(rule, from: id, ending.number, on: ending.on, for: enterprise),
        ]
    }

    private static func enter(
        _ rule: String,
        from source: Case.ID,
        _ number: FileNumber,
        on day: Day,
        for enterprise: Enterprise.ID
    ) -> Command {
        let fact = CreditFact(rule: rule, source: source, number: number, on: day)
        return .file(.enter(fact: fact), on: CreditFile.ID(of: enterprise))
    }
}
