public import Decisions
public import Model

/// The life of one late entry.
///
/// ```
/// unrecorded ──record──▶ unconfirmed ──confirm──▶ confirmed
///                             ├──object──▶ objected ──confirm──▶ confirmed
/// ```
extension LateEntry: Decided {
    /// What is known of one late entry.
    public indirect enum State: Equatable, Sendable {
        case unrecorded
        case unconfirmed(LateRecord)
        case confirmed(LateRecord, by: String)
        case objected(LateRecord, by: String)
    }

    /// What a decision must know beyond the entry itself.
    public struct Facts: Sendable {
        /// How the printed number stands; nil when no sheet bears it.
        public var paper: PaperStanding?
        /// When the sheet was printed.
        public var printedOn: Day?
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(paper: PaperStanding? = nil, printedOn: Day? = nil, rules: MediationRules) {
            self.paper = paper
            self.printedOn = printedOn
            self.rules = rules
        }
    }
}

extension LateEntry.State: Decider {
    /// Nothing is known of an entry until it is typed in.
    public static let initial = Self.unrecorded

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: LateEntry.Command,
        knowing facts: LateEntry.Facts,
        at now: Moment
    ) throws(LateEntry.Rejection) -> [LateEntry.Event] {
        switch (self, command) {
        case (.unrecorded, .record(let entry)):
            return try Self.record(entry, facts, now)
        case (.unconfirmed(let known), .record(let entry)) where known == entry: return []
        case (.unconfirmed(let known), .confirm(let by)), (.objected(let known, _), .confirm(let by)):
            guard known.by != by else { throw .lateConfirmerIsRecorder }
            return [.confirmed(by: by, on: now.day)]
        case (.unconfirmed(let known), .object(let by, let reason)):
            guard known.by != by else { throw .lateConfirmerIsRecorder }
            return [.objected(by: by, on: now.day, reason: reason)]
        case (.confirmed, .confirm), (.objected, .object): return []

        case (.unrecorded, .confirm), (.unrecorded, .object): throw .lateEntryUnknown
        case (.unconfirmed, .record), (.confirmed, .record), (.objected, .record): throw .lateEntryAlreadyRecorded
        case (.confirmed, .object): throw .lateAlreadyConfirmed
        }
    }

    /// A sheet stands for one thing, and was there when that happened.
    private static func record(
        _ entry: LateRecord,
        _ facts: LateEntry.Facts,
        _ now: Moment
    ) throws(LateEntry.Rejection) -> [LateEntry.Event] {
        guard entry.happenedAt <= now else { throw .lateEntryNotPast }
        switch facts.paper {
        case .blank: break
        case .used: throw .latePaperUsed
        case .spoiled: throw .latePaperSpoiled
        case nil: throw .latePaperUnknown
        }
        if let printed = facts.printedOn, entry.happenedAt.day < printed { throw .latePaperTooYoung }
        let term = facts.rules.due(.lateConfirmation, after: now.day)
        return [.recorded(entry: entry, confirmBy: term?.due, basis: term.map { [$0.basis] } ?? [])]
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: LateEntry.Event) {
        switch (event, self) {
        case (.recorded(let entry, _, _), _): self = .unconfirmed(entry)
        case (.confirmed(let by, _), .unconfirmed(let entry)), (.confirmed(let by, _), .objected(let entry, _)):
            self = .confirmed(entry, by: by)
        case (.objected(let by, _, _), .unconfirmed(let entry)): self = .objected(entry, by: by)
        case (.confirmed, _), (.objected, _): preconditionFailure("An entry is typed in before anybody compares it.")
        }
    }
}
