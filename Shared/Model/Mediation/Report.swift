/// A clue of a violation that somebody reported (举报): never a dispute, and secret from its first moment.
public enum Report: Subject {
    /// Identifies a report within mediation; the id leaves it nowhere.
    public typealias ID = Identifier<Report>

    /// What may be asked of a report.
    public enum Command: Equatable, Sendable {
        case open(opening: ReportOpening)
    }

    /// What has happened to a report.
    public indirect enum Event: StoredEvent {
        case opened(number: FileNumber, opening: ReportOpening, checkBy: DueDay, basis: [Basis])

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case opened = "opened.v1"
        }

        /// That a report exists is a secret (Order 121, Article 37).
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .opened: .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .opened(_, _, _, let basis): basis
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case reportAlreadyOpen
        case reportRuleMissing

        /// What people are told.
        public var message: Message {
            switch self {
            case .reportAlreadyOpen: Message("该举报已登记", "the report was entered on other facts already")
            case .reportRuleMissing:
                Message(
                    "收到之日没有适用的核查期限规则；请核对收到日期",
                    "no rule for checking is in force on the day of receipt; check that day"
                )
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "report"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .report(event, of: id) }
}

/// What a report is entered on.
public struct ReportOpening: Codable, Hashable, Sendable {
    /// The order that told of it.
    public var order: Order.ID
    /// Who reported: a person of this report alone.
    public var reporter: Person.ID
    /// When the authority had it.
    public var receivedOn: Day
    /// Whom it is about, once that is known.
    public var enterprise: Enterprise.ID?

    /// An opening.
    public init(order: Order.ID, reporter: Person.ID, receivedOn: Day, enterprise: Enterprise.ID? = nil) {
        self.order = order
        self.reporter = reporter
        self.receivedOn = receivedOn
        self.enterprise = enterprise
    }
}
