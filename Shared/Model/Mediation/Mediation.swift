/// What the mediation service may be asked and what it publishes: hotline orders, cases, reports.
public enum Mediation: Vocabulary {
    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case order(Order.Command, on: Order.ID)
        case `case`(Case.Command, on: Case.ID)
        case report(Report.Command, on: Report.ID)
        case enterprise(KnownEnterprise.Command, on: KnownEnterprise.ID)
    }

    /// What it publishes.
    public enum Event: Equatable, Sendable {
        case order(Order.Event, of: Order.ID)
        case `case`(Case.Event, of: Case.ID)
        case report(Report.Event, of: Report.ID)
        case enterprise(KnownEnterprise.Event, of: KnownEnterprise.ID)
    }

    /// The name it goes by.
    public static let service = "mediation"

    /// Orders as they come in, the cases and reports made of them, and what is known of the enterprises they name.
    public static let subjects: [any Subject<Mediation>.Type] = [
        Order.self, Case.self, Report.self, KnownEnterprise.self,
    ]
}
