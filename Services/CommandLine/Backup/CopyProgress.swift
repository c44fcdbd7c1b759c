import Glibc
import ServiceKit
import Synchronization

/// Says on the standard error how far a backup has come, with the rate of the last two seconds; silent off a terminal.
final class CopyProgress: Sendable {
    private struct State {
        var file = ""
        var marks: [(at: ContinuousClock.Instant, done: Int64)] = []
        var drawn: ContinuousClock.Instant?
    }

    /// The time over which the rate is taken.
    private static let window: Duration = .seconds(2)
    /// The least time between two drawings.
    private static let interval: Duration = .milliseconds(200)

    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let state = Mutex(State())

    /// Takes notice of a step.
    func note(_ step: Backup.Step) {
        guard isTerminal else { return }
        let now = ContinuousClock.now
        let line = state.withLock { state -> String? in
            let file = "\(step.work.rawValue) \(step.file)"
            if file != state.file {
                state.file = file
                state.marks = []
            }
            state.marks.append((now, step.done))
            // One mark from before the window stays, so that the rate spans all of it.
            while state.marks.count > 2, now - state.marks[1].at > Self.window { state.marks.removeFirst() }
            if let drawn = state.drawn, now - drawn < Self.interval, step.done != step.all { return nil }
            state.drawn = now
            return Self.line(step, Self.rate(state.marks))
        }
        if let line { Terminal.error.write("\r\u{1B}[K\(line)") }
    }

    /// The line has served its time.
    func finish() {
        if isTerminal { Terminal.error.write("\r\u{1B}[K") }
    }

    private static func rate(_ marks: [(at: ContinuousClock.Instant, done: Int64)]) -> Double {
        guard let first = marks.first, let last = marks.last else { return 0 }
        let seconds = (last.at - first.at) / .seconds(1)
        return seconds > 0 ? Double(last.done - first.done) / seconds : 0
    }

    private static func line(_ step: Backup.Step, _ rate: Double) -> String {
        switch step.work {
        case .copying:
            let percent = step.all > 0 ? step.done * 100 / step.all : 100
            return "复制 / copying \(step.file) \(percent) %，\(Int(rate / 1_048_576)) MB/s"
        case .checking:
            return "核对 / checking \(step.file) \(step.done) 号 / events，\(Int(rate))/s"
        }
    }
}
