public import CreditDomain
public import EventLog
public import Model
public import ServiceKit

extension Credit: Served {
    /// Its one read model.
    public static var readModels: [any ReadModel<Event>] { [Files()] }

    /// What can be asked of credit.
    public static var methods: [Method<Credit>] { fileMethods }

    /// The register says who has a file, and mediation how complaints ended.
    public static var follows: [Following<Credit>] {
        [
            Following(Registry.self, reactionSet: "enterprises") { commands(after: $0.event) },
            Following(Mediation.self, reactionSet: "cases") { commands(after: $0.event) },
        ]
    }

    /// Reads what each kind of fact is worth.
    public static func rules(from set: RuleSet) throws -> CreditRules {
        try CreditRules(set.rules(CreditRule.self, in: "credit"))
    }
}
