import Dispatch
import Synchronization

/// Whom a turn serves: people do not wait for machines.
public enum Lane: Sendable {
    case people, machines
}

/// One caller's turn at the writer.
struct Turn<Owner: Keeping>: Sendable {
    /// How to tell the caller, once what was done is on disk.
    typealias Reply = @Sendable () -> Void

    /// What it is called back by when its caller gives up.
    var ticket = 0
    /// Whom it serves.
    let lane: Lane
    /// How many requests it holds: who comes with many rows has a transaction for themselves, and nobody waits for two.
    var weight = 1
    /// Monotonic milliseconds after which nobody wants the answer; nil waits for ever.
    var expires: Int64?
    /// Whether it may go on while the store takes no commands; only what mends that may.
    var passesGate = false
    /// Whether the work undoes itself when it fails, so that no savepoint is needed around it.
    var undoesItself = false
    /// Does the work inside the transaction.
    let perform: @Sendable (Transaction<Owner>) throws -> Reply
    /// Tells the caller that nothing was done, and why.
    let fail: @Sendable (any Error) -> Void
}

/// The line before the writer: callers join it, one thread takes from it.
///
/// It is bounded, because a queue without an end is an outage without a message.
final class Line<Owner: Keeping>: Sendable {
    /// The most turns that may wait in each lane.
    let limit: Int
    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)
    private let tickets = Atomic(0)

    private struct State {
        var people: [Turn<Owner>] = []
        var machines: [Turn<Owner>] = []
        var isSleeping = false
        var closing: StoreError?

        var count: Int { people.count + machines.count }
    }

    init(limit: Int) {
        self.limit = limit
    }

    var count: Int { state.withLock { $0.count } }

    func ticket() -> Int {
        tickets.add(1, ordering: .relaxed).newValue
    }

    /// Joins at the end of its lane.
    func join(_ turn: Turn<Owner>) throws(StoreError) {
        let mustWake = try state.withLock { state throws(StoreError) in
            if let closing = state.closing { throw closing }
            switch turn.lane {
            case .people:
                guard state.people.count < limit else { throw .busy(waiting: state.people.count) }
                state.people.append(turn)
            case .machines:
                guard state.machines.count < limit else { throw .busy(waiting: state.machines.count) }
                state.machines.append(turn)
            }
            defer { state.isSleeping = false }
            return state.isSleeping
        }
        if mustWake { bell.signal() }
    }

    /// Gives up a place; nil when the writer has already taken the turn, whose outcome then stands.
    func leave(_ ticket: Int) -> Turn<Owner>? {
        state.withLock { state in
            if let index = state.people.firstIndex(where: { $0.ticket == ticket }) {
                return state.people.remove(at: index)
            }
            return state.machines.firstIndex { $0.ticket == ticket }.map { state.machines.remove(at: $0) }
        }
    }

    /// Takes turns of up to `count` requests without waiting: people first, but at least one machine when any waits.
    func takeWaiting(upTo count: Int) -> [Turn<Owner>] {
        state.withLock { state in
            let machinesWait = !state.machines.isEmpty
            let people = min(state.people.count, machinesWait ? count - 1 : count)
            var turns = Array(state.people.prefix(people))
            state.people.removeFirst(people)
            var (machines, room) = (0, count - people)
            while room > 0, machines < state.machines.count, machines == 0 || state.machines[machines].weight <= room {
                room -= state.machines[machines].weight
                machines += 1
            }
            turns += state.machines.prefix(machines)
            state.machines.removeFirst(machines)
            return turns
        }
    }

    /// Waits until somebody is there; false once the line is closed and empty.
    func wait() -> Bool {
        while true {
            let answer: Bool? = state.withLock { state in
                if state.count > 0 { return true }
                if state.closing != nil { return false }
                state.isSleeping = true
                return nil
            }
            if let answer { return answer }
            bell.wait()
        }
    }

    /// Lets nobody else join; those who wait are still served.
    func close(_ reason: StoreError = .closed) {
        state.withLock {
            $0.closing = $0.closing ?? reason
            $0.isSleeping = false
        }
        bell.signal()
    }
}
