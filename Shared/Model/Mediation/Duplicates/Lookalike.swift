/// Things that look like one dispute and are not (不是同一件): what a person decided about a pair, so that nobody is asked twice.
///
/// The stream is that of the smaller of both ids; an order's and a case's are never the same.
public enum Lookalike: Subject {
    /// Identifies the first of a pair.
    public typealias ID = Identifier<Lookalike>

    /// What may be asked.
    public enum Command: Equatable, Sendable {
        case dismiss(other: UniqueID, reason: Sealed?)
    }

    /// What has happened.
    public indirect enum Event: StoredEvent {
        /// Somebody looked at both and found that they are two disputes.
        case dismissed(other: UniqueID, reason: Sealed?)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case dismissed = "dismissed.v1"
        }

        /// Orders are nobody's business outside.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .dismissed: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case pairOfOne

        /// What people are told.
        public var message: Message {
            switch self {
            case .pairOfOne: Message("两边是同一件；请核对编号", "both are the same thing; check the numbers")
            }
        }

        /// The caller named one thing twice.
        public var status: Refusal.Status { .invalidArgument }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "lookalike"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .lookalike(event, of: id) }
}
