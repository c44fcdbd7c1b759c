/// Answers that leave for a platform on a stick (回填批次): numbered, with the digest of the file, and their receipt.
public enum AnswerBatch: Subject {
    /// Identifies a batch; its number is gapless within its channel and year.
    public typealias ID = Identifier<AnswerBatch>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case handOver(batch: HandedBatch)
        case recordReceipt(receipt: BatchReceipt)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case handedOver(number: FileNumber, batch: HandedBatch, on: Day)
        /// The other side has said what it took in.
        case receiptRecorded(receipt: BatchReceipt)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case handedOver = "handedOver.v1"
            case receiptRecorded = "receiptRecorded.v1"
        }

        /// How much is answered is between a hotline and the office, the more so as reports are among it.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .handedOver, .receiptRecorded: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case answerBatchUnknown
        case answerBatchTaken
        case answerBatchEmpty
        case answerBatchReceived
        case answerBatchCountWrong
        case answerHandedOverAlready

        /// What people are told.
        public var message: Message {
            switch self {
            case .answerBatchUnknown: Message("没有这一批回填；请核对批次号", "there is no such batch; check its number")
            case .answerBatchTaken: Message("该编号已用于另一批回填", "the id names another batch already")
            case .answerBatchEmpty: Message("没有待回填的答复", "there is no answer to hand over")
            case .answerBatchReceived: Message("该批已登记另一份回执", "another receipt was entered already")
            case .answerBatchCountWrong:
                Message(
                    "接收与未接收的条数之和应等于该批条数；未接收的请逐一写明工单编号",
                    "what was taken in and what was not make up the batch; name the orders that were not"
                )
            case .answerHandedOverAlready:
                Message("其中有已交出的答复；请重新生成", "some of it was handed over already; make it anew")
            }
        }

        /// What is not there is not found, and wrong entries are the caller's.
        public var status: Refusal.Status {
            switch self {
            case .answerBatchUnknown: .notFound
            case .answerBatchTaken: .alreadyExists
            case .answerBatchCountWrong: .invalidArgument
            case .answerBatchEmpty, .answerBatchReceived, .answerHandedOverAlready: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "answerBatch"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .answerBatch(event, of: id) }
}

/// What is on the stick.
public struct HandedBatch: Codable, Hashable, Sendable {
    /// The most answers of one batch.
    public static let largest = 200

    /// Whose platform it is for.
    public var channel: OrderChannel
    /// SHA-256 of the file, in hex.
    public var digest: String
    /// The answers, in the order of the rows.
    public var answers: [HandedAnswer]
    /// Who hands it over.
    public var by: String

    /// A batch.
    public init(channel: OrderChannel, digest: String, answers: [HandedAnswer], by: String) {
        self.channel = channel
        self.digest = digest
        self.answers = answers
        self.by = by
    }
}

/// One answer of an order.
public struct HandedAnswer: Codable, Hashable, Sendable {
    /// The order.
    public var order: Order.ID
    /// Which of the things its channel is told.
    public var turn: Int

    /// An answer.
    public init(order: Order.ID, turn: Int) {
        self.order = order
        self.turn = turn
    }
}

/// What the other side says it took in.
public struct BatchReceipt: Codable, Hashable, Sendable {
    /// The number of the receipt.
    public var number: LineText
    /// How many rows it took in.
    public var taken: Int
    /// When.
    public var on: Day
    /// SHA-256 of the scanned receipt, in hex.
    public var scan: String?
    /// The answers that it did not take in; they wait for the next stick.
    public var missing: [HandedAnswer]?

    /// A receipt.
    public init(number: LineText, taken: Int, on: Day, scan: String? = nil, missing: [HandedAnswer]? = nil) {
        self.number = number
        self.taken = taken
        self.on = on
        self.scan = scan
        self.missing = missing
    }
}

/// What `answers.prepare` takes.
public struct AnswerSheetQuery: Codable, Hashable, Sendable {
    /// Whose platform it is for.
    public var channel: OrderChannel
    /// Why answers in the office's own words are opened.
    public var reason: String
}

/// The answers that nobody has handed over yet, in the platform's own columns.
public struct AnswerSheet: Codable, Hashable, Sendable {
    /// The headings, in the platform's order.
    public var headings: [String]
    /// One row an answer.
    public var rows: [[String]]
    /// The answers, in the order of the rows.
    public var answers: [HandedAnswer]

    /// A sheet.
    public init(headings: [String], rows: [[String]], answers: [HandedAnswer]) {
        self.headings = headings
        self.rows = rows
        self.answers = answers
    }
}

/// What `answers.handOver` takes.
public struct AnswerHandOverRequest: Codable, Hashable, Sendable {
    /// Whose platform it is for.
    public var channel: OrderChannel
    /// SHA-256 of the file, in hex.
    public var digest: String
    /// The answers, in the order of the rows.
    public var answers: [HandedAnswer]
}

/// What `answers.recordReceipt` takes.
public struct AnswerReceiptRequest: Codable, Hashable, Sendable {
    /// The batch.
    public var id: AnswerBatch.ID
    /// The number of the receipt.
    public var number: LineText
    /// How many rows the other side took in.
    public var taken: Int
    /// When; today when nothing is said.
    public var on: Day?
    /// SHA-256 of the scanned receipt, in hex.
    public var scan: String?
    /// The numbers of the orders whose answers it did not take in (工单编号).
    public var missing: [LineText]?
}

/// What `answers.receiptSheet` takes.
public struct AnswerBatchQuery: Codable, Hashable, Sendable {
    /// The batch.
    public var id: AnswerBatch.ID
}

/// What `answers.batches` takes.
public struct AnswerBatchListQuery: Codable, Hashable, Sendable {
    /// Only of that channel.
    public var channel: OrderChannel?
}

/// Batches, the newest first.
public struct AnswerBatchList: Codable, Hashable, Sendable {
    /// One row each.
    public var items: [AnswerBatchView]

    /// A list.
    public init(items: [AnswerBatchView]) {
        self.items = items
    }
}

/// One batch.
public struct AnswerBatchView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: AnswerBatch.ID
    /// Its number.
    public var number: FileNumber
    /// Whose platform it is for.
    public var channel: OrderChannel
    /// SHA-256 of the file.
    public var digest: String
    /// How many answers it has.
    public var count: Int
    /// When it was handed over.
    public var on: Day
    /// What the other side says it took in.
    public var receipt: BatchReceipt?

    /// A batch.
    public init(id: AnswerBatch.ID, number: FileNumber, batch: HandedBatch, on: Day, receipt: BatchReceipt?) {
        self.id = id
        self.number = number
        channel = batch.channel
        digest = batch.digest
        count = batch.answers.count
        self.on = on
        self.receipt = receipt
    }
}
