/// What `clock.explain` takes.
public struct ClockQuery: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
}

/// What `clocks.moved` takes.
public struct ClockMovesQuery: Codable, Hashable, Sendable {
    /// Only those that were moved on that day or later.
    public var since: Day?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// A term of a case with everything that explains it.
public struct CaseTermView: Codable, Hashable, Sendable {
    /// Its name.
    public var clock: CaseClockName
    /// The number of the instruction, where it is one's.
    public var reference: String?
    /// Its name for people.
    public var name: String
    /// The day it began on, which is not counted.
    public var start: Day
    /// Its last day.
    public var due: DueDay
    /// Whether it runs, stands still, or is over.
    public var state: State
    /// How near its end is.
    public var colour: AlarmColour
    /// Whether its last day went by.
    public var isOverdue: Bool
    /// The day that closed it.
    public var closedOn: Day?
    /// What is not counted.
    public var pauses: [Pause]
    /// Each rule that counts it, the one that binds first; the others are shown beside.
    public var rules: [Rule]

    /// Whether a term runs.
    public enum State: String, Codable, Hashable, Sendable, CaseIterable {
        case running, paused, closed
    }

    /// A span that is not counted, with what proves it.
    public struct Pause: Codable, Hashable, Sendable {
        /// Its first day.
        public var from: Day
        /// The day it ended; absent while it lasts.
        public var until: Day?
        /// What commissioned it.
        public var commissioned: String?
        /// What ended it.
        public var result: String?

        /// A span.
        public init(from: Day, until: Day?, commissioned: String?, result: String?) {
            self.from = from
            self.until = until
            self.commissioned = commissioned
            self.result = result
        }
    }

    /// One rule that counts a term.
    public struct Rule: Codable, Hashable, Sendable {
        /// Its id, its inputs and what it said.
        public var basis: Basis
        /// The law it stands in.
        public var law: String?
        /// Why it ends when it does: 收到9月30日；国庆7天不计；10月10日周六上班计入；到期10月15日.
        public var explanation: String?

        /// A rule.
        public init(basis: Basis, law: String?, explanation: String?) {
            self.basis = basis
            self.law = law
            self.explanation = explanation
        }
    }

    /// A term.
    public init(_ term: CaseTerm, name: String, start: Day, due: DueDay, state: State) {
        clock = term.clock
        reference = term.reference
        self.name = name
        self.start = start
        self.due = due
        self.state = state
        colour = .green
        isOverdue = false
        pauses = []
        rules = []
    }
}

/// Every term of one case.
public struct CaseTermsView: Codable, Hashable, Sendable {
    /// The case.
    public var id: Case.ID
    /// Its official number.
    public var number: FileNumber
    /// Its terms, the first one first.
    public var terms: [CaseTermView]

    /// The terms of a case.
    public init(id: Case.ID, number: FileNumber, terms: [CaseTermView]) {
        self.id = id
        self.number = number
        self.terms = terms
    }
}

/// A term that newer rules, or a newer calendar, count otherwise.
public struct ClockMoveView: Codable, Hashable, Sendable {
    /// Where the event stands.
    public var position: String
    /// When it was recorded.
    public var at: Moment
    /// The case.
    public var id: Case.ID
    /// Its term.
    public var term: CaseTerm
    /// Its last day before.
    public var was: DueDay
    /// Its last day by the rules in force.
    public var due: DueDay
    /// The rules that counted it.
    public var basis: [Basis]

    /// A move.
    public init(position: String, at: Moment, id: Case.ID, term: CaseTerm, was: DueDay, due: DueDay, basis: [Basis]) {
        self.position = position
        self.at = at
        self.id = id
        self.term = term
        self.was = was
        self.due = due
        self.basis = basis
    }
}

/// What `clocks.recompute` takes.
public struct CaseBatchRequest: Codable, Hashable, Sendable {
    /// Only cases behind this one, by id: from the batch before.
    public var after: Case.ID?
}
