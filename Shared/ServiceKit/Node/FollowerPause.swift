import Model
import Synchronization

/// Holds the followers still while a backup is copied: no copy then knows more of a peer than the peer's own copy.
///
/// It lapses by itself, so that a backup that was killed stops nobody.
final class FollowerPause: Sendable {
    /// The longest that one word holds.
    static let limit: Duration = .seconds(60)

    private struct State {
        var until: ContinuousClock.Instant?
        var inside = 0
    }

    private let state = Mutex(State())

    /// Does what moves a follower on, once nothing holds it.
    func through<Result>(_ work: () async throws -> Result) async throws -> Result {
        while !enter() { try await Task.sleep(for: .milliseconds(20)) }
        defer { state.withLock { $0.inside -= 1 } }
        return try await work()
    }

    /// Holds the followers, and returns when none of them is on its way any more.
    ///
    /// - Throws: `followersBusy` when one does not come to rest.
    func hold() async throws {
        state.withLock { $0.until = ContinuousClock.now.advanced(by: Self.limit) }
        let deadline = ContinuousClock.now.advanced(by: .seconds(10))
        while state.withLock({ $0.inside > 0 }) {
            guard ContinuousClock.now < deadline else {
                release()
                throw Refusal(
                    "followersBusy",
                    Message("跟随者未能停下，请稍后重试", "a follower did not come to rest; try again shortly"),
                    status: .unavailable
                )
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Lets them go on.
    func release() {
        state.withLock { $0.until = nil }
    }

    private func enter() -> Bool {
        state.withLock { state in
            if let until = state.until, until > ContinuousClock.now { return false }
            state.inside += 1
            return true
        }
    }
}
