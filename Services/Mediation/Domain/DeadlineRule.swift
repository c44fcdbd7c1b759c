public import Model

/// One term of the county's `deadlines`.
public struct DeadlineRule: Decodable, Hashable, Sendable {
    /// Its id, such as `order121.accept`.
    public let id: String
    /// Which law's it is.
    public let law: String
    /// The first day of which it holds.
    public let from: Day
    /// The last, unless it is in force still.
    public let to: Day?
    /// What starts it.
    public let start: Start
    /// How many days.
    public let count: Int
    /// Of which kind.
    public let unit: Unit
    /// Where a last day off moves.
    public let roll: Roll
    /// The rule whose term it lengthens; it never runs alone then.
    public let extends: String?
    /// What must be done, in the county's words.
    public let name: String?
    /// The document and article it stands in.
    public let source: String?
    /// Spans that are not counted: `appraisal` only.
    public let pausedBy: [String]?
    /// Who must approve it, if anybody.
    public let approval: String?

    /// What starts a term.
    public enum Start: String, Decodable, Sendable {
        case receipt, acceptance, terminationDecision, finding, dispute, filing, filingDecision, application, agreement
        case dispatch, topUpNotice, objection, repairApplication
    }

    /// The days a term is counted in.
    public enum Unit: String, Decodable, Sendable {
        case workingDay, naturalDay
    }

    /// Where a last day off moves.
    public enum Roll: String, Decodable, Sendable {
        case none, noticeSpan, statutoryDays, nonWorkingDay
    }

    /// Whether it holds for what began on that day.
    public func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

/// One item of the county's `grounds`.
public struct GroundRule: Decodable, Hashable, Sendable {
    /// Its id, such as `order121.refuse.3`.
    public let id: String
    /// Which law's it is.
    public let law: String
    /// What it is a ground for.
    public let kind: Use
    /// The item of the list.
    public let number: Int
    /// As a letter cites it.
    public let article: String
    /// The item's words.
    public let text: String
    /// The first day of receipt for which it holds.
    public let from: Day
    /// The last, unless it is in force still.
    public let to: Day?
    /// Whether a decision on it names the law, regulation or rule.
    public let mustName: Bool?
    /// The term that must be over first.
    public let notBefore: String?
    /// Whether a decision on it gives its reasons.
    public let mustReason: Bool?
    /// Whether it gives a joint complaint up, to which everybody represented consents first.
    public let mustAskMembers: Bool?
    /// Whether a decision on it names the ground of refusal that was found, or fraud where it covers that.
    public let mustFind: Bool?
    /// Whether it covers fraud and extortion by whoever complained.
    public let coversFraud: Bool?
    /// Whether a decision on it says which side is gone.
    public let mustNameParty: Bool?

    /// What an item is a ground for.
    public enum Use: String, Decodable, Sendable {
        case refuse, terminate, otherWay
        /// What the law lets the authority do; no ground, but looked up the same way.
        case allow
    }

    /// Whether it holds for what was received on that day.
    public func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}
