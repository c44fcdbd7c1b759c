/// Why two cases may be one: how the complainant of the one is to that of the other.
public enum CaseLikeness: String, Codable, Hashable, Sendable, CaseIterable {
    /// The same person, by id.
    case samePerson
    /// The same telephone, and an officer made sure that it is the same person.
    case samePhone
    /// Both are members of one joint complaint.
    case joint
}

/// A term of a case that stops or begins anew because cases are merged or taken apart.
public struct MovedTerm: Codable, Hashable, Sendable {
    /// Which term.
    public var term: CaseTerm
    /// The day it began on.
    public var from: Day
    /// Its last day.
    public var due: DueDay

    /// A term.
    public init(_ term: CaseTerm, from: Day, due: DueDay) {
        self.term = term
        self.from = from
        self.due = due
    }
}

extension Case {
    /// What merging asks of each of the two cases.
    public enum MergeStep: Equatable, Sendable {
        /// Take another case in.
        case absorb(other: Case.ID, likeness: CaseLikeness)
        /// Let it go its own way again.
        case release(other: Case.ID)
        /// Go into another case.
        case into(live: Case.ID, likeness: CaseLikeness)
        /// Go one's own way again.
        case leave(live: Case.ID)
    }
}

/// A case that is merged with another one, as views name it.
public struct MergedCaseView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: Case.ID
    /// Its official number.
    public var number: FileNumber
    /// What a citizen is told about it.
    public var notice: Message

    /// A case that is merged with another one.
    public init(id: Case.ID, number: FileNumber, notice: Message) {
        self.id = id
        self.number = number
        self.notice = notice
    }
}

/// What `case.merge` takes.
public struct CaseMergeRequest: Codable, Hashable, Sendable {
    /// The case that goes into the other one: its id, its number such as `2026-17`, or an order's, `12345:…`.
    public var `case`: CaseName
    /// The case that goes on.
    public var into: CaseName
    /// Whether somebody made sure that both complainants, who gave the same telephone, are one person.
    public var isSamePerson: Bool?
}

/// What `case.unmerge` takes.
public struct CaseUnmergeRequest: Codable, Hashable, Sendable {
    /// The case that was merged into another one, by its id or number; its orders' numbers lead to the other one.
    public var `case`: CaseName
}
