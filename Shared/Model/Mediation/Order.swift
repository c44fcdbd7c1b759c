/// What somebody told a hotline or a counter, as it was passed on (工单).
///
/// All of it is closed: a report is among the orders, and nobody outside may learn that one exists.
public enum Order: Subject {
    /// Identifies an order; the number people use is unique within its channel.
    public typealias ID = Identifier<Order>

    /// What may be asked of an order.
    public enum Command: Equatable, Sendable {
        case receive(receipt: OrderReceipt)
        case linkCase(id: Case.ID)
        case linkReport(id: Report.ID)
    }

    /// What has happened to an order.
    public indirect enum Event: StoredEvent {
        /// It came in for the first time.
        case received(receipt: OrderReceipt)
        /// Its channel sent more of it: a reminder or a supplement.
        case updated(update: OrderUpdate)
        /// A case was opened on it.
        case linkedToCase(id: Case.ID)
        /// It is a report and was entered as one.
        case linkedToReport(id: Report.ID)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case received = "received.v1"
            case updated = "updated.v1"
            case linkedToCase = "linkedToCase.v1"
            case linkedToReport = "linkedToReport.v1"
        }

        /// Nothing of an order is for the world.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .received, .updated, .linkedToCase, .linkedToReport: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case orderNumberTaken
        case orderUnknown
        case orderHasCase
        case reportIsNoComplaint

        /// What people are told.
        public var message: Message {
            switch self {
            case .orderNumberTaken:
                Message("该工单编号已登记；请再提交一次", "this order number was entered meanwhile; send the order again")
            case .orderUnknown:
                Message("没有这张工单；请核对编号", "there is no such order; check its number")
            case .orderHasCase:
                Message("该工单已立入另一案件", "the order belongs to another case already")
            case .reportIsNoComplaint:
                Message("举报不得作为投诉处理；含有投诉的请另行登记投诉", "a report is not a complaint; enter the complaint in it separately")
            }
        }

        /// An unknown order is not found; one that somebody was quicker with is asked for again.
        public var status: Refusal.Status {
            switch self {
            case .orderNumberTaken: .aborted
            case .orderUnknown: .notFound
            case .orderHasCase, .reportIsNoComplaint: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "order"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .order(event, of: id) }
}
