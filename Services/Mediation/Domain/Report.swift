public import Decisions
public import Model

/// The life of one report.
///
/// ```
/// unopened ──open──▶ checking ──decideFiling──▶ deciding ──conclude──▶ concluded
///                       │            └────────▶ notFiled
///                       ├──declineCompetence──▶ notOurs: the reporter is told, nothing is forwarded
///                       ├──noteRepeat─────────▶ repeated: same reporter, same facts
///                       └──joinInto───────────▶ joined: same reporter, new facts, the earlier one's term begins anew
/// ```
extension Report: Decided {
    /// What is known of one report.
    public indirect enum State: Equatable, Sendable {
        case unopened
        case entered(EnteredReport)
    }

    /// What a decision must know beyond the report itself.
    public struct Facts: Sendable {
        /// The number it would get.
        public var next: FileNumber
        /// The rules in force.
        public var rules: MediationRules
        /// The other report that a command names.
        public var other: Other?
        /// In whose place whoever lengthens a term may do so today; nil when in nobody's.
        public var standsInFor: String?

        /// Another report.
        public struct Other: Equatable, Sendable {
            /// What it was entered on.
            public var opening: ReportOpening
            /// How far it has come.
            public var stage: CheckStage

            /// Another report.
            public init(opening: ReportOpening, stage: CheckStage) {
                self.opening = opening
                self.stage = stage
            }
        }

        /// The facts of a test or of a transaction.
        public init(next: FileNumber, rules: MediationRules, other: Other? = nil) {
            self.next = next
            self.rules = rules
            self.other = other
        }
    }
}

/// A report that was entered.
public struct EnteredReport: Equatable, Sendable {
    var opening: ReportOpening
    var stage = CheckStage.checking
    var check: Check
    var filing: FilingDecision?
    var outcome: CheckOutcome?
    var tellBy: DueDay?
    var isTellingOverdue = false
    var owed: Set<String> = []
    var told: Set<ReporterTelling.Content> = []
    var other: Report.ID?
    var taken: Set<Report.ID> = []
    var links: Set<Report.ID> = []
    var hasCode = false
    var grants: [String: IdentityGrant] = [:]
}

extension Report.State {
    /// Takes in what has happened.
    public mutating func evolve(_ event: Report.Event) {
        switch (event, self) {
        case (.opened(_, let opening, let due, _), _):
            let (term, day) = (CheckTerm.report, opening.receivedOn)
            let check = Check(term: term, start: day, ruledOn: day, due: due)
            self = .entered(EnteredReport(opening: opening, check: check))
        case (_, .entered(var report)):
            report.take(event)
            self = .entered(report)
        case (_, .unopened):
            preconditionFailure("A report begins with its opening.")
        }
    }
}

extension EnteredReport {
    fileprivate mutating func take(_ event: Report.Event) {
        switch event {
        case .opened: break
        case .extensionProposed(let by, _): check.proposer = by
        case .extended(let due, _, _, _): check.noteExtended(due: due)
        case .testCommissioned(let day, _): check.testing = day
        case .testResultReceived(let day, _, let due, _): check.noteResult(on: day, due: due)
        case .filed(let decision, let decideBy, let tellBy, _):
            (stage, filing, self.tellBy) = (.deciding, decision, tellBy)
            check = Check(term: .decision, start: decision.on, ruledOn: decision.on, due: decideBy)
        case .notFiled(let decision, let tellBy, _): (stage, filing, self.tellBy) = (.notFiled, decision, tellBy)
        case .concluded(_, let outcome, _): (stage, self.outcome) = (.concluded, outcome)
        case .competenceDeclined: stage = .notOurs
        case .resultOwed(let rule, _, _): owed.insert(rule)
        case .reporterTold(let telling):
            told.insert(telling.what)
            if telling.what == .filing { tellBy = nil }
        case .repeated(let of, _, _): (stage, other) = (.repeated, of)
        case .joinedInto(let report, _, _): (stage, other) = (.joined, report)
        case .tookIn(let report, let day, _, let due, _):
            taken.insert(report)
            check = Check(term: .report, start: day, ruledOn: day, due: due)
        case .linked(let with, _): links.insert(with)
        case .codeIssued: hasCode = true
        case .identityGranted(let grant): grants[grant.officer] = grant
        case .identityRevoked(let officer, _): grants[officer] = nil
        case .checkOverdue, .decisionOverdue: check.isOverdue = true
        case .tellingOverdue: isTellingOverdue = true
        }
    }
}
