public import Decisions
public import Model

/// The life of one order.
///
/// ```
/// unknown ──receive──▶ received ──receive a later message──▶ received
///                        └── linkCase, linkReport: what became of it
/// ```
extension Order: Decided {
    /// What is known of one order.
    public indirect enum State: Equatable, Sendable {
        case unknown
        case received(ReceivedOrder)
    }

    /// What a decision must know beyond the order itself.
    public struct Facts: Equatable, Sendable {
        /// Which order bears the channel's number already.
        public var holder: Order.ID?

        /// The facts of a test or of a transaction.
        public init(holder: Order.ID? = nil) {
            self.holder = holder
        }
    }
}

/// An order that came in, and what became of it.
public struct ReceivedOrder: Equatable, Sendable {
    var channel: OrderChannel
    var number: String
    var sequence: Int64
    var category: OrderCategory
    var caseID: Case.ID?
    var reports: Set<Report.ID> = []
}

extension Order.State: Decider {
    /// Nothing is known of an order until it comes in.
    public static let initial = Self.unknown

    /// A message that is late or came before leads to nothing; nothing moves back.
    public func decide(
        _ command: Order.Command,
        knowing facts: Order.Facts,
        at _: Moment
    ) throws(Order.Rejection) -> [Order.Event] {
        switch (self, command) {
        case (.unknown, .receive(let receipt)) where facts.holder == nil:
            return [.received(receipt: receipt)]
        case (.received(let order), .receive(let receipt)) where order.isNumbered(as: receipt):
            return receipt.sequence > order.sequence ? [.updated(update: OrderUpdate(receipt))] : []
        case (.received(let order), .linkCase(let id)) where order.category != .report && order.caseID == nil:
            return [.linkedToCase(id: id)]
        case (.received(let order), .linkCase(let id)) where order.caseID == id:
            return []
        case (.received(let order), .linkReport(let id)):
            return order.reports.contains(id) ? [] : [.linkedToReport(id: id)]

        case (.unknown, .receive), (.received, .receive): throw .orderNumberTaken
        case (.unknown, .linkCase), (.unknown, .linkReport): throw .orderUnknown
        case (.received(let order), .linkCase): throw order.category == .report ? .reportIsNoComplaint : .orderHasCase
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Order.Event) {
        switch (event, self) {
        case (.received(let receipt), _):
            self = .received(
                ReceivedOrder(
                    channel: receipt.channel,
                    number: receipt.number,
                    sequence: receipt.sequence,
                    category: receipt.category
                )
            )
        case (.updated(let update), .received(var order)):
            order.sequence = update.sequence
            self = .received(order)
        case (.linkedToCase(let id), .received(var order)):
            order.caseID = id
            self = .received(order)
        case (.linkedToReport(let id), .received(var order)):
            order.reports.insert(id)
            self = .received(order)
        case (.updated, .unknown), (.linkedToCase, .unknown), (.linkedToReport, .unknown):
            preconditionFailure("An order begins with its receipt.")
        }
    }
}

extension ReceivedOrder {
    fileprivate func isNumbered(as receipt: OrderReceipt) -> Bool {
        channel == receipt.channel && number == receipt.number
    }
}
