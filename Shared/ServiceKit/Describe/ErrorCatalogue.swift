public import Model
import Wire

/// Every refusal there is: the reasons are stable, and people look them up here.
public enum ErrorCatalogue {
    /// One reason with what people are told; reasons that have several messages have several entries.
    public struct Entry: Hashable, Sendable {
        /// The stable word.
        public var reason: String
        /// The class of the refusal.
        public var status: Refusal.Status
        /// What people are told; “…” stands for what differs from case to case.
        public var message: Message
        /// The number that JSON-RPC has for it.
        public var code: Int

        init(_ reason: String, _ message: Message, _ status: Refusal.Status, code: WireError.Code? = nil) {
            self.reason = reason
            self.status = status
            self.message = message
            self.code = (code ?? WireError.Code(of: status)).rawValue
        }
    }

    /// What any service may refuse: values, JSON, the wire, identity, the store and the node.
    public static let shared: [Entry] =
        ValueFault.allCases.map { Entry($0.reason, $0.message, $0.refusal.status) }
        + JSONDocument.refusals.map { Entry($0.reason, $0.message, .invalidArgument) }
        + WireError.own.map { Entry($0.refusal.reason, $0.refusal.message, $0.refusal.status, code: $0.code) }
        + Refusal.ofNode.filter { node in !WireError.own.contains { $0.refusal.reason == node.reason } }.map(entry)
        + scattered

    /// What the decisions of a service may refuse.
    public static func entries<Owner: Vocabulary>(of _: Owner.Type) -> [Entry] {
        Owner.subjects.flatMap { subject in rejections(of: subject) }
    }

    /// Refusals that are kept somewhere as a list.
    public static func entries(_ refusals: [Refusal]) -> [Entry] { refusals.map(entry) }

    private static func rejections<Kind: Subject>(of _: Kind.Type) -> [Entry] {
        Kind.Rejection.allCases.map { entry($0.refusal) }
    }

    private static func entry(_ refusal: Refusal) -> Entry {
        Entry(refusal.reason, refusal.message, refusal.status)
    }
}
