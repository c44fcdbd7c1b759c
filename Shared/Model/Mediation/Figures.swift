/// What `figures.get` takes.
public struct FiguresQuery: Codable, Hashable, Sendable {
    /// The first day of the period.
    public var from: Day
    /// The last.
    public var to: Day
    /// As it was known at the end of that day; as it is known by now when nothing is said.
    public var asOf: Day?
    /// As it was known at that position of the log; `asOf` is not read then.
    public var position: Int64?
}

/// How the work went in a period, as it was known at one moment: the same question has the same answer for ever.
public struct FiguresView: Codable, Hashable, Sendable {
    /// The first day of the period.
    public var from: Day
    /// The last.
    public var to: Day
    /// The position of the log up to which it was counted.
    public var position: Int64
    /// For each track; reports and clues only for those who may know of them.
    public var tracks: [FiguresOfTrack]
    /// For each unit, over the tracks above.
    public var units: [FiguresOfUnit]
    /// The same as the office is judged: without unreasonable demands, and without what an appeal has taken out.
    public var assessed: [FiguresOfTrack] = []
    /// The same for each unit.
    public var assessedUnits: [FiguresOfUnit] = []
    /// How many cases the second version leaves out, wholly or in part; each stays in the first.
    public var leftOut: Int = 0

    /// Figures.
    public init(from: Day, to: Day, position: Int64, tracks: [FiguresOfTrack], units: [FiguresOfUnit]) {
        self.from = from
        self.to = to
        self.position = position
        self.tracks = tracks
        self.units = units
    }
}

/// The figures of one track: what happened in the period; shares in thousandths, since nothing here is a fraction.
public struct FiguresOfTrack: Codable, Hashable, Sendable {
    /// Complaints, labour disputes, reports or clues.
    public var track: RoutedKind
    /// How many were opened.
    public var opened: Int
    /// How often those opened in the period changed hands.
    public var hops: Int
    /// Hops for each that was opened, in hundredths; absent when none was.
    public var hopsPerHundred: Int?
    /// Hops that were wrong: given back, or called back by the intake unit.
    public var wrongRoutes: Int
    /// Of them, given back.
    public var returns: Int
    /// Terms that ran out.
    public var overdue: Int
    /// Agreements reached.
    public var settled: Int
    /// Mediations ended without one.
    public var unsettled: Int
    /// The share settled, in thousandths; absent when none ended.
    public var settledPerThousand: Int?
    /// Return visits whose answer was yes.
    public var satisfied: Int
    /// Return visits that got an answer.
    public var asked: Int
    /// Orders that told of a dispute that another order had told of before.
    public var doubleEntries: Int
    /// The median of natural days for each step that was finished.
    public var medianDays: [MedianDays]

    /// The figures of nothing yet.
    public init(track: RoutedKind) {
        self.track = track
        opened = 0
        hops = 0
        wrongRoutes = 0
        returns = 0
        overdue = 0
        settled = 0
        unsettled = 0
        satisfied = 0
        asked = 0
        doubleEntries = 0
        medianDays = []
    }
}

/// How long one step took.
public struct MedianDays: Codable, Hashable, Sendable {
    /// Which step.
    public var step: Step
    /// How many were finished in the period.
    public var count: Int
    /// The median of natural days; of two in the middle the lower.
    public var days: Int

    /// The steps whose days are counted.
    public enum Step: String, Codable, Hashable, Sendable, CaseIterable {
        /// From a hand-over to the unit's signature.
        case signing
        /// From opening to acceptance or refusal.
        case acceptance
        /// From acceptance to agreement or termination.
        case mediation
        /// From an agreement to its performance, or to the day it was found broken.
        case performance
        /// From opening to the decision whether a case is filed.
        case check
    }

    /// A median.
    public init(step: Step, count: Int, days: Int) {
        self.step = step
        self.count = count
        self.days = days
    }
}

/// The figures of one unit.
public struct FiguresOfUnit: Codable, Hashable, Sendable {
    /// The unit.
    public var unit: String
    /// How often something came to it.
    public var received: Int
    /// How often it gave something back.
    public var returned: Int
    /// Terms that ran out while it was responsible.
    public var overdue: Int

    /// The figures of nothing yet.
    public init(unit: String) {
        self.unit = unit
        received = 0
        returned = 0
        overdue = 0
    }
}
