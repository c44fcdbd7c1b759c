/// What `case.find` takes: each filter narrows; without any, every case comes, the newest first.
public struct CaseFindQuery: Codable, Hashable, Sendable {
    /// By its id, its number or the number of an order.
    public var `case`: CaseName?
    /// By a telephone number of somebody who complained.
    public var phone: PhoneNumber?
    /// By the whole name of somebody who complained.
    public var name: PersonName?
    /// Against that enterprise.
    public var enterprise: Enterprise.ID?
    /// Against the enterprise with that credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// Only of that kind.
    public var kind: CaseKind?
    /// Only at that stage.
    public var stage: CaseStage?
    /// Only those the authority had on that day or later.
    public var receivedFrom: Day?
    /// Only those the authority had by that day.
    public var receivedTo: Day?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// What `case.queue` takes: cases that somebody still has to act on, by what is due first.
public struct CaseQueueQuery: Codable, Hashable, Sendable {
    /// Whose; the caller's own when nothing is said.
    public var of: Owner?
    /// Only those due by that day.
    public var dueBy: Day?
    /// Only those whose day went by.
    public var isOverdue: Bool?
    /// Only at that stage.
    public var stage: CaseStage?
    /// Only of that kind.
    public var kind: CaseKind?
    /// Only against that enterprise.
    public var enterprise: Enterprise.ID?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?

    /// Whose cases a queue is of.
    public enum Owner: String, Codable, Hashable, Sendable, CaseIterable {
        /// Those that the caller acts on.
        case mine
        /// Those of the caller's unit.
        case unit
        /// Everybody's.
        case all
    }
}

/// A case as lists show it, with the numbers that people know it by.
public struct CaseRow: Codable, Hashable, Sendable {
    /// What every list shows.
    public var summary: CaseSummary
    /// The enterprise's name, if it is known.
    public var enterpriseName: String?
    /// The numbers of its orders, such as `hotline12345:GD20260930-000131`.
    public var orders: [String]
    /// The case it is merged into.
    public var mergedInto: MergedCaseView?
    /// How many people complain together, when they do.
    public var jointMembers: Int?
    /// What threatens: somebody's words or acts that the next person must know of.
    public var dangers: [DangerKind]?
    /// Where a newer calendar or newer rules took days away from a term that runs.
    public var shortened: ShortenedTerm?

    /// A row.
    public init(
        summary: CaseSummary,
        enterpriseName: String?,
        orders: [String],
        mergedInto: MergedCaseView?,
        jointMembers: Int?
    ) {
        self.summary = summary
        self.enterpriseName = enterpriseName
        self.orders = orders
        self.mergedInto = mergedInto
        self.jointMembers = jointMembers
    }
}

/// A term that ends earlier than people were told.
public struct ShortenedTerm: Codable, Hashable, Sendable {
    /// Which.
    public var clock: CaseClockName
    /// Its last day as it was.
    public var was: DueDay
    /// Its last day as it is.
    public var due: DueDay
    /// When that was counted.
    public var movedOn: Day

    /// A shortened term.
    public init(clock: CaseClockName, was: DueDay, due: DueDay, movedOn: Day) {
        self.clock = clock
        self.was = was
        self.due = due
        self.movedOn = movedOn
    }
}

/// What `case.ties` takes.
public struct CaseTiesQuery: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// Why names are to be shown; without it they are left out.
    public var reason: String?
}

/// What belongs to a case beside its own history: mergers, orders, people who complain together, proxies.
public struct CaseTies: Codable, Hashable, Sendable {
    /// The case as lists show it.
    public var row: CaseRow
    /// From which day its terms count: the earliest receipt of it and of all that is merged into it.
    public var countedFrom: Day
    /// The cases merged into it.
    public var merged: [MergedCaseView]
    /// Its orders and those of the cases merged into it.
    public var orders: [CandidateOrderView]
    /// Those who complain together.
    public var joint: JointView?
    /// Who acts for whom.
    public var proxies: [ProxyView]

    /// What belongs to a case.
    public init(
        row: CaseRow,
        countedFrom: Day,
        merged: [MergedCaseView],
        orders: [CandidateOrderView],
        joint: JointView?,
        proxies: [ProxyView]
    ) {
        self.row = row
        self.countedFrom = countedFrom
        self.merged = merged
        self.orders = orders
        self.joint = joint
        self.proxies = proxies
    }
}
