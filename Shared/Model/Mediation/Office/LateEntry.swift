/// Something that was written on paper while nothing worked, and recorded afterwards (补录).
///
/// When it happened and when it was recorded are two moments. The first starts the terms; the second is the log's own.
public enum LateEntry: Subject {
    /// Identifies a late entry.
    public typealias ID = Identifier<LateEntry>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case record(entry: LateRecord)
        case confirm(by: String)
        case object(by: String, reason: Sealed)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        /// It was typed in from its sheet; until `confirmBy` a second person compares it with the scan.
        case recorded(entry: LateRecord, confirmBy: DueDay?, basis: [Basis])
        /// A second person has compared the entry with the scan.
        case confirmed(by: String, on: Day)
        /// A second person found that entry and scan differ.
        case objected(by: String, on: Day, reason: Sealed)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case recorded = "recorded.v1"
            case confirmed = "confirmed.v1"
            case objected = "objected.v1"
        }

        /// A report may have come in on paper, and nobody outside may learn that.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .recorded, .confirmed, .objected: .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .recorded(_, _, let basis): basis
            case .confirmed, .objected: []
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case lateEntryUnknown
        case lateEntryAlreadyRecorded
        case lateEntryNotPast
        case latePaperUnknown
        case latePaperUsed
        case latePaperSpoiled
        case latePaperTooYoung
        case lateConfirmerIsRecorder
        case lateAlreadyConfirmed

        /// What people are told.
        public var message: Message {
            switch self {
            case .lateEntryUnknown: Message("没有这条补录；请核对编号", "there is no such late entry; check its id")
            case .lateEntryAlreadyRecorded: Message("该编号已用于另一条补录", "the id names another late entry already")
            case .lateEntryNotPast: Message("发生时间晚于现在；请核对", "it would have happened in the future; check the time")
            case .latePaperUnknown: Message("没有印制过这个纸质编号；请核对登记表", "no sheet bears that number; check the sheet")
            case .latePaperUsed: Message("该纸质编号已用于另一条补录", "another late entry bears that number")
            case .latePaperSpoiled: Message("该纸质编号已作废", "the sheet of that number was spoiled")
            case .latePaperTooYoung:
                Message("发生时间早于该登记表印制之日；请核对", "the sheet was printed after it would have happened; check both")
            case .lateConfirmerIsRecorder: Message("核对人不能是补录人本人；请另一人核对", "whoever typed it in cannot confirm it")
            case .lateAlreadyConfirmed: Message("该补录已经核对无误", "the late entry was confirmed already")
            }
        }

        /// What is not there is not found, and wrong entries are the caller's.
        public var status: Refusal.Status {
            switch self {
            case .lateEntryUnknown: .notFound
            case .lateEntryAlreadyRecorded, .latePaperUsed: .alreadyExists
            case .lateEntryNotPast, .latePaperUnknown, .latePaperTooYoung: .invalidArgument
            case .latePaperSpoiled, .lateAlreadyConfirmed: .failedPrecondition
            case .lateConfirmerIsRecorder: .permissionDenied
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "lateEntry"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .lateEntry(event, of: id) }
}

/// One sheet as it was typed in.
public struct LateRecord: Codable, Hashable, Sendable {
    /// The number that was printed on the sheet.
    public var paper: FileNumber
    /// When it happened, as the sheet says.
    public var happenedAt: Moment
    /// Why it could not be recorded then.
    public var cause: OutageCause
    /// What happened.
    public var act: LateAct
    /// SHA-256 of the scan of the sheet, in hex.
    public var scan: String
    /// The order that came in on paper.
    public var order: Order.ID?
    /// The case in which something was done on paper.
    public var caseID: Case.ID?
    /// Whether it is about a report, and so not for everybody.
    public var isSecret: Bool
    /// What the clerk says about it, sealed.
    public var reason: Sealed
    /// Who typed it in.
    public var by: String

    /// A sheet.
    public init(
        paper: FileNumber,
        happenedAt: Moment,
        cause: OutageCause,
        act: LateAct,
        scan: String,
        order: Order.ID? = nil,
        caseID: Case.ID? = nil,
        isSecret: Bool,
        reason: Sealed,
        by: String
    ) {
        self.paper = paper
        self.happenedAt = happenedAt
        self.cause = cause
        self.act = act
        self.scan = scan
        self.order = order
        self.caseID = caseID
        self.isSecret = isSecret
        self.reason = reason
        self.by = by
    }
}

/// Why something could not be recorded when it happened: 停电, 断网, 系统停机, 外出办理.
public enum OutageCause: String, Codable, Hashable, Sendable, CaseIterable {
    case powerCut, networkCut, systemDown, fieldWork
}

/// What happened on paper: 收到诉求, 受理, 告知.
public enum LateAct: String, Codable, Hashable, Sendable, CaseIterable {
    case received, accepted, told
}

/// How far a late entry has come.
public enum LateStanding: String, Codable, Hashable, Sendable, CaseIterable {
    case unconfirmed, confirmed, objected
}
