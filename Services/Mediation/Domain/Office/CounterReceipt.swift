public import Decisions
public import Model

/// The life of one receipt.
///
/// ```
/// unissued ──issue──▶ issued
/// ```
extension CounterReceipt: Decided {
    /// What is known of one receipt.
    public indirect enum State: Equatable, Sendable {
        case unissued
        case issued(IssuedReceipt)
    }

    /// What a decision must know beyond the receipt itself.
    public struct Facts: Equatable, Sendable {
        /// The number it would get.
        public var next: FileNumber
        /// Whether the order has a receipt.
        public var hasReceipt: Bool

        /// The facts of a test or of a transaction.
        public init(next: FileNumber, hasReceipt: Bool = false) {
            self.next = next
            self.hasReceipt = hasReceipt
        }
    }
}

extension CounterReceipt.State: Decider {
    /// Nothing is known of a receipt until it is issued.
    public static let initial = Self.unissued

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: CounterReceipt.Command,
        knowing facts: CounterReceipt.Facts,
        at now: Moment
    ) throws(CounterReceipt.Rejection) -> [CounterReceipt.Event] {
        switch (self, command) {
        case (.unissued, .issue(let receipt)):
            guard !facts.hasReceipt else { throw .orderHasReceipt }
            return [.issued(number: facts.next, receipt: receipt, on: now.day)]
        case (.issued(let known), .issue(let receipt)) where known == receipt: return []

        case (.issued, .issue): throw .receiptAlreadyIssued
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: CounterReceipt.Event) {
        switch event {
        case .issued(_, let receipt, _): self = .issued(receipt)
        }
    }
}
