public import Model

/// What the store reads the time from: a wall clock, and a monotonic one to doubt it by.
public struct Timepiece: Sendable {
    /// Both clocks at one instant.
    public struct Reading: Sendable {
        /// What the wall clock says.
        public var wall: Moment
        /// Milliseconds of a clock that never jumps.
        public var monotonic: Int64

        /// A reading.
        public init(wall: Moment, monotonic: Int64) {
            self.wall = wall
            self.monotonic = monotonic
        }
    }

    /// Reads both.
    public let read: @Sendable () -> Reading

    /// A timepiece that reads by `read`.
    public init(_ read: @escaping @Sendable () -> Reading) {
        self.read = read
    }
}

/// Whether the clock can be believed: a value that is shown every reading.
struct ClockTrust {
    /// By how much wall and monotonic clock may part, and how far the wall clock may lie behind the log, in milliseconds.
    static let tolerance: Int64 = 2_000
    /// How far ahead of the log the clock may be when the log is opened, in milliseconds.
    static let longestPause: Int64 = 366 * 86_400_000

    private var offset: Int64?
    private(set) var doubt: String?

    /// Takes in a reading.
    ///
    /// - Parameters:
    ///   - reading: Both clocks.
    ///   - last: The moment of the last event; nil in an empty log.
    mutating func look(at reading: Timepiece.Reading, last: Moment?) {
        guard doubt == nil else { return }
        let current = reading.wall.milliseconds - reading.monotonic
        guard let known = offset else {
            offset = current
            if let last { doubt = Self.doubt(ofStartAt: reading.wall, after: last) }
            return
        }
        if abs(current - known) > Self.tolerance {
            doubt = "the wall clock jumped by \(current - known) ms"
        }
        // A clock that is slewed is followed; only a jump is doubted.
        offset = current
    }

    private static func doubt(ofStartAt wall: Moment, after last: Moment) -> String? {
        let ahead = wall.milliseconds - last.milliseconds
        if ahead < -tolerance { return "the clock stands \(-ahead) ms before the last event" }
        if ahead > longestPause { return "the clock stands over a year after the last event" }
        return nil
    }

    /// A person has looked, and the clock is right.
    mutating func accept(_ reading: Timepiece.Reading) {
        doubt = nil
        offset = reading.wall.milliseconds - reading.monotonic
    }
}
