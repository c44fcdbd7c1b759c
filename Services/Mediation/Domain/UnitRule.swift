public import Model

/// One unit of the county's `units`: an office inside that gets work, or one outside that things are referred to.
public struct UnitRule: Decodable, Hashable, Sendable {
    /// Its id, such as `chengguanStation`.
    public let id: String
    /// Its official name.
    public let name: String
    /// What it is competent for, in the words of `routes`.
    public let competences: [String]
    /// The towns it serves, by code; the whole county when there are none.
    public let towns: [String]
    /// Whether it receives everything first (统一接收机构).
    public let isIntake: Bool
    /// Whether it works outside this system, so that a receipt is needed.
    public let isOutside: Bool
    /// On how many working days it may give back what is not its own.
    public let returnWithin: Int?
    /// After how many returns a person decides.
    public let personAfterReturns: Int?
    /// The first day on which it is there.
    public let from: Day
    /// The last, unless it is there still.
    public let to: Day?
    /// Whether the county confirmed it.
    public let verified: Bool

    /// Whether it is there on that day.
    public func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

/// One rule of the county's `routes`; the first that fits decides.
public struct RouteRule: Decodable, Hashable, Sendable {
    /// Its id, such as `route.wages.employee`.
    public let id: String
    /// What it says.
    public let name: String
    /// Document and article.
    public let source: String
    /// Only for these kinds; any when absent.
    public let kinds: [RoutedKind]?
    /// Only for these matters; any when absent.
    public let matters: [String]?
    /// Only for these relations; any when absent.
    public let relations: [Relation]?
    /// Only for places there; any when absent.
    public let places: [Place]?
    /// Only for what is ours, or only for what is not.
    public let isOurs: Bool?
    /// The unit that gets it.
    public let unit: String?
    /// Instead of a unit: whichever unit of that place is competent for this.
    public let serving: String?
    /// What happens.
    public let how: RouteManner
    /// The first day of receipt for which it holds.
    public let from: Day
    /// The last, unless it is in force still.
    public let to: Day?
    /// Whether it was confirmed here.
    public let verified: Bool

    /// How a worker stands to the enterprise, as a condition.
    public enum Relation: String, Decodable, Sendable {
        case employee, other, unknown
    }

    /// Where something happened, as a condition.
    public enum Place: String, Decodable, Sendable {
        case inside, outside, unknown
    }

    /// Whether it holds for what was received on that day.
    public func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

/// One rule of the county's `tellings`: what a reporter is told, and what becomes of repeated reports.
public struct TellingRule: Decodable, Hashable, Sendable {
    /// Its id.
    public let id: String
    /// What it is about.
    public let kind: Kind
    /// What it says.
    public let name: String
    /// Document and article.
    public let source: String
    /// The first day of receipt for which it holds.
    public let from: Day
    /// The last, unless it is in force still.
    public let to: Day?

    /// Whether it holds for what was received on that day.
    public func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }

    /// What such a rule is about.
    public enum Kind: String, Decodable, Sendable {
        /// The result is told.
        case result
        /// The reporter gets a reward, and with it the result.
        case reward
        /// The same is not processed again.
        case `repeat`
        /// New facts may be made a part of the earlier report.
        case merge
        /// What is not ours is told.
        case noCompetence
    }
}
