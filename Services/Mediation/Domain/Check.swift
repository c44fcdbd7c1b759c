import Model

/// The part of a report's and a clue's life that is the same: a term is checked, lengthened, and stands still for tests.
struct Check: Equatable, Sendable {
    var term: CheckTerm
    /// The day that starts the term.
    var start: Day
    /// The day that chooses the rule.
    var ruledOn: Day
    var due: DueDay
    var proposer: String?
    var isExtended = false
    var tests: [TestSpan] = []
    /// Since when something is away to be tested.
    var testing: Day?
    var isOverdue = false

    /// Why a step is not taken, said by the subject in its own words.
    enum Fault: Error {
        case ruleMissing, dayInFuture, dayOutOfOrder, testRunning, testNotRunning, extensionMissing, extendedBefore
        case extensionTooLate, approvedByProposer, notOverdue
    }

    /// Whether a proposal is news.
    func mayPropose(at now: Moment) throws(Fault) {
        guard !isExtended else { throw .extendedBefore }
        guard testing != nil || now < due.end else { throw .extensionTooLate }
    }

    /// The longer term, by the word of another person where the law asks for the head's.
    func extended(by approver: String, _ rules: MediationRules, at now: Moment) throws(Fault) -> CountedTerm {
        guard let proposer else { throw .extensionMissing }
        guard testing == nil else { throw .testRunning }
        guard now < due.end else { throw .extensionTooLate }
        guard let needsHead = rules.extensionNeedsHead(term, ruledOn: ruledOn) else { throw .ruleMissing }
        guard !needsHead || proposer != approver else { throw .approvedByProposer }
        return try counted(rules, isExtended: true, tests)
    }

    /// Something is given away to be tested.
    func mayCommission(on day: Day, today: Day) throws(Fault) {
        guard testing == nil else { throw .testRunning }
        guard day <= today else { throw .dayInFuture }
        guard day >= (tests.last?.through ?? start) else { throw .dayOutOfOrder }
    }

    /// The term once the result is there.
    func resulted(on day: Day, _ rules: MediationRules, today: Day) throws(Fault) -> CountedTerm {
        guard let testing else { throw .testNotRunning }
        guard day <= today else { throw .dayInFuture }
        guard day >= testing else { throw .dayOutOfOrder }
        return try counted(rules, isExtended: isExtended, tests + [TestSpan(from: testing, through: day)])
    }

    /// Whether its last day is over; nil when that is noted already, or no term runs.
    func overdue(at now: Moment) throws(Fault) -> Day? {
        guard !isOverdue, testing == nil else { return nil }
        guard now >= due.end else { throw .notOverdue }
        return due.day
    }

    /// A step is dated after the start and not in the future.
    func mayDecide(on day: Day, today: Day) throws(Fault) {
        guard testing == nil else { throw .testRunning }
        guard day <= today else { throw .dayInFuture }
        guard day >= start else { throw .dayOutOfOrder }
    }

    mutating func noteExtended(due: DueDay) {
        (self.due, isExtended, proposer, isOverdue) = (due, true, nil, false)
    }

    mutating func noteResult(on day: Day, due: DueDay) {
        if let testing { tests.append(TestSpan(from: testing, through: day)) }
        (self.due, testing, isOverdue) = (due, nil, false)
    }

    func counted(
        _ rules: MediationRules,
        isExtended: Bool,
        _ tests: [TestSpan]
    ) throws(Fault) -> CountedTerm {
        let term = rules.check(term, from: start, ruledOn: ruledOn, isExtended: isExtended, without: tests)
        guard let term else { throw .ruleMissing }
        return term
    }
}
