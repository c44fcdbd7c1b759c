public import Decisions
public import Model

/// The life of one letter.
///
/// ```
/// unissued ──issue──▶ in force ──serve──▶ served, each party once; seal; returnScan
///                        ├──void──▶ void
///                        └──replace──▶ replaced
/// ```
extension Letter: Decided {
    /// What is known of one letter.
    public indirect enum State: Equatable, Sendable {
        case unissued
        case issued(IssuedLetter)
    }

    /// What a decision must know beyond the letter itself.
    public struct Facts: Sendable {
        /// The number it would get; read only for an issue.
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

/// A letter that has its number.
public struct IssuedLetter: Equatable, Sendable {
    var letter: LetterDraft
    var services: [LetterParty: NoticeService] = [:]
    var scan: String?
    var copies: Int?
    var fault: LetterFault?
    var successor: Letter.ID?

    var isInForce: Bool { fault == nil && successor == nil }
}

extension Letter.State: Decider {
    /// Nothing is known of a letter until it is issued.
    public static let initial = Self.unissued

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Letter.Command,
        knowing facts: Letter.Facts,
        at now: Moment
    ) throws(Letter.Rejection) -> [Letter.Event] {
        switch (self, command) {
        case (.unissued, .issue(let letter)):
            return try Self.issue(letter, facts, now)
        case (.issued(let known), .issue(let letter)) where known.letter == letter:
            return []
        case (.issued(let known), .void(let day, let fault)):
            guard known.fault == nil else { return [] }
            try known.check(day, now)
            return [.voided(on: day, because: fault)]
        case (.issued(let known), .replace(let successor, let day)):
            guard known.successor != successor else { return [] }
            try known.check(day, now)
            return [.replaced(by: successor, on: day)]
        case (.issued(let known), .serve(let party, let service)):
            return try known.serve(party, service, facts, now)
        case (.issued(let known), .seal(let copies, let seal, let by, let day)):
            guard known.copies != copies else { return [] }
            guard known.copies == nil else { throw .letterSealedAlready }
            guard (1...20).contains(copies) else { throw .letterCopiesWrong }
            try known.check(day, now)
            return [.sealed(copies: copies, seal: seal, by: by, on: day)]
        case (.issued(let known), .returnScan(let digest, let day)):
            guard known.scan != digest else { return [] }
            guard known.scan == nil else { throw .letterScanKnown }
            try known.check(day, now)
            return [.scanReturned(digest: digest, on: day)]

        case (.issued, .issue): throw .letterAlreadyIssued
        case (.unissued, .void), (.unissued, .replace), (.unissued, .serve), (.unissued, .seal),
            (.unissued, .returnScan):
            throw .letterUnknown
        }
    }

    /// Gives a letter its number, in the words that the county has for its kind.
    private static func issue(
        _ letter: LetterDraft,
        _ facts: Letter.Facts,
        _ now: Moment
    ) throws(Letter.Rejection) -> [Letter.Event] {
        guard letter.issuedOn <= now.day else { throw .letterDayInFuture }
        guard let rule = facts.rules.letters.rule(letter.kind), let law = rule.law(on: letter.lawOn) else {
            throw .letterRuleMissing
        }
        let text = rule.text(of: facts.next)
        let basis = Basis(
            rule: rule.id,
            inputs: ["lawOn": letter.lawOn.description],
            outcome: ["law": law.law, "number": text]
        )
        return [.issued(number: facts.next, text: text, letter: letter, basis: [basis])]
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Letter.Event) {
        switch (event, self) {
        case (.issued(_, _, let letter, _), _): self = .issued(IssuedLetter(letter: letter))
        case (.voided(_, let fault), .issued(var letter)):
            letter.fault = fault
            self = .issued(letter)
        case (.replaced(let successor, _), .issued(var letter)):
            letter.successor = successor
            self = .issued(letter)
        case (.served(let party, let service, _, _), .issued(var letter)):
            letter.services[party] = service
            self = .issued(letter)
        case (.sealed(let copies, _, _, _), .issued(var letter)):
            letter.copies = copies
            self = .issued(letter)
        case (.scanReturned(let digest, _), .issued(var letter)):
            letter.scan = digest
            self = .issued(letter)
        case (.voided, .unissued), (.replaced, .unissued), (.served, .unissued), (.sealed, .unissued),
            (.scanReturned, .unissued):
            preconditionFailure("A letter begins with its issue.")
        }
    }
}

extension IssuedLetter {
    fileprivate func check(_ day: Day, _ now: Moment) throws(Letter.Rejection) {
        guard isInForce else { throw .letterNotInForce }
        guard day <= now.day else { throw .letterDayInFuture }
    }

    /// Somebody was served; by public notice it counts when its time is over.
    fileprivate func serve(
        _ party: LetterParty,
        _ service: NoticeService,
        _ facts: Letter.Facts,
        _ now: Moment
    ) throws(Letter.Rejection) -> [Letter.Event] {
        guard services[party] != service else { return [] }
        guard services[party] == nil else { throw .letterServedAlready }
        try check(service.on, now)
        guard service.how != .electronic || service.isConsented == true else { throw .letterServiceNeedsConsent }
        guard let day = facts.rules.deposits.effective(service) else { throw .letterRuleMissing }
        let rule = service.how == .publicNotice ? facts.rules.deposits.publicNotice(on: service.on) : nil
        let basis = rule.map {
            Basis(
                rule: $0.id,
                inputs: ["publishedOn": service.on.description],
                outcome: ["servedOn": day.description]
            )
        }
        return [.served(party: party, service: service, effectiveOn: day, basis: basis.map { [$0] } ?? [])]
    }
}
