public import Decisions
public import GRDB
public import Model

/// A service whose commands this process carries out.
public protocol Keeping: Vocabulary {
    /// The rules of the county as this service reads them.
    associatedtype Rules: Sendable

    /// Hands a command to the subject it is for: one exhaustive `switch`, one line a subject.
    static func perform(_ command: Command, in transaction: Transaction<Self>) throws
    /// What a due clock asks of the service itself; the events that follow must clear or move the clock.
    static func commands(whenDue clock: Clock) -> [Command]
}

/// A subject that this process keeps: said in `Model`, decided in `Domain`, kept here.
public protocol Kept: Decided where Owner: Keeping {
    /// Reads what a decision must know beyond the subject's own history.
    ///
    /// Read models are written in the same transaction as the log, so what is read here is never behind.
    static func facts(
        for command: Command,
        of state: State,
        on id: Identifier<Self>,
        in ledger: Ledger<Owner>
    ) throws -> State.Facts
}

extension Kept where State.Facts == NoFacts {
    /// Nothing is read for a subject whose history is enough.
    public static func facts(for _: Command, of _: State, on _: Identifier<Self>, in _: Ledger<Owner>) -> NoFacts {
        NoFacts()
    }
}

/// What a decision may know: tables that follow from the log, the rules, and the moment.
public struct Ledger<Owner: Keeping> {
    /// For reading; nothing is written through it.
    public let db: Database
    /// The rules in force.
    public let rules: Owner.Rules
    /// The moment of the transaction.
    public let now: Moment
}

/// A due moment of one subject, by name.
public struct Clock: Hashable, Sendable {
    /// Which clock it is, such as `accept`.
    public let name: String
    /// Whose it is: the subject's stream.
    public let stream: String

    /// A clock by name.
    public init(_ name: String, of stream: String) {
        self.name = name
        self.stream = stream
    }

    /// The id of the subject, when it is one of that kind.
    public func subject<Kind: Subject>(_: Kind.Type) -> Identifier<Kind>? { Identifier(stream: stream) }
}
