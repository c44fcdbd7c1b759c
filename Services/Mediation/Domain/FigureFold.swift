public import Model

/// One step that figures are counted from, with the day on which it was done and where it stands in the log.
public struct FigureStep: Equatable, Sendable {
    /// Its place in the log.
    public var position: Int64
    /// The case, report or clue.
    public var subject: UniqueID
    /// What was done.
    public var kind: Kind
    /// The day on which it was done.
    public var day: Day
    /// The unit it concerns.
    public var unit: String?
    /// Which track, where the step says so.
    public var track: RoutedKind?

    /// What figures are counted from.
    public enum Kind: String, Sendable, CaseIterable {
        case opened, accepted, refused, agreed, unsettled, performed, unperformed, decided, overdue
        case toUnit, signed, returned, satisfied, dissatisfied, orderJoined
        /// What is left out where the office is judged: all of a case, or one kind of step of it.
        case setAside, overdueWaived, dissatisfiedWaived, returnedWaived
    }

    /// A step.
    public init(
        position: Int64,
        subject: UniqueID,
        kind: Kind,
        day: Day,
        unit: String? = nil,
        track: RoutedKind? = nil
    ) {
        self.position = position
        self.subject = subject
        self.kind = kind
        self.day = day
        self.unit = unit
        self.track = track
    }
}

/// Counts figures from steps; pure, so that the same steps give the same figures for ever.
public struct FigureFold {
    let days: ClosedRange<Day>
    let intake: String
    private var tracks: [RoutedKind: FiguresOfTrack] = [:]
    private var units: [String: FiguresOfUnit] = [:]
    private var lengths: [Length: [Int]] = [:]

    private struct Length: Hashable {
        var track: RoutedKind
        var step: MedianDays.Step
    }

    /// What is known of one subject while its steps are read.
    private struct Way {
        var track: RoutedKind
        var openedOn: Day
        var isOfPeriod: Bool
        var unit: String?
        var reached: Day?
        var acceptedOn: Day?
        var agreedOn: Day?
        var orders = 0
    }

    /// Counts the steps of a period; of each subject all its steps must be given, in the order of the log.
    public static func figures(
        of steps: [FigureStep],
        in days: ClosedRange<Day>,
        upTo position: Int64,
        intake: String
    ) -> FiguresView {
        let known = steps.filter { $0.position <= position }.sorted { $0.position < $1.position }
        let score = Score(known)
        var view = count(known, in: days, upTo: position, intake: intake)
        let judged = count(known.filter(score.counts), in: days, upTo: position, intake: intake)
        (view.assessed, view.assessedUnits, view.leftOut) = (judged.tracks, judged.units, score.subjects.count)
        return view
    }

    private static func count(
        _ known: [FigureStep],
        in days: ClosedRange<Day>,
        upTo position: Int64,
        intake: String
    ) -> FiguresView {
        var fold = FigureFold(days: days, intake: intake)
        var ways: [UniqueID: Way] = [:]
        // A way may begin just before what goes it is opened, in the same transaction.
        for step in known where step.kind == .opened { fold.take(step, &ways) }
        for step in known where step.kind != .opened { fold.take(step, &ways) }
        return fold.view(upTo: position)
    }

    private init(days: ClosedRange<Day>, intake: String) {
        self.days = days
        self.intake = intake
    }

