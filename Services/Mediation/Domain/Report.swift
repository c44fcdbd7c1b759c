public import Decisions
public import Model

/// The life of one report, as far as it is opened here.
extension Report: Decided {
    /// What is known of one report.
    public indirect enum State: Equatable, Sendable {
        case unopened
        case open(opening: ReportOpening)
    }

    /// What a decision must know beyond the report itself.
    public struct Facts: Sendable {
        /// The number it would get.
        public var next: FileNumber
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(next: FileNumber, rules: MediationRules) {
            self.next = next
            self.rules = rules
        }
    }
}

extension Report.State: Decider {
    /// Nothing is known of a report until it is entered.
    public static let initial = Self.unopened

    /// A report is entered as it is told; nobody decides whether to accept it.
    public func decide(
        _ command: Report.Command,
        knowing facts: Report.Facts,
        at _: Moment
    ) throws(Report.Rejection) -> [Report.Event] {
        switch (self, command) {
        case (.unopened, .open(let opening)):
            guard let term = facts.rules.check(receivedOn: opening.receivedOn) else { throw .reportRuleMissing }
            return [.opened(number: facts.next, opening: opening, checkBy: term.due, basis: term.basis)]
        case (.open(let known), .open(let opening)) where known == opening:
            return []

        case (.open, .open): throw .reportAlreadyOpen
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Report.Event) {
        switch event {
        case .opened(_, let opening, _, _): self = .open(opening: opening)
        }
    }
}
