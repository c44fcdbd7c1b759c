import NIOCore
import Synchronization

/// The calls of one client: those on their way out, and those whose answers have not come.
///
/// Calls made close together leave in one system call.
final class OutstandingCalls: Sendable {
    typealias Outcome = Result<[UInt8], WireFailure>

    private struct Call {
        let continuation: CheckedContinuation<Outcome, Never>
        let deadline: NIODeadline
    }

    private struct Contents {
        var nextID = 1
        var calls: [Int: Call] = [:]
        var bytes = ByteBuffer()
        var isFlushDue = false
        var end: WireFailure?
    }

    private let contents = Mutex(Contents())
    private let limits: ClientLimits

    init(limits: ClientLimits) {
        self.limits = limits
    }

    var isEmpty: Bool { contents.withLock { $0.calls.isEmpty } }

    /// A number that no other call of this client has.
    func newID() -> Int {
        contents.withLock { contents in
            defer { contents.nextID += 1 }
            return contents.nextID
        }
    }

    /// Puts a request among those to be sent.
    ///
    /// - Returns: Whether the event loop must be asked to send.
    func begin(
        _ id: Int,
        _ line: ByteBuffer,
        deadline: NIODeadline,
        _ continuation: CheckedContinuation<Outcome, Never>
    ) -> Bool {
        let (failure, isFirst) = contents.withLock { contents -> (WireFailure?, Bool) in
            if let end = contents.end { return (end, false) }
            guard contents.calls.count < limits.outstanding else { return (.overloaded, false) }
            guard line.readableBytes <= limits.maxLine else { return (.requestTooLong, false) }
            contents.calls[id] = Call(continuation: continuation, deadline: deadline)
            contents.bytes.writeImmutableBuffer(line)
            defer { contents.isFlushDue = true }
            return (nil, !contents.isFlushDue)
        }
        if let failure { continuation.resume(returning: .failure(failure)) }
        return isFirst
    }

    /// What is to be sent.
    func take() -> ByteBuffer {
        contents.withLock { contents in
            defer {
                contents.bytes = ByteBuffer()
                contents.isFlushDue = false
            }
            return contents.bytes
        }
    }

    /// Gives a call what it waits for; an answer nobody waits for any more is dropped.
    func end(_ id: Int, _ outcome: Outcome) {
        let call = contents.withLock { $0.calls.removeValue(forKey: id) }
        call?.continuation.resume(returning: outcome)
    }

    /// Fails every call, and those to come.
    func endAll(_ failure: WireFailure) {
        let calls = contents.withLock { contents in
            contents.end = contents.end ?? failure
            defer { contents.calls = [:] }
            return contents.calls.values
        }
        for call in calls { call.continuation.resume(returning: .failure(failure)) }
    }

    /// Fails the calls whose time has run out.
    func expire(at now: NIODeadline) {
        let late = contents.withLock { contents in
            let late = contents.calls.filter { $0.value.deadline <= now }
            for id in late.keys { contents.calls[id] = nil }
            return late.values
        }
        for call in late { call.continuation.resume(returning: .failure(.timedOut)) }
    }
}
