/// The credit file of one enterprise: what rules made of facts, and nothing that no rule stands behind.
public enum CreditFile: Subject {
    /// The id that the enterprise has everywhere.
    public typealias ID = Identifier<CreditFile>

    /// What may be asked of a file.
    public enum Command: Equatable, Sendable {
        case open(because: FileOccasion)
        case enter(fact: CreditFact)
        case end(rule: String, occasion: Int64, on: Day)
        case correct(entry: Int64, what: EntryCorrection, why: CorrectionReason)
        /// A case was found to be another enterprise's, or to be this one's after all.
        case move(source: Case.ID, isHere: Bool)
    }

    /// What has happened to a file.
    public indirect enum Event: StoredEvent {
        /// It begins to exist; of an enterprise that only a complaint has named so far, as a stub.
        case opened(enterprise: Enterprise.ID, because: FileOccasion)
        /// Registry knows the enterprise that only a complaint had named.
        case enterpriseRegistered(enterprise: Enterprise.ID)
        /// A rule made an entry of a fact.
        case entryAdded(entry: CreditEntry, basis: [Basis])
        /// What stood behind an entry is over; it counts no more.
        case entryEnded(entry: Int64, on: Day)
        /// A person put an entry right.
        case entryCorrected(entry: Int64, what: EntryCorrection, why: CorrectionReason)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case opened = "opened.v1"
            case enterpriseRegistered = "enterpriseRegistered.v1"
            case entryAdded = "entryAdded.v1"
            case entryEnded = "entryEnded.v1"
            case entryCorrected = "entryCorrected.v1"
        }

        /// Who may see an entry as a rule is in the entry itself; that the facts exist is open already.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .opened, .enterpriseRegistered, .entryAdded, .entryEnded, .entryCorrected: .open
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .entryAdded(_, let basis): basis
            case .opened, .enterpriseRegistered, .entryEnded, .entryCorrected: []
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case creditFileUnknown
        case creditEntryUnknown

        /// What people are told.
        public var message: Message {
            switch self {
            case .creditFileUnknown: Message("没有该企业的信用档案", "there is no credit file of this enterprise")
            case .creditEntryUnknown: Message("档案中没有这一条记录；请核对序号", "the file has no such entry; check its number")
            }
        }

        /// What is not there is not found.
        public var status: Refusal.Status { .notFound }
    }

    /// The service that keeps it.
    public typealias Owner = Credit

    /// Its name in streams and types.
    public static let name = "file"

    /// The event as credit tells it.
    public static func told(_ event: Event, of id: ID) -> Credit.Event { .file(event, of: id) }
}

extension Identifier<CreditFile> {
    /// The file of that enterprise.
    public init(of enterprise: Enterprise.ID) { self.init(enterprise.value) }

    /// The enterprise it is about.
    public var enterprise: Enterprise.ID { Identifier<Enterprise>(value) }
}
