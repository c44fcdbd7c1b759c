/// A numbered batch of orders that a channel handed over as a file, and that was taken in to its end.
///
/// Numbers are remembered so that a batch nobody brought is noticed, and one that comes twice is known.
public enum OrderBatch: Subject {
    /// Identifies a batch; the number people use is unique within its channel.
    public typealias ID = Identifier<OrderBatch>

    /// What may be asked of a batch.
    public enum Command: Equatable, Sendable {
        case record(batch: ImportedBatch)
    }

    /// What has happened to a batch.
    public indirect enum Event: StoredEvent {
        /// All of its rows were asked for once.
        case recorded(batch: ImportedBatch)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case recorded = "recorded.v1"
        }

        /// How much a hotline sends is nobody else's affair, the more so as reports are among it.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .recorded: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case batchNumberTaken

        /// What people are told.
        public var message: Message {
            switch self {
            case .batchNumberTaken:
                Message("该批次号已用于另一份文件；请核对批次号", "the batch number belongs to another file; check the number")
            }
        }

        /// The number is there already.
        public var status: Refusal.Status {
            switch self {
            case .batchNumberTaken: .alreadyExists
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "batch"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .batch(event, of: id) }
}

/// What came of a batch, in figures; the file's name stays outside, for it may say anything.
public struct ImportedBatch: Codable, Hashable, Sendable {
    /// The largest number that a batch may have.
    public static let largest: Int64 = 9_999_999

    /// Whose batch it is.
    public var channel: OrderChannel
    /// The channel's count of batches, from 1.
    public var number: Int64
    /// SHA-256 of the file in hexadecimal.
    public var digest: String
    /// How many rows it had.
    public var rows: Int64
    /// How many of them told something new.
    public var accepted: Int64
    /// How many were known already.
    public var known: Int64
    /// How many were refused.
    public var refused: Int64

    /// A batch.
    public init(
        channel: OrderChannel,
        number: Int64,
        digest: String,
        rows: Int64,
        accepted: Int64,
        known: Int64,
        refused: Int64
    ) {
        self.channel = channel
        self.number = number
        self.digest = digest
        self.rows = rows
        self.accepted = accepted
        self.known = known
        self.refused = refused
    }
}
