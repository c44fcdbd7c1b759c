public import Decisions
public import Model

/// The life of one credit file.
///
/// ```
/// unopened ──open──▶ open ──enter──▶ open, with one more entry
///     └───────────enter─────────────▶   ├──end──▶ open, an entry that counts no more
///                                       └──correct──▶ open, an entry withdrawn or reinstated
/// ```
extension CreditFile: Decided {
    /// What is known of one file.
    public indirect enum State: Equatable, Sendable {
        case unopened
        case open(OpenFile)
    }

    /// What a decision must know beyond the file itself.
    public struct Facts: Sendable {
        /// Whose file it is: the file has the enterprise's id.
        public var enterprise: Enterprise.ID
        /// The rules in force.
        public var rules: CreditRules

        /// The facts of a test or of a transaction.
        public init(enterprise: Enterprise.ID, rules: CreditRules) {
            self.enterprise = enterprise
            self.rules = rules
        }
    }
}

/// A file with its entries.
public struct OpenFile: Equatable, Sendable {
    /// Whether registry knows the enterprise, or only a complaint has named it.
    public var isRegistered: Bool
    /// The entries, the first one first.
    public var entries: [CreditEntry] = []
    /// The numbers of those that no longer count.
    public var withdrawn: Set<Int64> = []
    /// The numbers of those that went to another enterprise's file with their case.
    public var moved: Set<Int64> = []
    /// The numbers of those that are over.
    public var ended: Set<Int64> = []
}

extension CreditFile.State: Decider {
    /// Nothing is known of a file until it is opened.
    public static let initial = Self.unopened

    /// What news brings is never refused: an unknown enterprise gets a file, and a known fact is no news.
    public func decide(
        _ command: CreditFile.Command,
        knowing facts: CreditFile.Facts,
        at _: Moment
    ) throws(CreditFile.Rejection) -> [CreditFile.Event] {
        switch (self, command) {
        case (.unopened, .open(let occasion)):
            return [.opened(enterprise: facts.enterprise, because: occasion)]
        case (.open(let file), .open(.registry)) where !file.isRegistered:
            return [.enterpriseRegistered(enterprise: facts.enterprise)]
        case (.open, .open):
            return []
        case (.unopened, .enter(let fact)):
            let entry = OpenFile(isRegistered: false).enter(fact, by: facts.rules)
            return entry.isEmpty ? [] : [.opened(enterprise: facts.enterprise, because: .complaint)] + entry
        case (.open(let file), .enter(let fact)):
            return file.enter(fact, by: facts.rules)
        case (.open(let file), .end(let rule, let occasion, let day)):
            return file.end(rule, occasion, on: day)
        case (.unopened, .end):
            return []
        case (.open(let file), .move(let source, let isHere)):
            return file.move(source, isHere: isHere)
        case (.unopened, .move):
            return []
        case (.open(let file), .correct(let number, let what, let why)) where file.has(number):
            let isDone = file.withdrawn.contains(number) == (what == .withdrawn)
            return isDone ? [] : [.entryCorrected(entry: number, what: what, why: why)]

        case (.unopened, .correct): throw .creditFileUnknown
        case (.open, .correct): throw .creditEntryUnknown
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: CreditFile.Event) {
        switch (event, self) {
        case (.opened(_, let occasion), _): self = .open(OpenFile(isRegistered: occasion == .registry))
        case (.enterpriseRegistered, .open(var file)):
            file.isRegistered = true
            self = .open(file)
        case (.entryAdded(let entry, _), .open(var file)):
            file.entries.append(entry)
            self = .open(file)
        case (.entryEnded(let number, _), .open(var file)):
            file.ended.insert(number)
            self = .open(file)
        case (.entryCorrected(let number, .withdrawn, let why), .open(var file)):
            file.withdrawn.insert(number)
            if why == .wrongEnterprise { file.moved.insert(number) }
            self = .open(file)
        case (.entryCorrected(let number, .reinstated, _), .open(var file)):
            file.withdrawn.remove(number)
            file.moved.remove(number)
            self = .open(file)
        case (.enterpriseRegistered, .unopened), (.entryAdded, .unopened), (.entryEnded, .unopened),
            (.entryCorrected, .unopened):
            preconditionFailure("A credit file begins with its opening.")
        }
    }
}

extension OpenFile {
    /// Withdraws what came of a case that is another enterprise's, and reinstates it when the case comes back.
    fileprivate func move(_ source: Case.ID, isHere: Bool) -> [CreditFile.Event] {
        entries.filter { $0.fact.source == source }.map(\.number)
            .filter { isHere ? moved.contains($0) : !withdrawn.contains($0) }
            .map { .entryCorrected(entry: $0, what: isHere ? .reinstated : .withdrawn, why: .wrongEnterprise) }
    }

    fileprivate func has(_ number: Int64) -> Bool { entries.contains { $0.number == number } }

    /// The entry that a rule makes of a fact; none when no rule does, or when it is there.
    fileprivate func enter(_ fact: CreditFact, by rules: CreditRules) -> [CreditFile.Event] {
        guard let rule = rules.rule(for: fact),
            !entries.contains(where: { $0.fact.isSame(as: fact) })
        else { return [] }
        let entry = CreditEntry(
            number: Int64(entries.count) + 1,
            fact: fact,
            effect: rule.effect,
            points: rule.points,
            isPublished: rule.published
        )
        return [.entryAdded(entry: entry, basis: [rule.basis(of: fact)])]
    }

    /// Ends the entry that was made of such a fact; none when there is none, or when it is over.
    fileprivate func end(_ rule: String, _ occasion: Int64, on day: Day) -> [CreditFile.Event] {
        entries
            .filter { $0.fact.rule == rule && $0.fact.occasion == occasion }
            .filter { !ended.contains($0.number) }
            .map { .entryEnded(entry: $0.number, on: day) }
    }
}

extension CreditFact {
    /// Whether it is the same fact, however it was dated.
    fileprivate func isSame(as other: CreditFact) -> Bool {
        rule == other.rule && source == other.source && occasion == other.occasion
    }
}
