/// What the registry may be asked and what it publishes: who is in the trade, and who acts for the county.
public enum Registry: Vocabulary {
    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case enterprise(Enterprise.Command, on: Enterprise.ID)
        case worker(Worker.Command, on: Worker.ID)
        case officer(Officer.Command, on: Officer.ID)
        case token(Token.Command, on: Token.ID)
        case mark(EnterpriseMark.Command, on: EnterpriseMark.ID)
        case lead(Lead.Command, on: Lead.ID)
    }

    /// What it publishes.
    public enum Event: Equatable, Sendable {
        case enterprise(Enterprise.Event, of: Enterprise.ID)
        case worker(Worker.Event, of: Worker.ID)
        case officer(Officer.Event, of: Officer.ID)
        case token(Token.Event, of: Token.ID)
        case mark(EnterpriseMark.Event, of: EnterpriseMark.ID)
        case lead(Lead.Event, of: Lead.ID)
    }

    /// The name it goes by.
    public static let service = "registry"

    /// Enterprises, workers, officers, the tokens officers act with, and what is marked on enterprises.
    public static let subjects: [any Subject<Registry>.Type] = [
        Enterprise.self, Worker.self, Officer.self, Token.self,
        EnterpriseMark.self, Lead.self,
    ]
}
