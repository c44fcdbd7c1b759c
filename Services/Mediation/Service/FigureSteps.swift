import EventLog
import GRDB
import MediationDomain
import Model

/// The steps that figures are counted from, each with the day on which it was done and with its place in the log.
///
/// Rows are only added: what a figure was at a position of the log is what the rows up to it say, now and in ten years.
struct FigureSteps: ReadModel {
    let name = "figureSteps"
    let tables = ["figureStep"]
    let schema = """
        CREATE TABLE figureStep (
            position INTEGER NOT NULL PRIMARY KEY,
            subject TEXT NOT NULL,
            kind TEXT NOT NULL,
            day TEXT NOT NULL,
            recordedOn TEXT NOT NULL,
            unit TEXT,
            track TEXT
        ) STRICT;
        CREATE INDEX figureStepOfDay ON figureStep (day);
        CREATE INDEX figureStepOfSubject ON figureStep (subject, position);
        CREATE INDEX figureStepRecorded ON figureStep (recordedOn);
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        guard let step = Self.step(of: record) else { return }
        try db.run(
            "INSERT INTO figureStep (position, subject, kind, day, recordedOn, unit, track) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                step.position, step.subject, step.kind.rawValue, step.day, record.moment.day, step.unit,
                step.track?.rawValue,
            ]
        )
    }

    /// What an event means for figures; most mean nothing.
    private static func step(of record: Recorded<Mediation.Event>) -> FigureStep? {
        func step(
            _ kind: FigureStep.Kind,
            _ subject: UniqueID,
            on day: Day? = nil,
            unit: String? = nil,
            track: RoutedKind? = nil
        ) -> FigureStep {
            FigureStep(
                position: record.position,
                subject: subject,
                kind: kind,
                day: day ?? record.moment.day,
                unit: unit,
                track: track
            )
        }
        switch record.event {
        case .case(let event, let id):
            return caseStep(event).map { step($0.kind, id.value, on: $0.day, track: $0.track) }
        case .report(let event, let id):
            return reportStep(event).map { step($0.kind, id.value, on: $0.day, track: .report) }
        case .clue(let event, let id): return clueStep(event).map { step($0.kind, id.value, on: $0.day, track: .clue) }
        case .routing(.opened(_, _, let hop, _), let id), .routing(.routed(_, let hop, _), let id):
            return step(.toUnit, id.value, unit: hop.unit)
        case .routing(.signed, let id): return step(.signed, id.value)
        case .routing(.returned(_, let to, _, _, _, _), let id): return step(.returned, id.value, unit: to)
        case .routing(.disputeOverdue, let id), .routing(.reportBackOverdue, let id): return step(.overdue, id.value)
        case .order(.linkedToCase(let caseID), _): return step(.orderJoined, caseID.value)
        case .unreasonable(.confirmed(let caseID, _, let day), _): return step(.setAside, caseID.value, on: day)
        case .appeal(.upheld(let caseID, let item, let day, _, _), _):
            return step(item.waiver, caseID.value, on: day)
        default: return nil
        }
    }

    private typealias Meaning = (kind: FigureStep.Kind, day: Day?, track: RoutedKind?)

    private static func caseStep(_ event: Case.Event) -> Meaning? {
        switch event {
        case .opened(_, let opening, _, _): (.opened, nil, opening.kind == .labour ? .labour : .complaint)
        case .accepted(let day, _, _, _, _): (.accepted, day, nil)
        case .refused(_, _, let refusal, _): (.refused, refusal.on, nil)
        case .agreed(_, _, let day, _, _): (.agreed, day, nil)
        case .performed(_, _, let day): (.performed, day, nil)
        case .unperformed(_, _, let day): (.unperformed, day, nil)
        case .terminated(_, _, let termination, _, _): (.unsettled, termination.on, nil)
        case .acceptanceOverdue, .mediationOverdue, .termOverdue: (.overdue, nil, nil)
        case .visited(let visit):
            switch visit.satisfaction {
            case .dissatisfied: (.dissatisfied, visit.on, nil)
            case .some: (.satisfied, visit.on, nil)
            case nil: nil
            }
        default: nil
        }
    }

    private static func reportStep(_ event: Report.Event) -> Meaning? {
        switch event {
        case .opened: (.opened, nil, nil)
        case .filed(let decision, _, _, _), .notFiled(let decision, _, _): (.decided, decision.on, nil)
        case .checkOverdue, .decisionOverdue, .tellingOverdue: (.overdue, nil, nil)
        case .extensionProposed, .extended, .testCommissioned, .testResultReceived, .concluded, .competenceDeclined,
            .resultOwed, .reporterTold, .repeated, .joinedInto, .tookIn, .linked, .codeIssued, .identityGranted,
            .identityRevoked:
            nil
        }
    }

    private static func clueStep(_ event: Clue.Event) -> Meaning? {
        switch event {
        case .opened: (.opened, nil, nil)
        case .filed(let decision, _, _), .notFiled(let decision): (.decided, decision.on, nil)
        case .checkOverdue, .decisionOverdue: (.overdue, nil, nil)
        case .extensionProposed, .extended, .testCommissioned, .testResultReceived, .concluded: nil
        }
    }
}

extension AppealedItem {
    /// The step that takes it out of the score.
    fileprivate var waiver: FigureStep.Kind {
        switch self {
        case .overdue: .overdueWaived
        case .dissatisfied: .dissatisfiedWaived
        case .returned: .returnedWaived
        }
    }
}

extension FigureSteps {
    /// The last position that was recorded by the end of a day; 0 when there is none.
    static func position(asOf day: Day, _ db: Database) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT max(position) FROM figureStep WHERE recordedOn <= ?")
        return try Int64.fetchOne(statement, arguments: [day]) ?? 0
    }

    /// All steps of what did something in the period, up to a position, in the order of the log.
    static func steps(
        in days: ClosedRange<Day>,
        upTo position: Int64,
        mayKnowReports: Bool,
        _ db: Database
    ) throws -> [FigureStep] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM figureStep WHERE position <= ? AND subject IN (
                    SELECT subject FROM figureStep WHERE day BETWEEN ? AND ? AND position <= ?)
                ORDER BY position
                """,
            arguments: [position, days.lowerBound, days.upperBound, position]
        )
        .map { row in
            FigureStep(
                position: row["position"],
                subject: row["subject"],
                kind: FigureStep.Kind(rawValue: row["kind"]) ?? .opened,
                day: row["day"],
                unit: row["unit"],
                track: (row["track"] as String?).flatMap { RoutedKind(rawValue: $0) }
            )
        }
        .withoutSecrets(mayKnowReports)
    }
}

extension [FigureStep] {
    /// Without the steps of reports and clues, for those who may not know of them.
    fileprivate func withoutSecrets(_ mayKnowReports: Bool) -> [FigureStep] {
        guard !mayKnowReports else { return self }
        let secret = Set(lazy.filter { $0.track?.isSecret ?? false }.map(\.subject))
        return filter { !secret.contains($0.subject) }
    }
}
