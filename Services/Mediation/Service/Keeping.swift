public import EventLog
public import MediationDomain
public import Model

extension Mediation: Keeping {
    /// The county's terms and grounds.
    public typealias Rules = MediationRules

    /// Each command goes to the subject it is for.
    public static func perform(_ command: Command, in transaction: Transaction<Mediation>) throws {
        switch command {
        case .order(let command, let id):
            try transaction.handle(command, on: id)
            if case .sign = command { try transaction.owe(afterSigning: id) }
        case .case(let command, let id):
            let isNews = try transaction.handle(command, on: id)
            try transaction.route(afterOpening: command, of: id)
            if isNews { try transaction.approve(command, of: id) }
        case .report(let command, let id):
            try transaction.handle(command, on: id)
            try transaction.route(afterOpening: command, of: id)
        case .clue(let command, let id):
            try transaction.handle(command, on: id)
            try transaction.route(afterOpening: command, of: id)
        case .routing(let command, let id): try transaction.handle(command, on: id)
        case .enterprise(let command, let id): try transaction.handle(command, on: id)
        case .lookalike(let command, let id): try transaction.handle(command, on: id)
        case .joint(let command, let id): try transaction.handle(command, on: id)
        case .proxy(let command, let id): try transaction.handle(command, on: id)
        case .deposit(let command, let id):
            if try transaction.handle(command, on: id) { try transaction.approve(command) }
        case .letter(let command, let id): try transaction.handle(command, on: id)
        case .link(let command, let id): try perform(command, on: id, in: transaction)
        case .batch(let command, let id): try transaction.handle(command, on: id)
        case .contact(let command, let id):
            try transaction.handle(command, on: id)
            try transaction.tell(after: command, of: id)
        case .danger(let command, let id): try transaction.handle(command, on: id)
        case .thirdParty(let command, let id): try transaction.handle(command, on: id)
        case .relief(let command, let id): try transaction.handle(command, on: id)
        case .unregistered(let command, let id): try transaction.handle(command, on: id)
        case .alias(let command, let id): try transaction.handle(command, on: id)
        case .paperKit(let command, let id): try transaction.handle(command, on: id)
        case .lateEntry(let command, let id): try transaction.handle(command, on: id)
        case .approval(let command, let id): try transaction.handle(command, on: id)
        case .deputyship(let command, let id): try transaction.handle(command, on: id)
        case .handover(let command, let id): try transaction.handle(command, on: id)
        case .matter(let command, let id): try transaction.handle(command, on: id)
        case .correspondence(let command, let id): try transaction.handle(command, on: id)
        case .unreasonable(let command, let id): try transaction.handle(command, on: id)
        case .appeal(let command, let id): try transaction.handle(command, on: id)
        case .answerBatch(let command, let id):
            if try transaction.handle(command, on: id) { try transaction.deliver(after: command, of: id) }
        case .transcription(let command, let id): try transaction.handle(command, on: id)
        case .counterReceipt(let command, let id): try transaction.handle(command, on: id)
        }
    }

    /// A term that has run out is noted in its case; what to do about it is a person's decision.
    public static func commands(whenDue clock: Clock) -> [Command] {
        if let id = clock.subject(Order.self) { return [.order(.noteAnswerOverdue, on: id)] }
        if let id = clock.subject(Link.self) { return [.link(.askReconciliation(isDaily: true), on: id)] }
        if let id = clock.subject(Proxy.self) { return [.proxy(.noteExpiry, on: id)] }
        if let id = clock.subject(Correspondence.self) { return [.correspondence(.noteOverdue, on: id)] }
        if let id = clock.subject(Deposit.self) { return DepositClock.commands(whenDue: clock, of: id) }
        if let id = clock.subject(Contact.self) { return ContactClock.commands(whenDue: clock, of: id) }
        if let id = clock.subject(Danger.self) { return DangerClock.commands(whenDue: clock, of: id) }
        if let id = clock.subject(Case.self), let command = CaseClock.command(of: clock) {
            return [.case(command, on: id)]
        }
        return CheckClock.commands(whenDue: clock) + RoutingClock.commands(whenDue: clock)
    }
}

extension Case: Kept {
    /// The rules, and the number that the case gets if it is opened.
    public static func facts(
        for command: Command,
        of _: State,
        on id: Case.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        let year = ledger.now.day.year
        let serial = try OfficialNumber.next(Cases.numberKind, year: year, in: ledger.db)
        var facts = Facts(next: FileNumber(year: year, serial: serial), rules: ledger.rules)
        facts.merging = try Merges.facts(for: command, on: id, ledger.db)
        facts.unconsented = try JointMembers.unconsented(for: command, on: id, ledger)
        return facts
    }
}

extension KnownEnterprise: Kept {}
