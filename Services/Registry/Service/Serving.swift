public import EventLog
public import Model
import RegistryDomain
public import ServiceKit

extension Registry: Served {
    /// The tables of the register.
    public static var readModels: [any ReadModel<Event>] {
        [Enterprises(), Workers(), Officers(), Tokens(), EnterpriseMarks(), Leads()]
    }

    /// What the register can be asked.
    public static var methods: [Method<Registry>] {
        enterpriseMethods + workerMethods + officerMethods + tokenMethods + leadMethods
    }

    /// Certificates are training's, deposits mediation's; the register notes them with its workers and enterprises.
    public static var follows: [Following<Registry>] {
        [
            Following(Training.self, reactionSet: "certificates") { commands(after: $0.event) },
            Following(Mediation.self, reactionSet: "deposits") { commands(after: $0.event) },
        ]
    }

    /// The county is all that the register needs to know.
    public static func rules(from set: RuleSet) throws -> Rules {
        Rules(division: set.division)
    }
}
