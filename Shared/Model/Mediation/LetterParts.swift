/// The kinds of letters: the ten statutory forms, and the county's own.
public enum LetterKind: String, Codable, Hashable, Sendable, CaseIterable {
    /// 投诉登记表 (F1).
    case complaintRecord
    /// 举报登记表 (F2).
    case reportRecord
    /// 投诉、举报分送通知书 (F3).
    case forwarding
    /// 限期提供身份证明材料通知书 (F4).
    case identityRequest
    /// 投诉受理决定书 (F5).
    case acceptance
    /// 投诉不予受理决定书 (F6).
    case refusal
    /// 投诉调解通知书 (F7).
    case mediationNotice
    /// 投诉终止调解决定书 (F8).
    case termination
    /// 投诉调解书 (F9).
    case mediationAgreement
    /// 举报处理结果告知书 (F10).
    case reportResult
    /// 工单阶段性答复 (L1).
    case interimAnswer
    /// 先行赔付决定书 (L2).
    case advancePayment
    /// 质量保证金补足通知书 (L3).
    case topUpNotice
    /// 劳动争议仲裁告知书 (L4).
    case arbitrationNotice
    /// 移送函 (L5).
    case referral

    /// The form's short name: `F5`, `L2`.
    public var form: String {
        switch self {
        case .complaintRecord: "F1"
        case .reportRecord: "F2"
        case .forwarding: "F3"
        case .identityRequest: "F4"
        case .acceptance: "F5"
        case .refusal: "F6"
        case .mediationNotice: "F7"
        case .termination: "F8"
        case .mediationAgreement: "F9"
        case .reportResult: "F10"
        case .interimAnswer: "L1"
        case .advancePayment: "L2"
        case .topUpNotice: "L3"
        case .arbitrationNotice: "L4"
        case .referral: "L5"
        }
    }

    /// The kind of that form.
    public init?(form: String) {
        guard let kind = Self.allCases.first(where: { $0.form == form }) else { return nil }
        self = kind
    }
}

/// A letter before it has its number: whom and what it is about, and all that it says, sealed.
public struct LetterDraft: Codable, Hashable, Sendable {
    /// Of which kind.
    public var kind: LetterKind
    /// What it is about.
    public var about: LetterAbout
    /// The day that chose the law it cites.
    public var lawOn: Day
    /// The day it bears.
    public var issuedOn: Day
    /// What it says, sealed: a `LetterContent`.
    public var content: Sealed
    /// SHA-256 over all that it says, in hex.
    public var digest: String
    /// SHA-256 over the template it is printed by, in hex.
    public var template: String
    /// The letter in whose place it stands.
    public var replaces: Letter.ID?

    /// A draft.
    public init(
        kind: LetterKind,
        about: LetterAbout,
        lawOn: Day,
        issuedOn: Day,
        content: Sealed,
        digest: String,
        template: String,
        replaces: Letter.ID? = nil
    ) {
        self.kind = kind
        self.about = about
        self.lawOn = lawOn
        self.issuedOn = issuedOn
        self.content = content
        self.digest = digest
        self.template = template
        self.replaces = replaces
    }
}

/// What a letter is about, and to whom it goes.
public struct LetterAbout: Codable, Hashable, Sendable {
    /// The case.
    public var caseID: Case.ID?
    /// The order.
    public var order: Order.ID?
    /// The report; who sees such a letter knows that there is one.
    public var report: Report.ID?
    /// The enterprise whose deposit it is about.
    public var enterprise: Enterprise.ID?
    /// The number of that deposit's payout.
    public var payout: Int64?
    /// The person it goes to, by id.
    public var person: Person.ID?

    /// About nothing yet.
    public init(
        caseID: Case.ID? = nil,
        order: Order.ID? = nil,
        report: Report.ID? = nil,
        enterprise: Enterprise.ID? = nil,
        payout: Int64? = nil,
        person: Person.ID? = nil
    ) {
        self.caseID = caseID
        self.order = order
        self.report = report
        self.enterprise = enterprise
        self.payout = payout
        self.person = person
    }
}

/// All that a letter says; it lies sealed in the event, and its digest beside it.
public struct LetterContent: Codable, Hashable, Sendable {
    /// What was typed, by the names of the form's fields.
    public var fields: [String: String]
    /// What the log knew already: numbers, days, grounds.
    public var facts: [String: String]
    /// The law and the articles it cites.
    public var articles: [String]
    /// Random, so that a digest tells nobody what was said.
    public var salt: String

    /// Content.
    public init(fields: [String: String], facts: [String: String], articles: [String], salt: String) {
        self.fields = fields
        self.facts = facts
        self.articles = articles
        self.salt = salt
    }
}

/// What of a letter its digest is over.
public struct LetterSubstance: Codable, Hashable, Sendable {
    /// Which letter.
    public var id: Letter.ID
    /// Of which kind.
    public var kind: LetterKind
    /// The day it bears.
    public var issuedOn: Day
    /// What it says.
    public var content: LetterContent

    /// Substance.
    public init(id: Letter.ID, kind: LetterKind, issuedOn: Day, content: LetterContent) {
        self.id = id
        self.kind = kind
        self.issuedOn = issuedOn
        self.content = content
    }
}

/// Why a letter holds no more.
public enum LetterFault: String, Codable, Hashable, Sendable, CaseIterable {
    case wrongContent, wrongRecipient, issuedTwice, decisionRevoked
}

/// Who is served with a letter.
public enum LetterParty: String, Codable, Hashable, Sendable, CaseIterable {
    /// 投诉人、举报人、申请人.
    case applicant
    /// 被投诉人.
    case respondent
    /// Another authority, a hotline or an association.
    case authority
}

/// Whether a letter holds.
public enum LetterStanding: String, Codable, Hashable, Sendable, CaseIterable {
    case inForce, void, replaced
}
