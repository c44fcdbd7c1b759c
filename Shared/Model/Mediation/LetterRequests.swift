/// What `letter.issue` takes.
public struct LetterIssueRequest: Codable, Hashable, Sendable {
    /// Of which kind.
    public var kind: LetterKind
    /// The case it is about.
    public var caseID: Case.ID?
    /// The order it is about, by its number.
    public var reference: OrderReference?
    /// The report it is about.
    public var report: Report.ID?
    /// The enterprise whose deposit it is about.
    public var enterprise: Enterprise.ID?
    /// The number of the payout it is about.
    public var payout: Int64?
    /// What is to be filled in, by the names of the form's fields; see `letters.yaml` of the county.
    public var fields: [String: NarrativeText]
    /// The day it bears; today when nothing is said.
    public var issuedOn: Day?
    /// The letter in whose place it stands.
    public var replaces: Letter.ID?
}

/// What `letter.void` takes.
public struct LetterVoidRequest: Codable, Hashable, Sendable {
    /// The letter.
    public var letter: Letter.ID
    /// Why.
    public var because: LetterFault
    /// Today when nothing is said.
    public var on: Day?
}

/// What `letter.serve` takes.
public struct LetterServeRequest: Codable, Hashable, Sendable {
    /// The letter.
    public var letter: Letter.ID
    /// Who was served.
    public var party: LetterParty
    /// How, and when.
    public var service: NoticeService
}

/// What `letter.returnScan` takes.
public struct LetterScanRequest: Codable, Hashable, Sendable {
    /// The letter.
    public var letter: Letter.ID
    /// SHA-256 over the scanned file, in hex.
    public var digest: String
    /// Today when nothing is said.
    public var on: Day?
}

/// What `letter.get` takes.
public struct LetterQuery: Codable, Hashable, Sendable {
    /// The letter.
    public var letter: Letter.ID
    /// Why it is to be shown; without a reason only what is not sealed is.
    public var reason: String?
}

/// What `letter.list` takes.
public struct LetterListQuery: Codable, Hashable, Sendable {
    /// Only of that kind.
    public var kind: LetterKind?
    /// Only about that case.
    public var caseID: Case.ID?
    /// Only about that enterprise's deposit.
    public var enterprise: Enterprise.ID?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// What `letter.verify` takes.
public struct LetterVerifyQuery: Codable, Hashable, Sendable {
    /// The check mark of the print.
    public var mark: String
    /// SHA-256 over the file of the print, in hex, where that is to be compared.
    public var digest: String?
    /// Why the print is compared; it takes opening what is sealed.
    public var reason: String?
}

/// A letter as lists show it: nothing personal.
public struct LetterSummary: Codable, Hashable, Sendable {
    /// Its id.
    public var letter: Letter.ID
    /// Of which kind.
    public var kind: LetterKind
    /// The form's short name.
    public var form: String
    /// Its number as it is printed.
    public var number: String
    /// What it is about.
    public var about: LetterAbout
    /// The day it bears.
    public var issuedOn: Day
    /// Whether it holds.
    public var standing: LetterStanding
    /// The letter that stands in its place.
    public var replacedBy: Letter.ID?

    /// A row of the list.
    public init(
        letter: Letter.ID,
        kind: LetterKind,
        number: String,
        about: LetterAbout,
        issuedOn: Day,
        standing: LetterStanding,
        replacedBy: Letter.ID?
    ) {
        self.letter = letter
        self.kind = kind
        form = kind.form
        self.number = number
        self.about = about
        self.issuedOn = issuedOn
        self.standing = standing
        self.replacedBy = replacedBy
    }
}

/// A letter, whole.
public struct LetterView: Codable, Hashable, Sendable {
    /// What lists show.
    public var summary: LetterSummary
    /// The check mark that each print bears.
    public var mark: String
    /// The digest of all that it says.
    public var digest: String
    /// Who was served, and how.
    public var services: [LetterServiceView]
    /// The digest of the sealed and signed paper, once it was scanned.
    public var scan: String?
    /// The print (HTML, A4), opened for the reason given.
    public var html: String?

    /// A letter.
    public init(
        summary: LetterSummary,
        mark: String,
        digest: String,
        services: [LetterServiceView],
        scan: String?,
        html: String?
    ) {
        self.summary = summary
        self.mark = mark
        self.digest = digest
        self.services = services
        self.scan = scan
        self.html = html
    }
}

/// One service of a letter.
public struct LetterServiceView: Codable, Hashable, Sendable {
    /// Who was served.
    public var party: LetterParty
    /// How, when and by which slip.
    public var service: NoticeService
    /// From when it counts.
    public var effectiveOn: Day

    /// A service.
    public init(party: LetterParty, service: NoticeService, effectiveOn: Day) {
        self.party = party
        self.service = service
        self.effectiveOn = effectiveOn
    }
}

/// What a check mark says of a print.
public struct LetterVerdict: Codable, Hashable, Sendable {
    /// Whether this office has issued a letter with that mark.
    public var isGenuine: Bool
    /// The letter, if so.
    public var summary: LetterSummary?
    /// The digest of what it says, as the issuing event has it.
    public var digest: String?
    /// Whether the file is byte for byte the print of today; absent where no file was given.
    public var isUnchanged: Bool?

    /// A verdict.
    public init(isGenuine: Bool, summary: LetterSummary? = nil, digest: String? = nil, isUnchanged: Bool? = nil) {
        self.isGenuine = isGenuine
        self.summary = summary
        self.digest = digest
        self.isUnchanged = isUnchanged
    }
}
