public import Decisions
public import Model

/// The life of one batch.
///
/// ```
/// unrecorded ──record──▶ recorded
/// ```
extension OrderBatch: Decided {
    /// What is known of one batch.
    public indirect enum State: Equatable, Sendable {
        case unrecorded
        case recorded(batch: ImportedBatch)
    }

    /// What a decision must know beyond the batch itself.
    public struct Facts: Equatable, Sendable {
        /// Which batch bears the number already.
        public var holder: OrderBatch.ID?

        /// The facts of a test or of a transaction.
        public init(holder: OrderBatch.ID? = nil) {
            self.holder = holder
        }
    }
}

extension OrderBatch.State: Decider {
    /// Nothing is known of a batch until it was taken in.
    public static let initial = Self.unrecorded

    /// The first figures stand: the same file taken in again finds all its rows known.
    public func decide(
        _ command: OrderBatch.Command,
        knowing facts: OrderBatch.Facts,
        at _: Moment
    ) throws(OrderBatch.Rejection) -> [OrderBatch.Event] {
        switch (self, command) {
        case (.unrecorded, .record(let batch)) where facts.holder == nil:
            return [.recorded(batch: batch)]
        case (.recorded(let known), .record(let batch)) where known.isSameFile(as: batch):
            return []

        case (.unrecorded, .record), (.recorded, .record): throw .batchNumberTaken
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: OrderBatch.Event) {
        switch event {
        case .recorded(let batch): self = .recorded(batch: batch)
        }
    }
}

extension ImportedBatch {
    fileprivate func isSameFile(as other: ImportedBatch) -> Bool {
        channel == other.channel && number == other.number && digest == other.digest
    }
}
