public import Model

/// A case that is merged into another one: what it was before waits unchanged, and comes back when it is unmerged.
public struct MergedCase: Equatable, Sendable {
    var before: Case.State
    var live: Case.ID
    var liveNumber: FileNumber
}

/// What merging must know of a case that is not the one that decides.
public struct CaseNeighbour: Equatable, Sendable {
    /// Its id.
    public var id: Case.ID
    /// Its official number.
    public var number: FileNumber
    /// Which kind of dispute.
    public var kind: CaseKind
    /// Against whom.
    public var enterprise: Enterprise.ID?
    /// Who complained.
    public var complainant: Person.ID
    /// When the authority had it, apart from anything merged into it.
    public var receivedOn: Day
    /// Whether it is over.
    public var isOver: Bool
    /// The case it is merged into.
    public var live: Case.ID?
    /// The day of receipt of each case that is merged into it.
    public var merged: [Case.ID: Day]

    /// What the tables say of a case.
    public init(
        id: Case.ID,
        number: FileNumber,
        kind: CaseKind,
        enterprise: Enterprise.ID?,
        complainant: Person.ID,
        receivedOn: Day,
        isOver: Bool,
        live: Case.ID? = nil,
        merged: [Case.ID: Day] = [:]
    ) {
        self.id = id
        self.number = number
        self.kind = kind
        self.enterprise = enterprise
        self.complainant = complainant
        self.receivedOn = receivedOn
        self.isOver = isOver
        self.live = live
        self.merged = merged
    }
}

/// What a merger must know beyond the case that decides.
public struct MergingFacts: Equatable, Sendable {
    /// The case that decides.
    public var own: CaseNeighbour?
    /// The other one.
    public var other: CaseNeighbour?
    /// Whether both complainants are members of one joint complaint.
    public var isJoint: Bool

    /// The facts of a merger.
    public init(own: CaseNeighbour? = nil, other: CaseNeighbour? = nil, isJoint: Bool = false) {
        self.own = own
        self.other = other
        self.isJoint = isJoint
    }
}

extension Case.State {
    /// Puts cases together and takes them apart; the stage matters less than the other case.
    func merge(_ step: Case.MergeStep, _ facts: Case.Facts, at now: Moment) throws(Case.Rejection) -> [Case.Event] {
        switch (self, step) {
        case (.merged(let merged), .into(let live, _)) where live == merged.live: return []
        case (.merged(let merged), .leave(let live)) where live == merged.live:
            return merged.unmerge(facts.rules, at: now)
        case (.waiting, .absorb(let other, let likeness)), (.mediating, .absorb(let other, let likeness)),
            (.agreed, .absorb(let other, let likeness)), (.referred, .absorb(let other, let likeness)),
            (.over, .absorb(let other, let likeness)):
            return try absorb(other, likeness, facts, at: now)
        case (.waiting, .release(let other)), (.mediating, .release(let other)), (.agreed, .release(let other)),
            (.referred, .release(let other)), (.over, .release(let other)):
            return try release(other, facts, at: now)
        case (.waiting, .into(let live, let likeness)), (.mediating, .into(let live, let likeness)):
            return try merge(into: live, likeness, facts)
        case (.waiting, .leave), (.mediating, .leave), (.agreed, .leave), (.referred, .leave), (.over, .leave):
            return []

        case (.unopened, _): throw .caseUnknown
        case (.merged, .leave): throw .mergedElsewhere
        case (.merged, .absorb), (.merged, .release), (.merged, .into): throw .caseMerged
        case (.agreed, .into): throw .caseAlreadyAgreed
        case (.referred, .into): throw .caseReferred
        case (.over, .into): throw .caseOver
        }
    }

    /// Takes another case in; the earliest receipt of both counts from then on.
    private func absorb(
        _ other: Case.ID,
        _ likeness: CaseLikeness,
        _ facts: Case.Facts,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        guard let own = facts.merging.own, let neighbour = facts.merging.other else { throw .caseUnknown }
        guard own.id != other else { throw .mergedWithItself }
        if neighbour.live == own.id { return [] }
        guard neighbour.live == nil else { throw .mergedElsewhere }
        guard neighbour.merged.isEmpty else { throw .mergedHasMerged }
        guard !own.isOver, !neighbour.isOver else { throw .caseOver }
        guard own.kind == neighbour.kind else { throw .mergedKindsDiffer }
        if let ours = own.enterprise, let theirs = neighbour.enterprise, ours != theirs {
            throw .mergedRespondentsDiffer
        }
        try Self.check(likeness, own, neighbour, facts.merging)
        let day = ([own.receivedOn, neighbour.receivedOn] + own.merged.values).min() ?? own.receivedOn
        let moved = recounted(receivedOn: day, facts.rules, at: now)
        return [
            .absorbed(
                other: other,
                otherNumber: neighbour.number,
                likeness: likeness,
                receivedOn: day,
                terms: moved.terms,
                basis: facts.rules.earliestReceipt(of: day, among: [own, neighbour]) + moved.basis
            )
        ] + moved.terms.compactMap { $0.overdue(at: now) }
    }

    /// Lets another case go its own way again; what was decided here meanwhile stays decided.
    private func release(
        _ other: Case.ID,
        _ facts: Case.Facts,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        guard let own = facts.merging.own, let neighbour = facts.merging.other else { throw .caseUnknown }
        guard neighbour.live == own.id else { return [] }
        let remaining = own.merged.filter { $0.key != other }
        let day = ([own.receivedOn] + remaining.values).min() ?? own.receivedOn
        let moved = recounted(receivedOn: day, facts.rules, at: now)
        return [
            .released(
                other: other,
                otherNumber: neighbour.number,
                receivedOn: day,
                terms: moved.terms,
                basis: facts.rules.earliestReceipt(of: day, among: [own]) + moved.basis
            )
        ] + moved.terms.compactMap { $0.overdue(at: now) }
    }

