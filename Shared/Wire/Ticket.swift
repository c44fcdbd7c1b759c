import Synchronization

/// The right to answer one request, once.
///
/// It outlives the connection: a request that was taken is finished, and if its caller has gone the answer is dropped.
final class Ticket: Sendable {
    private let id: RequestID
    private let outbox: Outbox
    private let load: Load
    private let isUsed = Atomic(false)

    init(id: RequestID, outbox: Outbox, load: Load) {
        self.id = id
        self.outbox = outbox
        self.load = load
    }

    func answer(_ reply: WireReply) {
        let wasUsed = isUsed.exchange(true, ordering: .relaxed)
        precondition(!wasUsed, "A request is answered once.")
        load.leave()
        outbox.put(reply, to: id)
    }
}

/// How many requests all connections together have outstanding.
final class Load: Sendable {
    private let count = Atomic(0)
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    var current: Int { count.load(ordering: .relaxed) }

    /// Counts one in, unless there are too many.
    func enter() -> Bool {
        guard count.wrappingAdd(1, ordering: .relaxed).newValue > limit else { return true }
        leave()
        return false
    }

    func leave() {
        count.wrappingSubtract(1, ordering: .relaxed)
    }
}
