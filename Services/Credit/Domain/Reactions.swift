public import Model

extension Credit {
    /// What news of the registry means for credit: an enterprise in the register has a file.
    public static func commands(after event: Registry.Event) -> [Command] {
        switch event {
        case .enterprise(.registered, let id): [.file(.open(because: .registry), on: CreditFile.ID(of: id))]
        case .enterprise(.changed, _), .worker, .officer, .token: []
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
        case .case(.agreed(let number, let enterprise, let day, _, true), let id),
            .case(.performed(let number, let enterprise, let day), let id):
            [enter(CreditRule.mediatedAndPerformed, from: id, number, on: day, for: enterprise)]
        case .case(.unperformed(let number, let enterprise, let day), let id):
            [enter(CreditRule.agreementUnperformed, from: id, number, on: day, for: enterprise)]
        case .case(.terminated(let number, let enterprise, let termination, _, _), let id):
            [enter(CreditRule.mediationTerminated, from: id, number, on: termination.on, for: enterprise)]
        case .case(.accepted, _), .case(.refused, _), .case(.agreed, _), .case(.acceptanceOverdue, _),
            .case(.mediationOverdue, _), .order, .report, .enterprise:
            []
        }
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
