import Auditor
import Glibc
import Synchronization

/// Tells at standard error how far a long audit has come, once it takes over two seconds.
final class AuditRate: Sendable {
    private struct State {
        var what = ""
        var began = ContinuousClock.now
        var told = ContinuousClock.now
        var start: Int64 = 0
        var isDrawn = false
    }

    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let state = Mutex(State())

    /// Hears of progress.
    func note(_ progress: AuditProgress) {
        let line = state.withLock { state -> String? in
            let now = ContinuousClock.now
            if state.what != progress.what {
                state = State(what: progress.what, began: now, told: now, start: progress.done)
                return nil
            }
            let pause: Duration = isTerminal ? .milliseconds(200) : .seconds(2)
            guard now - state.began > .seconds(2), now - state.told > pause else { return nil }
            state.told = now
            state.isDrawn = true
            let seconds = (now - state.began) / .seconds(1)
            let rate = Int64(Double(progress.done - state.start) / seconds)
            return "\(progress.what) \(progress.done)/\(progress.total)，\(rate)/秒"
        }
        if let line { Terminal.error.write(isTerminal ? "\r\u{1B}[K\(line)" : "\(line)\n") }
    }

    /// Leaves the line.
    func finish() {
        if isTerminal, state.withLock({ $0.isDrawn }) { Terminal.error.write("\r\u{1B}[K") }
    }
}
