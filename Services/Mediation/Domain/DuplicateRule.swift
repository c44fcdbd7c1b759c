public import Model

/// One rule of the county's `duplicates`: what may be one dispute, and what follows for people who complain together.
public struct DuplicateRule: Decodable, Hashable, Sendable {
    /// Its id, such as `duplicate.phoneEnterpriseContract`.
    public let id: String
    /// What it says, for people.
    public let name: String
    /// What it is used for.
    public let use: Use
    /// The first day of which it holds.
    public let from: Day
    /// The last, unless it is in force still.
    public let to: Day?
    /// What both must have in common.
    public let signs: [LikenessSign]?
    /// How many days may lie between them.
    public let withinDays: Int?
    /// A number that it asks for.
    public let count: Int?

    /// What a rule is used for.
    public enum Use: String, Decodable, Hashable, Sendable {
        /// It proposes what may be the same dispute; the first rule is the strongest.
        case candidate
        /// It counts complaints that are alike (Article 17, item 2).
        case cluster
        /// It counts people behind one telephone (Article 17, item 4).
        case sharedPhone
        /// The earliest receipt counts for cases that are one.
        case merge
        /// How many complain together at least.
        case joint
        /// How many represent them.
        case representatives
        /// From how many on somebody must know of it.
        case alert
        /// What an authorisation must say.
        case proxy
    }

    /// Whether it holds on that day.
    public func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

extension MediationRules {
    /// The rule of a use that is in force, if the county has one.
    public func duplicateRule(_ use: DuplicateRule.Use, on day: Day) -> DuplicateRule? {
        duplicates.first { $0.use == use && $0.isInForce(on: day) }
    }
}
