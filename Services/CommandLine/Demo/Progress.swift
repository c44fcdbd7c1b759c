import Glibc
import Synchronization

/// Says on the standard error how far a file has got; on a terminal the line is redrawn, elsewhere it comes once.
final class Progress: Sendable {
    private struct State {
        var done = 0
        var drawn = ContinuousClock.now
    }

    /// The least time between two drawings.
    private static let interval: Duration = .milliseconds(100)

    private let file: String
    private let rows: Int?
    private let began = ContinuousClock.now
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let state = Mutex(State())

    init(_ file: String, rows: Int?) {
        self.file = file
        self.rows = rows
    }

    /// Another row is done.
    func advance() {
        let done = state.withLock { state -> Int? in
            state.done += 1
            guard isTerminal, ContinuousClock.now - state.drawn > Self.interval else { return nil }
            state.drawn = .now
            return state.done
        }
        if let done { Terminal.error.write("\r\u{1B}[K\(line(done))") }
    }

    /// The file is done.
    func finish(bad: Int) {
        let done = state.withLock { $0.done }
        Terminal.error.write("\(isTerminal ? "\r\u{1B}[K" : "")\(line(done))，有误 \(bad)\n")
    }

    private func line(_ done: Int) -> String {
        let seconds = Double((ContinuousClock.now - began) / .milliseconds(1)) / 1_000
        let all = rows.map { "/\($0)" } ?? ""
        return "\(file) \(done)\(all) 行，\(Int(Double(done) / max(seconds, 0.001))) 行/秒"
    }
}
