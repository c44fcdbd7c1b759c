/// What the mediation service may be asked and what it publishes: hotline orders, cases, reports.
public enum Mediation: Vocabulary {
    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case order(Order.Command, on: Order.ID)
        case `case`(Case.Command, on: Case.ID)
        case report(Report.Command, on: Report.ID)
        case clue(Clue.Command, on: Clue.ID)
        case routing(Routing.Command, on: Routing.ID)
        case enterprise(KnownEnterprise.Command, on: KnownEnterprise.ID)
        case lookalike(Lookalike.Command, on: Lookalike.ID)
        case joint(Joint.Command, on: Joint.ID)
        case proxy(Proxy.Command, on: Proxy.ID)
        case deposit(Deposit.Command, on: Deposit.ID)
        case letter(Letter.Command, on: Letter.ID)
        case link(Link.Command, on: Link.ID)
        case batch(OrderBatch.Command, on: OrderBatch.ID)
        case contact(Contact.Command, on: Contact.ID)
        case danger(Danger.Command, on: Danger.ID)
        case thirdParty(ThirdParty.Command, on: ThirdParty.ID)
        case relief(Relief.Command, on: Relief.ID)
        case unregistered(Unregistered.Command, on: Unregistered.ID)
        case alias(Alias.Command, on: Alias.ID)
    }

    /// What it publishes.
    public enum Event: Equatable, Sendable {
        case order(Order.Event, of: Order.ID)
        case `case`(Case.Event, of: Case.ID)
        case report(Report.Event, of: Report.ID)
        case clue(Clue.Event, of: Clue.ID)
        case routing(Routing.Event, of: Routing.ID)
        case enterprise(KnownEnterprise.Event, of: KnownEnterprise.ID)
        case lookalike(Lookalike.Event, of: Lookalike.ID)
        case joint(Joint.Event, of: Joint.ID)
        case proxy(Proxy.Event, of: Proxy.ID)
        case deposit(Deposit.Event, of: Deposit.ID)
        case letter(Letter.Event, of: Letter.ID)
        case link(Link.Event, of: Link.ID)
        case batch(OrderBatch.Event, of: OrderBatch.ID)
        case contact(Contact.Event, of: Contact.ID)
        case danger(Danger.Event, of: Danger.ID)
        case thirdParty(ThirdParty.Event, of: ThirdParty.ID)
        case relief(Relief.Event, of: Relief.ID)
        case unregistered(Unregistered.Event, of: Unregistered.ID)
        case alias(Alias.Event, of: Alias.ID)
    }

    /// The name it goes by.
    public static let service = "mediation"

    /// Orders as they come in, the cases and reports made of them, and what is known of the enterprises they name.
    public static let subjects: [any Subject<Mediation>.Type] = [
        Order.self, Case.self, Report.self, Clue.self, Routing.self, KnownEnterprise.self, Lookalike.self, Joint.self,
        Proxy.self, Deposit.self, Letter.self, Link.self, OrderBatch.self,
        Contact.self, Danger.self, ThirdParty.self, Relief.self, Unregistered.self, Alias.self,
    ]
}
