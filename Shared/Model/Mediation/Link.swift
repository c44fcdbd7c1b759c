/// The line to a hotline's platform (对接): when it was opened, and what comparing both sides' lists has shown.
///
/// What is told over it is the orders'; that is closed, and so is this.
public enum Link: Subject {
    /// Identifies a link; each channel has one.
    public typealias ID = Identifier<Link>

    /// What may be asked of a link.
    public enum Command: Equatable, Sendable {
        case open(channel: OrderChannel, means: LinkMeans)
        case askReconciliation(isDaily: Bool)
        case reconcile(list: PlatformList)
        case retry(delivery: String?)
    }

    /// What has happened to a link.
    public indirect enum Event: StoredEvent {
        /// A process was told of it for the first time, or of another way.
        case opened(channel: OrderChannel, means: LinkMeans, next: Moment)
        /// The platform is asked for its list.
        case reconciliationAsked(channel: OrderChannel, number: Int, since: Day, next: Moment)
        /// The list that was asked for before has not come yet, and another is not asked for.
        case reconciliationPostponed(next: Moment)
        /// Both lists were compared; many differences make several parts.
        case reconciled(result: LinkReconciliation)
        /// Somebody had what had failed sent once more: one thing, or all.
        case retried(delivery: String?)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case opened = "opened.v1"
            case reconciliationAsked = "reconciliationAsked.v1"
            case reconciliationPostponed = "reconciliationPostponed.v1"
            case reconciled = "reconciled.v1"
            case retried = "retried.v1"
        }

        /// Reports are among the orders that it names.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .opened, .reconciliationAsked, .reconciliationPostponed, .reconciled, .retried: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case linkUnknown
        case linkRuleMissing
        case deliveryUnknown

        /// What people are told.
        public var message: Message {
            switch self {
            case .linkUnknown:
                Message("没有这条对接线路；请先配置 links.json", "there is no such link; put it into links.json first")
            case .linkRuleMissing: Message("县规则 hotlines 没有这条热线", "the county's hotlines have no such channel")
            case .deliveryUnknown:
                Message("没有这件待发送的内容；可能已送达", "nothing of that id waits to be sent; it may have arrived")
            }
        }

        /// What is not there is not found.
        public var status: Refusal.Status {
            switch self {
            case .linkUnknown, .deliveryUnknown: .notFound
            case .linkRuleMissing: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "link"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .link(event, of: id) }
}

extension Identifier<Link> {
    /// The link of a channel: always the same one.
    public init(of channel: OrderChannel) {
        let index = OrderChannel.allCases.firstIndex(of: channel) ?? 0
        self.init(UniqueID(high: 0x6c69_6e6b_0000_8000, low: 0x8000_0000_0000_0000 | UInt64(index)))
    }
}

/// How a platform is reached: as a peer over TCP, or by files in folders.
public enum LinkMeans: String, Codable, Hashable, Sendable, CaseIterable {
    case wire, folder
}
