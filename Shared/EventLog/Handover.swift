import Dispatch
import Synchronization

/// Hands things from one thread to another in their order, a few at a time: whoever is ahead waits for the other.
final class Handover<Item: Sendable>: Sendable {
    private struct State {
        var items: [Item] = []
        var isOver = false
    }

    private let state = Mutex(State())
    private let room: DispatchSemaphore
    private let filled = DispatchSemaphore(value: 0)

    /// - Parameter limit: How many things may lie between the two.
    init(limit: Int) {
        room = DispatchSemaphore(value: limit)
    }

    /// Hands something over, once there is room.
    ///
    /// - Returns: False when nobody takes any more.
    func give(_ item: Item) -> Bool {
        room.wait()
        let isTaken = state.withLock { state in
            guard !state.isOver else { return false }
            state.items.append(item)
            return true
        }
        if isTaken { filled.signal() } else { room.signal() }
        return isTaken
    }

    /// Takes what comes next; nil when there is nothing and nothing will come.
    func take() -> Item? {
        filled.wait()
        let item = state.withLock { $0.items.isEmpty ? nil : $0.items.removeFirst() }
        if item == nil { filled.signal() } else { room.signal() }
        return item
    }

    /// Nothing more is given, or taken; what was given already is still taken.
    func end() {
        state.withLock { $0.isOver = true }
        filled.signal()
        room.signal()
    }
}
