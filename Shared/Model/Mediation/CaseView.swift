/// A case as lists show it.
public struct CaseSummary: Codable, Hashable, Sendable {
    /// Its id.
    public var id: Case.ID
    /// Its official number.
    public var number: FileNumber
    /// Which kind of dispute.
    public var kind: CaseKind
    /// How far it has come.
    public var stage: CaseStage
    /// Against whom, if that is known.
    public var enterprise: Enterprise.ID?
    /// When the authority had it.
    public var receivedOn: Day
    /// How much money is claimed.
    public var claimed: Money?
    /// What is due next, if anything is.
    public var due: Day?
    /// Whether a notice of holidays to come can still move that day.
    public var isProvisional: Bool
    /// Whether that day went by.
    public var isOverdue: Bool

    /// A row of the list.
    public init(
        id: Case.ID,
        number: FileNumber,
        kind: CaseKind,
        stage: CaseStage,
        enterprise: Enterprise.ID?,
        receivedOn: Day,
        claimed: Money?,
        due: Day?,
        isProvisional: Bool,
        isOverdue: Bool
    ) {
        self.id = id
        self.number = number
        self.kind = kind
        self.stage = stage
        self.enterprise = enterprise
        self.receivedOn = receivedOn
        self.claimed = claimed
        self.due = due
        self.isProvisional = isProvisional
        self.isOverdue = isOverdue
    }
}

/// How far a case has come.
public enum CaseStage: String, Codable, Hashable, Sendable, CaseIterable {
    case waiting, mediating, agreed, refused, performed, unperformed, terminated
    /// A worker's case that was handed over: to a labour inspection, or to others whose receipt is awaited.
    case referred
    /// A worker's case that ended with the receipt of whoever is competent.
    case handedOver
    /// A worker's case whose inspection is finished.
    case inspected
}

/// One case with its terms of time, its orders and what came of it.
public struct CaseView: Codable, Hashable, Sendable {
    /// What lists show.
    public var summary: CaseSummary
    /// Who complained, by id.
    public var complainant: Person.ID
    /// The orders that tell of it.
    public var orders: [Order.ID]
    /// The terms that were counted for it, the first one first.
    public var clocks: [CaseClockView]
    /// Who works on it and how far they are.
    public var work: CaseWorkView?
    /// Who was told of what, the first telling first.
    public var tellings: [CaseTellingView]?
    /// When the sides are brought together.
    public var sessions: [CaseSession]?
    /// The ground it ended on, and the facts behind it.
    public var ending: CaseEndingView?
    /// What was agreed.
    public var terms: [AgreedTermView]
    /// The case it is merged into, where it is handled.
    public var mergedInto: MergedCaseView?
    /// The cases merged into it; absent when there are none.
    public var merged: [MergedCaseView]?
    /// What threatens: somebody's words or acts that the next person must know of.
    public var dangers: [DangerKind]?

    /// A case.
    public init(
        summary: CaseSummary,
        complainant: Person.ID,
        orders: [Order.ID],
        clocks: [CaseClockView],
        work: CaseWorkView? = nil,
        ending: CaseEndingView?,
        terms: [AgreedTermView]
    ) {
        self.summary = summary
        self.work = work
        self.complainant = complainant
        self.orders = orders
        self.clocks = clocks
        self.ending = ending
        self.terms = terms
    }
}

/// A term that was counted for a case, by one rule.
public struct CaseClockView: Codable, Hashable, Sendable {
    /// The rule, its inputs and what it said.
    public var basis: Basis
    /// Why it ends when it does, for people.
    public var explanation: String?

    /// A term.
    public init(basis: Basis, explanation: String?) {
        self.basis = basis
        self.explanation = explanation
    }
}

/// How a case ended without an agreement.
public struct CaseEndingView: Codable, Hashable, Sendable {
    /// When it was decided.
    public var on: Day
    /// The item of the law's list.
    public var ground: Int
    /// The law, regulation or rule it names.
    public var law: String?
    /// How people were told.
    public var told: Telling?
    /// The facts behind it, opened for the reason given.
    public var reason: String?

    /// An ending.
    public init(on: Day, ground: Int, law: String?, told: Telling?, reason: String?) {
        self.on = on
        self.ground = ground
        self.law = law
        self.told = told
        self.reason = reason
    }
}

/// One thing that was agreed.
public struct AgreedTermView: Codable, Hashable, Sendable {
    /// What is to be done, opened for the reason given.
    public var what: String?
    /// The money.
    public var amount: Money?
    /// The last day for it.
    public var performBy: Day

    /// A term.
    public init(what: String?, amount: Money?, performBy: Day) {
        self.what = what
        self.amount = amount
        self.performBy = performBy
    }
}
