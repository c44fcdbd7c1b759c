/// What `case.similarTexts` takes.
public struct SimilarTextQuery: Codable, Hashable, Sendable {
    /// The case whose text is compared.
    public var `case`: CaseName
    /// Why the texts are opened; each opening is recorded.
    public var reason: String
}

/// Complaints whose words are nearly the same: an indicator for Article 16, item 3, which a person weighs.
public struct SimilarTextView: Codable, Hashable, Sendable {
    /// The rule that says how alike is alike.
    public var rule: String
    /// From how many on it is worth a look.
    public var least: Int
    /// The others, the most alike first.
    public var others: [SimilarText]
    /// Whether so many were found, the case itself included.
    public var isReached: Bool

    /// A cluster.
    public init(rule: String, least: Int, others: [SimilarText]) {
        self.rule = rule
        self.least = least
        self.others = others
        isReached = others.count + 1 >= least
    }
}

/// One complaint whose words are nearly the same.
public struct SimilarText: Codable, Hashable, Sendable {
    /// The case.
    public var caseID: Case.ID
    /// Its number.
    public var number: FileNumber
    /// How much of the words both have, in thousandths.
    public var perThousand: Int

    /// A complaint.
    public init(caseID: Case.ID, number: FileNumber, perThousand: Int) {
        self.caseID = caseID
        self.number = number
        self.perThousand = perThousand
    }
}

/// What `case.specialReport` takes.
public struct SpecialReportQuery: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// The number of the slip, the letter or the enquiry that it answers.
    public var reference: LineText
    /// Why what is sealed is opened.
    public var reason: String
}

/// From whom an instruction comes: 领导批示, 媒体关注, 人大代表建议, 政协委员提案.
public enum InstructionSource: String, Codable, Hashable, Sendable, CaseIterable {
    case leader, media, peoplesDeputy, consultativeMember
}

/// What `letter.register` takes.
public struct LetterRegisterQuery: Codable, Hashable, Sendable {
    /// Of which kind.
    public var kind: LetterKind
    /// Of which year.
    public var year: Int
}

/// The numbers of one kind and year, every one of them.
public struct LetterRegister: Codable, Hashable, Sendable {
    /// One row a number, in order; one about a report has no more than its number for those who may not know of it.
    public var numbers: [LetterNumberView]
    /// Numbers that no letter bears; there is none unless the log was harmed.
    public var holes: [Int64]

    /// A register.
    public init(numbers: [LetterNumberView], holes: [Int64]) {
        self.numbers = numbers
        self.holes = holes
    }
}

/// One number and what became of its letter.
public struct LetterNumberView: Codable, Hashable, Sendable {
    /// The number.
    public var serial: Int64
    /// As it is printed.
    public var number: String
    /// Whether it holds.
    public var standing: LetterStanding
    /// When it was sealed.
    public var sealedOn: Day?
    /// The digest of the signed and sealed paper.
    public var scan: String?

    /// A number.
    public init(serial: Int64, number: String, standing: LetterStanding, sealedOn: Day?, scan: String?) {
        self.serial = serial
        self.number = number
        self.standing = standing
        self.sealedOn = sealedOn
        self.scan = scan
    }
}

/// What `letter.seal` takes.
public struct LetterSealRequest: Codable, Hashable, Sendable {
    /// The letter.
    public var letter: Letter.ID
    /// How many copies were sealed.
    public var copies: Int
    /// Whose seal it was: the bureau's, or one that several share.
    public var seal: LineText
    /// When; today when nothing is said.
    public var on: Day?
}
