public import EventLog
public import MediationDomain
public import Model

extension Mediation: Keeping {
    /// The county's terms and grounds.
    public typealias Rules = MediationRules

    /// Each command goes to the subject it is for.
    public static func perform(_ command: Command, in transaction: Transaction<Mediation>) throws {
        switch command {
        case .order(let command, let id): try transaction.handle(command, on: id)
        case .case(let command, let id): try transaction.handle(command, on: id)
        case .report(let command, let id): try transaction.handle(command, on: id)
        case .enterprise(let command, let id): try transaction.handle(command, on: id)
        }
    }

    /// A term that has run out is noted in its case; what to do about it is a person's decision.
    public static func commands(whenDue clock: Clock) -> [Command] {
        guard let id = clock.subject(Case.self) else { return [] }
        return switch clock.name {
        case CaseClock.accept: [.case(.noteAcceptanceOverdue, on: id)]
        case CaseClock.mediate: [.case(.noteMediationOverdue, on: id)]
        default: []
        }
    }
}

extension Order: Kept {
    /// An order that comes in asks whether its number is taken; nothing else asks anything.
    public static func facts(
        for command: Command,
        of _: State,
        on _: Order.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        switch command {
        case .receive(let receipt):
            Facts(holder: try Orders.id(numbered: receipt.number, in: receipt.channel, ledger.db))
        case .linkCase, .linkReport: Facts()
        }
    }
}

extension Case: Kept {
    /// The rules, and the number that the case gets if it is opened.
    public static func facts(
        for _: Command,
        of _: State,
        on _: Case.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        let year = ledger.now.day.year
        let serial = try OfficialNumber.next(Cases.numberKind, year: year, in: ledger.db)
        return Facts(next: FileNumber(year: year, serial: serial), rules: ledger.rules)
    }
}

extension Report: Kept {
    /// The rules, and the number that the report gets.
    public static func facts(
        for _: Command,
        of _: State,
        on _: Report.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        let year = ledger.now.day.year
        let serial = try OfficialNumber.next(Reports.numberKind, year: year, in: ledger.db)
        return Facts(next: FileNumber(year: year, serial: serial), rules: ledger.rules)
    }
}

extension KnownEnterprise: Kept {}
