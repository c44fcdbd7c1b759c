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
        case paperKit(PaperKit.Command, on: PaperKit.ID)
        case lateEntry(LateEntry.Command, on: LateEntry.ID)
        case approval(Approval.Command, on: Approval.ID)
        case deputyship(Deputyship.Command, on: Deputyship.ID)
        case handover(Handover.Command, on: Handover.ID)
        case matter(Matter.Command, on: Matter.ID)
        case correspondence(Correspondence.Command, on: Correspondence.ID)
        case unreasonable(Unreasonable.Command, on: Unreasonable.ID)
        case appeal(Appeal.Command, on: Appeal.ID)
        case answerBatch(AnswerBatch.Command, on: AnswerBatch.ID)
        case transcription(Transcription.Command, on: Transcription.ID)
        case counterReceipt(CounterReceipt.Command, on: CounterReceipt.ID)
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
        case paperKit(PaperKit.Event, of: PaperKit.ID)
        case lateEntry(LateEntry.Event, of: LateEntry.ID)
        case approval(Approval.Event, of: Approval.ID)
        case deputyship(Deputyship.Event, of: Deputyship.ID)
        case handover(Handover.Event, of: Handover.ID)
        case matter(Matter.Event, of: Matter.ID)
        case correspondence(Correspondence.Event, of: Correspondence.ID)
        case unreasonable(Unreasonable.Event, of: Unreasonable.ID)
        case appeal(Appeal.Event, of: Appeal.ID)
        case answerBatch(AnswerBatch.Event, of: AnswerBatch.ID)
        case transcription(Transcription.Event, of: Transcription.ID)
        case counterReceipt(CounterReceipt.Event, of: CounterReceipt.ID)
    }

    /// The name it goes by.
    public static let service = "mediation"

    /// Orders as they come in, the cases and reports made of them, and what is known of the enterprises they name.
    public static let subjects: [any Subject<Mediation>.Type] = [
        Order.self, Case.self, Report.self, Clue.self, Routing.self, KnownEnterprise.self, Lookalike.self, Joint.self,
        Proxy.self, Deposit.self, Letter.self, Link.self, OrderBatch.self,
        Contact.self, Danger.self, ThirdParty.self, Relief.self, Unregistered.self, Alias.self,
        PaperKit.self, LateEntry.self, Approval.self, Deputyship.self, Handover.self, Matter.self, Correspondence.self,
        Unreasonable.self, Appeal.self, AnswerBatch.self, Transcription.self, CounterReceipt.self,
    ]
}
