/// What the credit service may be asked and what it publishes.
public enum Credit: Vocabulary {
    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case file(CreditFile.Command, on: CreditFile.ID)
    }

    /// What it publishes.
    public enum Event: Equatable, Sendable {
        case file(CreditFile.Event, of: CreditFile.ID)
    }

    /// The name it goes by.
    public static let service = "credit"

    /// One file for each enterprise.
    public static let subjects: [any Subject<Credit>.Type] = [CreditFile.self]
}
