import Synchronization

/// How far the log is on disk, and its newest events, for those who only watch.
///
/// The announcer finds fresh events here without reading the file again; what has fallen out of the window it reads there.
public final class CommittedHead: Sendable {
    /// How many of the newest events are kept at hand.
    static let window = 2_048

    private struct State {
        var epoch: String
        var position: Int64
        var recent: [Appended] = []
        var listeners: [@Sendable (Int64) -> Void] = []
    }

    private let state: Mutex<State>

    init(epoch: String, position: Int64) {
        state = Mutex(State(epoch: epoch, position: position))
    }

    /// The last committed position.
    public var position: Int64 { state.withLock { $0.position } }

    /// The log's epoch and its last committed position.
    public var current: (epoch: String, position: Int64) { state.withLock { ($0.epoch, $0.position) } }

    /// Calls `listener` after every commit that moved the head; it must return at once.
    public func onAdvance(_ listener: @escaping @Sendable (Int64) -> Void) {
        state.withLock { $0.listeners.append(listener) }
    }

    /// The events after `position` when all of them are at hand; nil when the file must be asked.
    public func recent(after position: Int64, limit: Int) -> [Appended]? {
        state.withLock { state in
            guard position < state.position else { return [] }
            guard let first = state.recent.first, first.position <= position + 1 else { return nil }
            let start = Int(position + 1 - first.position)
            return Array(state.recent[start..<min(state.recent.count, start + limit)])
        }
    }

    func advance(epoch: String, appended: [Appended], to position: Int64) {
        guard !appended.isEmpty else { return }
        let listeners = state.withLock { state in
            state.epoch = epoch
            state.position = position
            state.recent += appended
            if state.recent.count > 2 * Self.window {
                state.recent.removeFirst(state.recent.count - Self.window)
            }
            return state.listeners
        }
        for listener in listeners { listener(position) }
    }
}
