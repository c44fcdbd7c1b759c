/// Everything one service may be asked, and everything it publishes.
///
/// A service's namespace conforms to it: `Mediation`, `Registry`. Its two sums, `Command` and `Event`, have one case for
/// each kind of thing the service keeps, so that a projection or a reaction is one exhaustive `switch`.
public protocol Vocabulary: Sendable {
    /// What may be asked, of whichever thing.
    associatedtype Command: Equatable & Sendable
    /// What has happened, to whichever thing.
    associatedtype Event: Equatable & Sendable

    /// The service's name in type names and sources: `mediation`.
    static var service: String { get }
    /// The kinds of thing whose events it publishes: the table that events are read back with.
    static var subjects: [any Subject<Self>.Type] { get }
}

/// A kind of thing with a history of its own: an enterprise, a case.
public protocol Subject<Owner>: Sendable {
    /// The service that keeps it.
    associatedtype Owner: Vocabulary
    /// What may be asked of it.
    associatedtype Command: Equatable & Sendable
    /// What may have happened to it.
    associatedtype Event: StoredEvent
    /// Why a command may be refused.
    associatedtype Rejection: Rejecting

    /// Its name in stream and type names: `enterprise`. It is stored for ever.
    static var name: String { get }
    /// The same event as its service tells it.
    static func told(_ event: Event, of id: Identifier<Self>) -> Owner.Event
}

extension Identifier where Kind: Subject {
    /// The name of the thing's stream, and the `subject` of its events: `enterprise/01a0f166-56a3-…`.
    public var stream: String { "\(Kind.name)/\(value)" }

    /// The thing whose stream that is; nil when it is a stream of another kind.
    public init?(stream: String) {
        let name = Kind.name
        guard stream.hasPrefix("\(name)/"), let id = UniqueID(stream.dropFirst(name.count + 1)) else { return nil }
        self.init(id)
    }
}

/// Why a decision was no; an enum whose raw values are the stable reasons.
public protocol Rejecting: Error, Hashable, Sendable, CaseIterable, RawRepresentable<String> {
    /// What people are told.
    var message: Message { get }
    /// The class of the refusal.
    var status: Refusal.Status { get }
}

extension Rejecting {
    /// Most refusals say that the thing is not in a state for it.
    public var status: Refusal.Status { .failedPrecondition }

    /// The refusal as the wire tells it.
    public var refusal: Refusal { Refusal(rawValue, message, status: status) }
}
