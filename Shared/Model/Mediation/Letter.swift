/// A paper with an official number (文书): one of the statutory forms, or one of the county's own.
///
/// All of it is closed: a letter about a report tells that there is one, and each tells of somebody.
public enum Letter: Subject {
    /// Identifies a letter; the number people use is unique within its kind and year.
    public typealias ID = Identifier<Letter>

    /// What may be asked of a letter.
    public enum Command: Equatable, Sendable {
        case issue(letter: LetterDraft)
        case void(on: Day, because: LetterFault)
        case replace(by: Letter.ID, on: Day)
        case serve(party: LetterParty, service: NoticeService)
        case seal(copies: Int, seal: LineText, by: String, on: Day)
        case returnScan(digest: String, on: Day)
    }

    /// What has happened to a letter.
    public indirect enum Event: StoredEvent {
        /// It was given its number; `digest` is over all that it says.
        case issued(number: FileNumber, text: String, letter: LetterDraft, basis: [Basis])
        /// It says something wrong and holds no more; its number stays taken.
        case voided(on: Day, because: LetterFault)
        /// Another one stands in its place.
        case replaced(by: Letter.ID, on: Day)
        /// Somebody was served with it.
        case served(party: LetterParty, service: NoticeService, effectiveOn: Day, basis: [Basis])
        /// So many prints of it were sealed: with which seal, and who kept the register of seals.
        case sealed(copies: Int, seal: LineText, by: String, on: Day)
        /// The sealed and signed paper came back and was scanned; `digest` is SHA-256 over the file, in hex.
        case scanReturned(digest: String, on: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case issued = "issued.v1"
            case voided = "voided.v1"
            case replaced = "replaced.v1"
            case served = "served.v1"
            case sealed = "sealed.v1"
            case scanReturned = "scanReturned.v1"
        }

        /// Nothing of a letter is for the world.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .issued, .voided, .replaced, .served, .sealed, .scanReturned: .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .issued(_, _, _, let basis), .served(_, _, _, let basis): basis
            case .voided, .replaced, .sealed, .scanReturned: []
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case letterUnknown
        case letterAlreadyIssued
        case letterNotInForce
        case letterRuleMissing
        case letterDayInFuture
        case letterServedAlready
        case letterServiceNeedsConsent
        case letterScanKnown
        case letterSealedAlready
        case letterCopiesWrong

        /// What people are told.
        public var message: Message {
            switch self {
            case .letterUnknown: Message("没有这份文书；请核对编号", "there is no such letter; check its id")
            case .letterAlreadyIssued: Message("该编号已用于另一份文书", "the id stands for another letter")
            case .letterNotInForce: Message("该文书已作废或已被替换", "the letter is void or was replaced")
            case .letterRuleMissing: Message("没有适用的文书或送达规则；请核对日期", "no rule for this letter is in force on that day")
            case .letterDayInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .letterServedAlready:
                Message("已送达该当事人，方式或日期不同", "that party was served already, in another way or on another day")
            case .letterServiceNeedsConsent: Message("电子送达须经受送达人同意", "electronic service takes the receiver's consent")
            case .letterScanKnown: Message("已登记另一份扫描件", "another scan was entered already")
            case .letterSealedAlready: Message("该文书已登记用印", "the letter was sealed already")
            case .letterCopiesWrong: Message("用印份数为1至20份", "1 to 20 copies are sealed")
            }
        }

        /// An unknown letter is not found, and wrong entries are the caller's.
        public var status: Refusal.Status {
            switch self {
            case .letterUnknown: .notFound
            case .letterAlreadyIssued: .alreadyExists
            case .letterDayInFuture, .letterServiceNeedsConsent, .letterCopiesWrong: .invalidArgument
            case .letterNotInForce, .letterRuleMissing, .letterServedAlready, .letterScanKnown, .letterSealedAlready:
                .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "letter"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .letter(event, of: id) }
}
