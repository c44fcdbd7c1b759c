public import Decisions
public import Model

/// The life of one clue.
///
/// ```
/// unopened ──open──▶ checking ──decideFiling──▶ deciding ──conclude──▶ concluded
///                                    └────────▶ notFiled
/// ```
extension Clue: Decided {
    /// What is known of one clue.
    public indirect enum State: Equatable, Sendable {
        case unopened
        case entered(EnteredClue)
    }

    /// What a decision must know beyond the clue itself.
    public struct Facts: Sendable {
        /// The number it would get.
        public var next: FileNumber
        /// The rules in force.
        public var rules: MediationRules
        /// In whose place whoever lengthens a term may do so today; nil when in nobody's.
        public var standsInFor: String?

        /// The facts of a test or of a transaction.
        public init(next: FileNumber, rules: MediationRules) {
            self.next = next
            self.rules = rules
        }
    }
}

/// A clue that was entered.
public struct EnteredClue: Equatable, Sendable {
    var opening: ClueOpening
    var stage = CheckStage.checking
    var check: Check
    var filing: FilingDecision?
    var outcome: CheckOutcome?
}

extension Clue.State: Decider {
    /// Nothing is known of a clue until it is entered.
    public static let initial = Self.unopened

    /// A clue is entered as it is found; a settlement of its dispute asks nothing of it.
    public func decide(
        _ command: Clue.Command,
        knowing facts: Clue.Facts,
        at now: Moment
    ) throws(Clue.Rejection) -> [Clue.Event] {
        switch (self, command) {
        case (.unopened, .open(let opening)):
            guard opening.foundOn <= now.day else { throw .clueDayInFuture }
            let term = facts.rules.check(.clue, from: opening.foundOn, ruledOn: opening.ruledOn)
            guard let term else { throw .clueRuleMissing }
            return [.opened(number: facts.next, opening: opening, checkBy: term.due, basis: term.basis)]
        case (.entered(let clue), .open(let opening)) where clue.opening == opening: return []
        case (.entered(let clue), .proposeExtension(let by, let reason)): return try clue.propose(by: by, reason, now)
        case (.entered(let clue), .approveExtension(let by, let isHead)):
            return try clue.extend(by: by, isHead: isHead, facts, now)
        case (.entered(let clue), .commissionTest(let day, let document)):
            return try clue.commission(on: day, document, today: now.day)
        case (.entered(let clue), .recordTestResult(let day, let document)):
            return try clue.result(on: day, document, facts.rules, now.day)
        case (.entered(let clue), .decideFiling(let decision)):
            return try clue.decide(decision, facts.rules, today: now.day)
        case (.entered(let clue), .conclude(let day, let outcome, let by)):
            return try clue.conclude(on: day, outcome, by, today: now.day)
        case (.entered(let clue), .noteCheckOverdue): return try clue.noteOverdue(while: .checking, at: now)
        case (.entered(let clue), .noteDecisionOverdue): return try clue.noteOverdue(while: .deciding, at: now)

        case (.unopened, _): throw .clueUnknown
        case (.entered, .open): throw .clueAlreadyOpen
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Clue.Event) {
        switch (event, self) {
        case (.opened(_, let opening, let due, _), _):
            let check = Check(term: .clue, start: opening.foundOn, ruledOn: opening.ruledOn, due: due)
            self = .entered(EnteredClue(opening: opening, check: check))
        case (_, .entered(var clue)):
            clue.take(event)
            self = .entered(clue)
        case (_, .unopened):
            preconditionFailure("A clue begins with its opening.")
        }
    }
}

extension EnteredClue {
    fileprivate mutating func take(_ event: Clue.Event) {
        switch event {
        case .opened: break
        case .extensionProposed(let by, _): check.proposer = by
        case .extended(let due, _, _, _): check.noteExtended(due: due)
        case .testCommissioned(let day, _): check.testing = day
        case .testResultReceived(let day, _, let due, _): check.noteResult(on: day, due: due)
        case .filed(let decision, let decideBy, _):
            (stage, filing) = (.deciding, decision)
            check = Check(term: .decision, start: decision.on, ruledOn: decision.on, due: decideBy)
        case .notFiled(let decision): (stage, filing) = (.notFiled, decision)
        case .concluded(_, let outcome, _): (stage, self.outcome) = (.concluded, outcome)
        case .checkOverdue, .decisionOverdue: check.isOverdue = true
        }
    }
}
