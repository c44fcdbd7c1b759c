/// What `order.import` takes: many messages of channels at once, each for itself.
public struct OrderImportRequest: Codable, Hashable, Sendable {
    /// The most rows of one request.
    public static let limit = 256

    /// The messages, in the order in which they were sent; at most 256.
    public var rows: [OrderReceiveRequest]
}

/// What came of each row, in the order of the rows.
public struct OrderImportAnswer: Codable, Hashable, Sendable {
    /// The position after the rows, as decimal text.
    public var position: String
    /// One outcome a row.
    public var rows: [Row]

    /// An answer.
    public init(position: String, rows: [Row]) {
        self.position = position
        self.rows = rows
    }

    /// What came of one row.
    public struct Row: Codable, Hashable, Sendable {
        /// `accepted`: it told something new; `known`: that message is there already; `refused`: see `refusal`.
        public var outcome: Outcome
        /// Why it was refused, and by which field.
        public var refusal: Refusal?

        /// An outcome.
        public init(_ outcome: Outcome, _ refusal: Refusal? = nil) {
            self.outcome = outcome
            self.refusal = refusal
        }
    }

    /// What may come of a row.
    public enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
        case accepted, known, refused
    }
}

/// What `batch.check` takes: a file that is about to be taken in.
public struct BatchQuery: Codable, Hashable, Sendable {
    /// Whose file it is.
    public var channel: OrderChannel
    /// SHA-256 of the file in hexadecimal.
    public var digest: String
    /// The number it is said to have; without one the next is proposed.
    public var number: Int64?

    /// A question.
    public init(channel: OrderChannel, digest: String, number: Int64? = nil) {
        self.channel = channel
        self.digest = digest
        self.number = number
    }
}

/// What is known of a file before it is taken in.
public struct BatchStanding: Codable, Hashable, Sendable {
    /// The most missing numbers that are listed.
    public static let missingLimit = 100

    /// The number that the file has, or would get.
    public var number: Int64
    /// The channel's highest number so far; 0 when there is none.
    public var last: Int64
    /// Whether another file bears the number.
    public var isTaken: Bool
    /// The same file, if it was taken in before.
    public var before: BatchView?
    /// Numbers below this one that nobody brought, the lowest first, at most 100.
    public var missing: [Int64]

    /// A standing.
    public init(number: Int64, last: Int64, isTaken: Bool, before: BatchView?, missing: [Int64]) {
        self.number = number
        self.last = last
        self.isTaken = isTaken
        self.before = before
        self.missing = missing
    }
}

/// What `batch.list` takes.
public struct BatchListQuery: Codable, Hashable, Sendable {
    /// Only of that channel.
    public var channel: OrderChannel?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// A batch that was taken in.
public struct BatchView: Codable, Hashable, Sendable {
    /// What came of it.
    public var batch: ImportedBatch
    /// When it was recorded.
    public var recordedAt: Moment

    /// A batch.
    public init(batch: ImportedBatch, recordedAt: Moment) {
        self.batch = batch
        self.recordedAt = recordedAt
    }
}
