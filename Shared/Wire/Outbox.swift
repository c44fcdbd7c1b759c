import NIOCore
import Synchronization

/// The answers of one connection that are ready, from whichever thread, until its event loop takes them all at once.
///
/// Many answers thus leave in one system call. It is bounded by the requests that the connection may have outstanding.
final class Outbox: Sendable {
    private struct Ready {
        var bytes = ByteBuffer()
        var answered = 0
        var isFlushDue = false
        var isClosed = false
    }

    private let ready = Mutex(Ready())
    private let maxLine: Int
    private let requestFlush: @Sendable () -> Void

    /// - Parameters:
    ///   - maxLine: The longest line that may leave.
    ///   - requestFlush: Has the event loop call `take` soon.
    init(maxLine: Int, requestFlush: @escaping @Sendable () -> Void) {
        self.maxLine = maxLine
        self.requestFlush = requestFlush
    }

    /// Adds the answer to a request that was taken, or, without `counting`, to a line that was refused.
    func put(_ reply: WireReply, to id: RequestID?, counting: Bool = true) {
        let isFirst = ready.withLock { ready in
            guard !ready.isClosed else { return false }
            ready.bytes.writeReply(reply, to: id, maxLine: maxLine)
            if counting { ready.answered += 1 }
            defer { ready.isFlushDue = true }
            return !ready.isFlushDue
        }
        if isFirst { requestFlush() }
    }

    /// Until the next `take`, answers wait without asking for a flush.
    func hold() {
        ready.withLock { $0.isFlushDue = true }
    }

    /// Everything that is ready, and how many requests it answers.
    func take() -> (bytes: ByteBuffer, answered: Int) {
        ready.withLock { ready in
            defer {
                ready.bytes = ByteBuffer()
                ready.answered = 0
                ready.isFlushDue = false
            }
            return (ready.bytes, ready.answered)
        }
    }

    /// Answers are dropped from here on: nobody is there to read them.
    func close() {
        ready.withLock { ready in
            ready.isClosed = true
            ready.bytes = ByteBuffer()
        }
    }
}
