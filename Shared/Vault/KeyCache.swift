import Model
import Synchronization

/// Keys in memory, at most so many; and the names of those that must never be used again.
///
/// Knowing the erased ones closes a race: a reader that fetched a key before it was erased cannot put it back.
final class KeyCache: Sendable {
    private struct State {
        var recent: [UniqueID: SealingKey] = [:]
        var older: [UniqueID: SealingKey] = [:]
        var erased: Set<UniqueID> = []
    }

    private let state = Mutex(State())
    private let generation: Int

    /// A cache of at most `limit` keys; half of them are forgotten at once when it is full.
    init(limit: Int) {
        generation = max(limit / 2, 1)
    }

    subscript(id: UniqueID) -> SealingKey? {
        state.withLock { state in
            state.recent[id] ?? state.older[id]
        }
    }

    func isErased(_ id: UniqueID) -> Bool {
        state.withLock { $0.erased.contains(id) }
    }

    var count: Int { state.withLock { $0.recent.count + $0.older.count } }

    /// Keeps a key and hands it back; nil when it was erased meanwhile.
    func keep(_ key: SealingKey) -> SealingKey? {
        state.withLock { state in
            guard !state.erased.contains(key.id) else { return nil }
            if state.recent.count >= generation {
                state.older = state.recent
                state.recent = [:]
            }
            state.recent[key.id] = key
            return key
        }
    }

    func erase(_ ids: some Sequence<UniqueID>) {
        state.withLock { state in
            for id in ids {
                state.erased.insert(id)
                state.recent[id] = nil
                state.older[id] = nil
            }
        }
    }
}
