public import CreditDomain
public import EventLog
public import Model

extension Credit: Keeping {
    /// What each kind of fact is worth.
    public typealias Rules = CreditRules

    /// Each command goes to the file it is for.
    public static func perform(_ command: Command, in transaction: Transaction<Credit>) throws {
        switch command {
        case .file(let command, let id): try transaction.handle(command, on: id)
        }
    }

    /// No term runs in a file.
    public static func commands(whenDue _: Clock) -> [Command] { [] }
}

extension CreditFile: Kept {
    /// The rules, and whose file it is: the file has the enterprise's id.
    public static func facts(
        for _: Command,
        of _: State,
        on id: CreditFile.ID,
        in ledger: Ledger<Credit>
    ) -> Facts {
        Facts(enterprise: id.enterprise, rules: ledger.rules)
    }
}
