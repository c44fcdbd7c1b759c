public import Decisions
public import Model

/// The life of one batch of answers.
///
/// ```
/// unmade ──handOver──▶ away ──recordReceipt──▶ received
/// ```
extension AnswerBatch: Decided {
    /// What is known of one batch.
    public indirect enum State: Equatable, Sendable {
        case unmade
        case away(HandedBatch)
        case received(HandedBatch, BatchReceipt)
    }

    /// What a decision must know beyond the batch itself.
    public struct Facts: Equatable, Sendable {
        /// The number it would get.
        public var next: FileNumber
        /// Whether one of its answers is in another batch.
        public var isHandedOver: Bool

        /// The facts of a test or of a transaction.
        public init(next: FileNumber, isHandedOver: Bool = false) {
            self.next = next
            self.isHandedOver = isHandedOver
        }
    }
}

extension AnswerBatch.State: Decider {
    /// Nothing is known of a batch until it leaves.
    public static let initial = Self.unmade

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: AnswerBatch.Command,
        knowing facts: AnswerBatch.Facts,
        at now: Moment
    ) throws(AnswerBatch.Rejection) -> [AnswerBatch.Event] {
        switch (self, command) {
        case (.unmade, .handOver(let batch)):
            guard !batch.answers.isEmpty else { throw .answerBatchEmpty }
            guard !facts.isHandedOver else { throw .answerHandedOverAlready }
            return [.handedOver(number: facts.next, batch: batch, on: now.day)]
        case (.away(let known), .handOver(let batch)) where known == batch: return []
        case (.received(let known, _), .handOver(let batch)) where known == batch: return []
        case (.away(let batch), .recordReceipt(let receipt)):
            let missing = Set(receipt.missing ?? [])
            guard missing.isSubset(of: batch.answers), receipt.taken + missing.count == batch.answers.count else {
                throw .answerBatchCountWrong
            }
            return [.receiptRecorded(receipt: receipt)]
        case (.received(_, let known), .recordReceipt(let receipt)) where known == receipt: return []

        case (.unmade, .recordReceipt): throw .answerBatchUnknown
        case (.away, .handOver), (.received, .handOver): throw .answerBatchTaken
        case (.received, .recordReceipt): throw .answerBatchReceived
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: AnswerBatch.Event) {
        switch (event, self) {
        case (.handedOver(_, let batch, _), _): self = .away(batch)
        case (.receiptRecorded(let receipt), .away(let batch)): self = .received(batch, receipt)
        case (.receiptRecorded, _): preconditionFailure("A batch leaves before it is received.")
        }
    }
}
