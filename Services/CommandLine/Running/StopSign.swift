import Dispatch
import Glibc
import Synchronization

/// Goes up once and stays up; whoever waits for it then goes on.
final class StopSign: Sendable {
    private struct State {
        var isUp = false
        var waiting: [AsyncStream<Never>.Continuation] = []
    }

    private let state = Mutex(State())

    /// Whether it has gone up.
    var isUp: Bool { state.withLock { $0.isUp } }

    /// Puts it up.
    func raise() {
        let waiting = state.withLock { state in
            state.isUp = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.finish() }
    }

    /// Returns once it is up, or the task is cancelled.
    func raised() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        let isUp = state.withLock { state in
            if !state.isUp { state.waiting.append(continuation) }
            return state.isUp
        }
        if !isUp { for await _ in stream {} }
    }

    /// Waits that long, or until it is up.
    func wait(_ duration: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.raised() }
            group.addTask { try? await Task.sleep(for: duration) }
            await group.next()
            group.cancelAll()
        }
    }

    /// Goes up when the process is told to end, for as long as `body` lasts.
    func raisedBySignals<Value>(_ body: () async throws -> Value) async rethrows -> Value {
        let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [weak self] in self?.raise() }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        return try await body()
    }
}
