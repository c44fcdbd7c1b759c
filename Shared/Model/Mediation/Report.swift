/// A clue of a violation that somebody reported (举报): never a dispute, and secret from its first moment.
///
/// Nobody decides whether to accept one. It is checked, then a case of punishment is filed or not; or it is not ours.
public enum Report: Subject {
    /// Identifies a report within mediation; the id leaves it nowhere.
    public typealias ID = Identifier<Report>

    /// What may be asked of a report.
    public enum Command: Equatable, Sendable {
        case open(opening: ReportOpening)
        case proposeExtension(by: String, reason: Sealed)
        case approveExtension(by: String, isHead: Bool = true)
        case commissionTest(on: Day, document: Sealed)
        case recordTestResult(on: Day, document: Sealed)
        case decideFiling(decision: FilingDecision)
        case conclude(on: Day, outcome: CheckOutcome, by: String)
        case declineCompetence(on: Day, goTo: LineText?, by: String)
        case oweResult(rule: String, by: String)
        case tell(telling: ReporterTelling)
        case noteRepeat(of: Report.ID, by: String)
        case joinInto(report: Report.ID, by: String)
        case takeIn(report: Report.ID, by: String)
        case link(with: Report.ID, by: String)
        case issueCode(code: Sealed)
        case grantIdentity(grant: IdentityGrant)
        case revokeIdentity(officer: String, by: String)
        case noteCheckOverdue
        case noteDecisionOverdue
        case noteTellingOverdue
    }

    /// What has happened to a report.
    public indirect enum Event: StoredEvent {
        case opened(number: FileNumber, opening: ReportOpening, checkBy: DueDay, basis: [Basis])
        /// An officer asks for more time; nothing is longer yet.
        case extensionProposed(by: String, reason: Sealed)
        /// The head, who is another person, agreed, or somebody in the head's place.
        case extended(due: DueDay, by: String, inPlaceOf: String? = nil, basis: [Basis])
        /// Something was given away to be tested or appraised: until the result comes no term runs.
        case testCommissioned(on: Day, document: Sealed)
        case testResultReceived(on: Day, document: Sealed, due: DueDay, basis: [Basis])
        /// A case of punishment was filed (立案).
        case filed(decision: FilingDecision, decideBy: DueDay, tellBy: DueDay?, basis: [Basis])
        /// None was (不予立案).
        case notFiled(decision: FilingDecision, tellBy: DueDay?, basis: [Basis])
        case concluded(on: Day, outcome: CheckOutcome, by: String)
        /// It is not ours: the reporter is told so, and nothing is forwarded.
        case competenceDeclined(on: Day, goTo: LineText?, by: String, basis: [Basis])
        /// A law says that the reporter is told the result, or gets a reward.
        case resultOwed(rule: String, by: String, basis: [Basis])
        case reporterTold(telling: ReporterTelling)
        /// The same reporter told the same facts before: it is not processed again.
        case repeated(of: Report.ID, by: String, basis: [Basis])
        case joinedInto(report: Report.ID, by: String, basis: [Basis])
        /// New facts of the same reporter: the term begins anew with the last report.
        case tookIn(report: Report.ID, receivedOn: Day, by: String, due: DueDay, basis: [Basis])
        /// Somebody else reported the same; each keeps its terms.
        case linked(with: Report.ID, by: String)
        case codeIssued(code: Sealed)
        case identityGranted(grant: IdentityGrant)
        case identityRevoked(officer: String, by: String)
        case checkOverdue(due: Day)
        case decisionOverdue(due: Day)
        case tellingOverdue(due: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case opened = "opened.v1"
            case extensionProposed = "extensionProposed.v1"
            case extended = "extended.v1"
            case testCommissioned = "testCommissioned.v1"
            case testResultReceived = "testResultReceived.v1"
            case filed = "filed.v1"
            case notFiled = "notFiled.v1"
            case concluded = "concluded.v1"
            case competenceDeclined = "competenceDeclined.v1"
            case resultOwed = "resultOwed.v1"
            case reporterTold = "reporterTold.v1"
            case repeated = "repeated.v1"
            case joinedInto = "joinedInto.v1"
            case tookIn = "tookIn.v1"
            case linked = "linked.v1"
            case codeIssued = "codeIssued.v1"
            case identityGranted = "identityGranted.v1"
            case identityRevoked = "identityRevoked.v1"
            case checkOverdue = "checkOverdue.v1"
            case decisionOverdue = "decisionOverdue.v1"
            case tellingOverdue = "tellingOverdue.v1"
        }

        /// That a report exists is a secret (Order 121, Article 37).
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .opened, .extensionProposed, .extended, .testCommissioned, .testResultReceived, .filed, .notFiled,
                .concluded, .competenceDeclined, .resultOwed, .reporterTold, .repeated, .joinedInto, .tookIn, .linked,
                .codeIssued, .identityGranted, .identityRevoked, .checkOverdue, .decisionOverdue, .tellingOverdue:
                .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .opened(_, _, _, let basis), .extended(_, _, _, let basis), .testResultReceived(_, _, _, let basis),
                .filed(_, _, _, let basis), .notFiled(_, _, let basis), .competenceDeclined(_, _, _, let basis),
                .resultOwed(_, _, let basis), .repeated(_, _, let basis), .joinedInto(_, _, let basis),
                .tookIn(_, _, _, _, let basis):
                basis
            case .extensionProposed, .testCommissioned, .concluded, .reporterTold, .linked, .codeIssued,
                .identityGranted, .identityRevoked, .checkOverdue, .decisionOverdue, .tellingOverdue:
                []
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
