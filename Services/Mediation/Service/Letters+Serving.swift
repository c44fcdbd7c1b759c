public import EventLog
import GRDB
public import MediationDomain
public import Model
import ServiceKit

extension Mediation {
    /// Reads what the county's letters say; one whose template is missing or broken stops the start.
    static func letterRules(from set: RuleSet) throws -> LetterRules {
        let rules = LetterRules(
            try set.rules(LetterRule.self, in: "letters"),
            templates: try set.value([String: String].self, in: "letterTemplates")
        )
        _ = try LetterPrinter(rules)
        return rules
    }
}

extension Letter: Kept {
    /// The rules, and the number that a letter of that kind gets.
    public static func facts(
        for command: Command,
        of _: State,
        on _: Letter.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        let year = ledger.now.day.year
        var next = FileNumber(year: year, serial: 0)
        if case .issue(let letter) = command {
            next.serial = try OfficialNumber.next(Letters.numberKind(letter.kind), year: year, in: ledger.db)
        }
        return Facts(next: next, rules: ledger.rules)
    }
}
