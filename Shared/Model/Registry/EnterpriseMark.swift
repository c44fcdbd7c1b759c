/// What the register marks on an enterprise because of what peers tell, beside what it has entered of it.
///
/// It may come before the enterprise itself: nothing is refused.
public enum EnterpriseMark: Subject {
    /// The id that the enterprise has everywhere.
    public typealias ID = Identifier<EnterpriseMark>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case markDepositShort(topUp: Int64, due: Day)
        case clearDepositShort(topUp: Int64, on: Day)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        /// A top-up of its deposit was not paid by its day.
        case depositShortMarked(topUp: Int64, due: Day)
        /// Nothing is owed of that top-up any more.
        case depositShortCleared(topUp: Int64, on: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case depositShortMarked = "depositShortMarked.v1"
            case depositShortCleared = "depositShortCleared.v1"
        }

        /// What was told in the open is no secret here.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .depositShortMarked, .depositShortCleared: .open
            }
        }
    }

    /// News is never refused.
    public enum Rejection: Rejecting {
        /// There is none.
        public static var allCases: [Rejection] { [] }
        /// Nothing names one.
        public init?(rawValue: String) { nil }
        /// No value has a name.
        public var rawValue: String { switch self {} }
        /// No value has a message.
        public var message: Message { switch self {} }
    }

    /// The service that keeps it.
    public typealias Owner = Registry

    /// Its name in streams and types.
    public static let name = "mark"

    /// The event as the registry tells it.
    public static func told(_ event: Event, of id: ID) -> Registry.Event { .mark(event, of: id) }
}

extension Identifier<EnterpriseMark> {
    /// The marks of that enterprise.
    public init(of enterprise: Enterprise.ID) { self.init(enterprise.value) }

    /// The enterprise they are of.
    public var enterprise: Enterprise.ID { Identifier<Enterprise>(value) }
}
