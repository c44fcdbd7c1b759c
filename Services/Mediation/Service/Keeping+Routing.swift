public import EventLog
public import MediationDomain
public import Model

extension Transaction<Mediation> {
    /// What is opened is on its way in the same transaction, unless the request said more of it and sent it already.
    func route(afterOpening command: Case.Command, of id: Case.ID) throws {
        guard case .open(let opening) = command else { return }
        let kind: RoutedKind = opening.kind == .labour ? .labour : .complaint
        try route(kind, receivedOn: opening.receivedOn, id.value)
    }

    /// The same of a report.
    func route(afterOpening command: Report.Command, of id: Report.ID) throws {
        guard case .open(let opening) = command else { return }
        try route(.report, receivedOn: opening.receivedOn, id.value)
    }

    /// The same of a clue.
    func route(afterOpening command: Clue.Command, of id: Clue.ID) throws {
        guard case .open(let opening) = command else { return }
        try route(.clue, receivedOn: opening.ruledOn, id.value)
    }

    private func route(_ kind: RoutedKind, receivedOn day: Day, _ id: UniqueID) throws {
        try handle(Routing.Command.open(kind: kind, traits: RoutingTraits(receivedOn: day)), on: Routing.ID(id))
    }
}

extension Report: Kept {
    /// The rules, the number that the report gets, and the other report that a command names.
    public static func facts(
        for command: Command,
        of _: State,
        on _: Report.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        let year = ledger.now.day.year
        let serial = try OfficialNumber.next(Reports.numberKind, year: year, in: ledger.db)
        let other = try command.other.flatMap { try Reports.item($0, ledger.db) }
        var facts = Facts(
            next: FileNumber(year: year, serial: serial),
            rules: ledger.rules,
            other: other.map { Facts.Other(opening: $0.opening, stage: $0.stage) }
        )
        if case .approveExtension(let by, false) = command {
            facts.standsInFor = try Approvals.head(behind: by, ledger)
        }
        return facts
    }
}

extension Report.Command {
    /// The other report that is spoken of.
    fileprivate var other: Report.ID? {
        switch self {
        case .noteRepeat(let id, _), .joinInto(let id, _), .takeIn(let id, _), .link(let id, _): id
        case .open, .proposeExtension, .approveExtension, .commissionTest, .recordTestResult, .decideFiling,
            .conclude, .declineCompetence, .oweResult, .tell, .issueCode, .grantIdentity, .revokeIdentity,
            .noteCheckOverdue, .noteDecisionOverdue, .noteTellingOverdue:
            nil
        }
    }
}

extension Clue: Kept {
    /// The rules, and the number that the clue gets.
    public static func facts(
        for command: Command,
        of _: State,
        on _: Clue.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        let year = ledger.now.day.year
        let serial = try OfficialNumber.next(Clues.numberKind, year: year, in: ledger.db)
        var facts = Facts(next: FileNumber(year: year, serial: serial), rules: ledger.rules)
        if case .approveExtension(let by, false) = command {
            facts.standsInFor = try Approvals.head(behind: by, ledger)
        }
        return facts
    }
}

extension Routing: Kept {
    /// The rules.
    public static func facts(
        for _: Command,
        of _: State,
        on _: Routing.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        Facts(rules: ledger.rules)
    }
}
