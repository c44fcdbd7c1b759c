import NIOCore

/// Since when a connection has been doing, or not doing, what is allowed for a while only.
struct ConnectionClock {
    /// Which patience ran out.
    enum Expiry: Equatable {
        case lineTooSlow, idle, stuck, lingered
    }

    /// When the line that is coming in began.
    var lineBegan: NIODeadline?
    /// When it last asked something, or was last answered.
    var quietSince: NIODeadline
    /// When its peer last took something, while something is waiting for it.
    var stuckSince: NIODeadline?
    /// When we ended our side.
    var closingSince: NIODeadline?

    /// What has run out by `now`.
    ///
    /// - Parameters:
    ///   - now: The present.
    ///   - isBusy: Whether answers are owed; such a connection is never idle.
    ///   - limits: How long each may last.
    /// - Returns: Which patience ran out, or nil.
    func expiry(at now: NIODeadline, isBusy: Bool, limits: WireLimits) -> Expiry? {
        func isOver(_ since: NIODeadline?, _ limit: Duration) -> Bool {
            since.map { now - $0 >= TimeAmount(limit) } ?? false
        }
        if isOver(closingSince, limits.linger) { return .lingered }
        if isOver(stuckSince, limits.stuck) { return .stuck }
        if closingSince != nil { return nil }
        if isOver(lineBegan, limits.lineCompletion) { return .lineTooSlow }
        return !isBusy && isOver(quietSince, limits.idle) ? .idle : nil
    }

    /// Notes how much is unsent: less than before, or nothing, means that the peer is taking it.
    mutating func note(unsent: Int, before: Int, at now: NIODeadline) {
        if unsent == 0 {
            stuckSince = nil
        } else if stuckSince == nil || unsent < before {
            stuckSince = now
        }
    }
}