    private mutating func take(_ step: FigureStep, _ ways: inout [UniqueID: Way]) {
        if step.kind == .opened, let track = step.track, ways[step.subject]?.openedOn == nil {
            ways[step.subject] = Way(track: track, openedOn: step.day, isOfPeriod: days.contains(step.day))
            count(track, if: days.contains(step.day)) { $0.opened += 1 }
            return
        }
        guard var way = ways[step.subject] else { return }
        defer { ways[step.subject] = way }
        let isIn = days.contains(step.day)
        switch step.kind {
        case .opened: break
        case .toUnit: toUnit(step, &way, isIn)
        case .returned:
            if let unit = way.unit, isIn { units[unit, default: FiguresOfUnit(unit: unit)].returned += 1 }
            count(way.track, if: isIn) {
                $0.returns += 1
                $0.wrongRoutes += 1
            }
            count(way.track, if: way.isOfPeriod) { $0.hops += 1 }
            (way.unit, way.reached) = (step.unit, nil)
        case .signed: measure(.signing, from: &way.reached, to: step.day, of: way.track)
        case .accepted:
            measure(.acceptance, from: way.openedOn, to: step.day, of: way.track)
            way.acceptedOn = step.day
        case .refused: measure(.acceptance, from: way.openedOn, to: step.day, of: way.track)
        case .agreed:
            count(way.track, if: isIn) { $0.settled += 1 }
            measure(.mediation, from: &way.acceptedOn, to: step.day, of: way.track)
            way.agreedOn = step.day
        case .unsettled:
            count(way.track, if: isIn) { $0.unsettled += 1 }
            measure(.mediation, from: &way.acceptedOn, to: step.day, of: way.track)
        case .performed, .unperformed: measure(.performance, from: &way.agreedOn, to: step.day, of: way.track)
        case .decided: measure(.check, from: way.openedOn, to: step.day, of: way.track)
        case .overdue:
            let unit = way.unit ?? intake
            if isIn { units[unit, default: FiguresOfUnit(unit: unit)].overdue += 1 }
            count(way.track, if: isIn) { $0.overdue += 1 }
        case .satisfied, .dissatisfied:
            let isYes = step.kind == .satisfied
            count(way.track, if: isIn) {
                $0.asked += 1
                if isYes { $0.satisfied += 1 }
            }
        case .setAside, .overdueWaived, .dissatisfiedWaived, .returnedWaived: break
        case .orderJoined:
            way.orders += 1
            let isSecond = way.orders > 1
            count(way.track, if: isIn && isSecond) { $0.doubleEntries += 1 }
        }
    }

    /// A hand-over; one away from a unit that had it was a correction.
    private mutating func toUnit(_ step: FigureStep, _ way: inout Way, _ isIn: Bool) {
        guard let unit = step.unit, unit != way.unit else { return }
        if isIn { units[unit, default: FiguresOfUnit(unit: unit)].received += 1 }
        let isCorrection = way.unit.map { $0 != intake } ?? false
        if isCorrection { count(way.track, if: isIn) { $0.wrongRoutes += 1 } }
        if way.unit != nil || unit != intake { count(way.track, if: way.isOfPeriod) { $0.hops += 1 } }
        (way.unit, way.reached) = (unit, step.day)
    }

    private mutating func count(
        _ track: RoutedKind,
        if isCounted: Bool,
        _ change: (inout FiguresOfTrack) -> Void
    ) {
        guard isCounted else { return }
        change(&tracks[track, default: FiguresOfTrack(track: track)])
    }

    private mutating func measure(_ step: MedianDays.Step, from start: Day, to end: Day, of track: RoutedKind) {
        guard days.contains(end) else { return }
        lengths[Length(track: track, step: step), default: []].append(max(0, start.days(until: end)))
    }

    private mutating func measure(
        _ step: MedianDays.Step,
        from start: inout Day?,
        to end: Day,
        of track: RoutedKind
    ) {
        if let start { measure(step, from: start, to: end, of: track) }
        start = nil
    }

    private func view(upTo position: Int64) -> FiguresView {
        let tracks = RoutedKind.allCases.compactMap { kind in
            var track = self.tracks[kind]
            let steps = MedianDays.Step.allCases.compactMap { step -> MedianDays? in
                guard let days = lengths[Length(track: kind, step: step)]?.sorted(), !days.isEmpty else { return nil }
                return MedianDays(step: step, count: days.count, days: days[(days.count - 1) / 2])
            }
            if !steps.isEmpty, track == nil { track = FiguresOfTrack(track: kind) }
            track?.medianDays = steps
            if let some = track {
                let ended = some.settled + some.unsettled
                track?.settledPerThousand = ended > 0 ? some.settled * 1_000 / ended : nil
                track?.hopsPerHundred = some.opened > 0 ? some.hops * 100 / some.opened : nil
            }
            return track
        }
        return FiguresView(
            from: days.lowerBound,
            to: days.upperBound,
            position: position,
            tracks: tracks,
            units: units.values.sorted { $0.unit < $1.unit }
        )
    }
}
