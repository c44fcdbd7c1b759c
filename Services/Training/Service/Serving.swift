public import EventLog
public import Model
public import ServiceKit

extension Training: Served {
    /// The tables of training.
    public static var readModels: [any ReadModel<Event>] { [Classes(), ClassRoster(), Certificates()] }

    /// What training can be asked.
    public static var methods: [Method<Training>] { classMethods + certificateMethods }

    /// Workers are known by id alone, so nobody's news is needed.
    public static var follows: [Following<Training>] { [] }

    /// The county is all that training needs to know.
    public static func rules(from set: RuleSet) throws -> Rules {
        Rules(division: set.division)
    }
}
