/// A deposit as lists show it.
public struct DepositSummary: Codable, Hashable, Sendable {
    /// Whose it is.
    public var enterprise: Enterprise.ID
    /// All that is there.
    public var balance: Money
    /// What of it is kept for cases.
    public var held: Money
    /// What is free.
    public var available: Money
    /// What the enterprise owes of top-ups.
    public var owed: Money
    /// What is missing to the amount of the county's rule, if one is in force.
    public var missing: Money
    /// The last day of the first top-up that is overdue.
    public var overdueSince: Day?

    /// A row of the list.
    public init(
        enterprise: Enterprise.ID,
        balance: Money,
        held: Money,
        owed: Money,
        required: Money?,
        overdueSince: Day?
    ) {
        self.enterprise = enterprise
        self.balance = balance
        self.held = held
        available = balance - held
        self.owed = owed
        missing = required.map { max(.zero, $0 - balance) } ?? .zero
        self.overdueSince = overdueSince
    }
}

/// One deposit with all that moved in it.
public struct DepositView: Codable, Hashable, Sendable {
    /// What lists show.
    public var summary: DepositSummary
    /// What the county's rule asks for, and by which words.
    public var required: DepositRequirementView?
    /// What is kept for cases.
    public var holds: [DepositHold]
    /// What is owed on account of payouts.
    public var topUps: [TopUpView]
    /// Who is to be held to account, and what came of it.
    public var recourses: [RecourseView]
    /// The latest movements, at most 500, the first one first.
    public var entries: [DepositEntryView]

    /// A deposit.
    public init(
        summary: DepositSummary,
        required: DepositRequirementView?,
        holds: [DepositHold],
        topUps: [TopUpView],
        recourses: [RecourseView],
        entries: [DepositEntryView]
    ) {
        self.summary = summary
        self.required = required
        self.holds = holds
        self.topUps = topUps
        self.recourses = recourses
        self.entries = entries
    }
}

/// What the county asks each enterprise to put down.
public struct DepositRequirementView: Codable, Hashable, Sendable {
    /// How much.
    public var amount: Money
    /// The rule's document and article.
    public var source: String
    /// Whether the amount was compared with its source; else it is a reminder and no duty.
    public var isVerified: Bool

    /// A requirement.
    public init(amount: Money, source: String, isVerified: Bool) {
        self.amount = amount
        self.source = source
        self.isVerified = isVerified
    }
}

/// What is owed on account of one payout.
public struct TopUpView: Codable, Hashable, Sendable {
    /// The number of the payout.
    public var number: Int64
    /// The case that was paid for.
    public var caseID: Case.ID
    /// What was paid.
    public var amount: Money
    /// What is still owed.
    public var remaining: Money
    /// When the enterprise counts as told.
    public var servedOn: Day?
    /// Until when.
    public var due: DueDay?
    /// Whether that day went by while something was owed.
    public var isOverdue: Bool

    /// A top-up.
    public init(
        number: Int64,
        caseID: Case.ID,
        amount: Money,
        remaining: Money,
        servedOn: Day?,
        due: DueDay?,
        isOverdue: Bool
    ) {
        self.number = number
        self.caseID = caseID
        self.amount = amount
        self.remaining = remaining
        self.servedOn = servedOn
        self.due = due
        self.isOverdue = isOverdue
    }
}

/// How far holding to account has come for one payout.
public struct RecourseView: Codable, Hashable, Sendable {
    /// The number of the payout.
    public var number: Int64
    /// What was paid.
    public var amount: Money
    /// What has not come back.
    public var remaining: Money
    /// How it ended, if it has.
    public var ending: RecourseEnding?

    /// A recourse.
    public init(number: Int64, amount: Money, remaining: Money, ending: RecourseEnding?) {
        self.number = number
        self.amount = amount
        self.remaining = remaining
        self.ending = ending
    }
}

/// One movement of a deposit.
public struct DepositEntryView: Codable, Hashable, Sendable {
    /// What kind of movement.
    public var kind: DepositEntryKind
    /// When.
    public var on: Day
    /// What it adds to the balance, or takes from it.
    public var amount: Money
    /// What it adds to what is kept for cases, or takes from it.
    public var held: Money
    /// The case it is about.
    public var caseID: Case.ID?
    /// The number of the slip.
    public var receipt: DocumentNumber?
    /// The event that says so, as a position in the log.
    public var position: String

    /// An entry.
    public init(
        kind: DepositEntryKind,
        on: Day,
        amount: Money,
        held: Money,
        caseID: Case.ID?,
        receipt: DocumentNumber?,
        position: String
    ) {
        self.kind = kind
        self.on = on
        self.amount = amount
        self.held = held
        self.caseID = caseID
        self.receipt = receipt
        self.position = position
    }
}

/// The kinds of movements: 缴存, 占用, 解除占用, 分配, 赔付, 补足, 追回, 退还.
public enum DepositEntryKind: String, Codable, Hashable, Sendable, CaseIterable {
    case paidIn, held, holdReleased, shared, paidOut, toppedUp, reclaimed, released
}