    /// Goes into another case, where it is handled from then on.
    private func merge(
        into live: Case.ID,
        _ likeness: CaseLikeness,
        _ facts: Case.Facts
    ) throws(Case.Rejection) -> [Case.Event] {
        guard let other = facts.merging.other else { throw .caseUnknown }
        return [.merged(live: live, liveNumber: other.number, likeness: likeness, stopped: file?.movableTerms ?? [])]
    }

    /// The terms that another day of receipt moves, and the rules that say so.
    private func recounted(
        receivedOn day: Day,
        _ rules: MediationRules,
        at now: Moment
    ) -> (terms: [MovedTerm], basis: [Basis]) {
        switch self {
        case .waiting(let waiting): waiting.file.recounted(receivedOn: day, rules, at: now)
        case .mediating(let mediating):
            mediating.file.recounted(receivedOn: day, rules, excluding: mediating.spans, at: now)
        case .unopened, .agreed, .referred, .over, .merged: ([], [])
        }
    }

    private static func check(
        _ likeness: CaseLikeness,
        _ own: CaseNeighbour,
        _ other: CaseNeighbour,
        _ facts: MergingFacts
    ) throws(Case.Rejection) {
        switch likeness {
        case .samePerson: guard own.complainant == other.complainant else { throw .complainantsDiffer }
        case .samePhone: break
        case .joint: guard facts.isJoint else { throw .complainantsDiffer }
        }
    }
}

extension CaseFile {
    /// The terms that stop when the case is merged into another one; what stands still anyway goes on standing.
    var movableTerms: [MovedTerm] {
        terms.filter { !$0.value.isPaused }.sorted { $0.key.clock.rawValue < $1.key.clock.rawValue }
            .map { MovedTerm($0.key, from: $0.value.from, due: $0.value.due) }
    }

    /// Counts the running terms as if the authority had received the case on that day.
    fileprivate func recounted(
        receivedOn day: Day,
        _ rules: MediationRules,
        excluding spans: [PauseSpan] = [],
        at now: Moment
    ) -> (terms: [MovedTerm], basis: [Basis]) {
        var opening = opening
        opening.receivedOn = day
        var moved: [MovedTerm] = []
        var basis: [Basis] = []
        for (term, running) in terms.sorted(by: { $0.key.clock.rawValue < $1.key.clock.rawValue }) {
            guard !running.isPaused else { continue }
            var running = running
            if term.clock == .accept { running.from = day }
            guard let counted = rules.counted(term, of: opening, running, excluding: spans),
                counted.due != running.due
            else { continue }
            moved.append(MovedTerm(term, from: running.from, due: counted.due))
            basis += counted.basis + rules.alarms(of: term, due: counted.due, at: now)
        }
        return (moved, basis)
    }
}

extension MergedCase {
    /// Only leaving is decided here; everything else is decided in the case it is merged into.
    func decide(_ command: Case.Command) throws(Case.Rejection) -> [Case.Event] {
        switch command {
        case .noteAcceptanceOverdue, .noteMediationOverdue, .term: return []

        case .open, .identifyRespondent, .correctRespondent, .accept, .refuse, .agree, .recordPerformance, .terminate,
            .recordTelling, .mediate, .labour, .supervise, .merge:
            throw .caseMerged
        }
    }

    /// The case goes its own way again: each term runs as it would have.
    fileprivate func unmerge(_ rules: MediationRules, at now: Moment) -> [Case.Event] {
        let terms = before.file?.movableTerms ?? []
        let basis = terms.flatMap { rules.alarms(of: $0.term, due: $0.due, at: now) }
        return [.unmerged(live: live, liveNumber: liveNumber, terms: terms, basis: basis)]
            + terms.compactMap { $0.overdue(at: now) }
    }
}

extension MovedTerm {
    /// What is noted at once of a term that is over already.
    ///
    /// A clock answers for one moment only once, so that it must never be set again to a moment at which it rang.
    fileprivate func overdue(at now: Moment) -> Case.Event? {
        now >= due.end ? .overdue(term, due: due.day) : nil
    }
}

extension Case.Event {
    /// That a term ran out.
    static func overdue(_ term: CaseTerm, due: Day) -> Case.Event {
        switch term.clock {
        case .accept: .acceptanceOverdue(due: due)
        case .mediate: .mediationOverdue(due: due)
        case .tellTermination, .inspect, .instruct, .perform: .termOverdue(term: term, due: due)
        }
    }
}

extension Case.Command {
    /// Whether it would settle the dispute, or give it up.
    var endsDispute: Bool {
        switch self {
        case .agree, .terminate: true
        default: false
        }
    }
}

extension MediationRules {
    /// By which rule the earliest receipt counts for cases that are one.
    fileprivate func earliestReceipt(of day: Day, among cases: [CaseNeighbour]) -> [Basis] {
        duplicates.filter { $0.use == .merge }.map { rule in
            Basis(
                rule: rule.id,
                inputs: Dictionary(cases.map { ("\($0.number)", $0.receivedOn.description) }) { first, _ in first },
                outcome: ["receivedOn": day.description]
            )
        }
    }
}
