import Foundation
import Model

/// One load: so many commands under way for so long, over so many connections.
struct Load: Sendable {
    let suite: BenchSuite
    let enterprises: [String]
    let outstanding: Int
    let connections: Int

    /// What was measured.
    struct Figures: Sendable {
        var outstanding: Int
        var answered: Int
        var answeredPerSecond: Double
        var appliedPerSecond: Double
        var median: Double
        var p99: Double

        var line: String {
            String(
                format: "%5d outstanding  %8.0f answered/s  %8.0f applied/s  p50 %6.2f ms  p99 %6.2f ms",
                outstanding,
                answeredPerSecond,
                appliedPerSecond,
                median,
                p99
            )
        }

        var json: String {
            String(
                format:
                    "{\"outstanding\":%d,\"answeredPerSecond\":%.0f,\"appliedPerSecond\":%.0f,\"p50Ms\":%.3f,\"p99Ms\":%.3f}",
                outstanding,
                answeredPerSecond,
                appliedPerSecond,
                median,
                p99
            )
        }
    }

    func run(for duration: Duration) async throws -> Figures {
        let before = try await suite.position(of: "registry")
        let began = ContinuousClock.now
        let end = began.advanced(by: duration)
        let latencies = try await withThrowingTaskGroup(of: [Double].self) { group in
            for lane in 0..<connections {
                let share = outstanding / connections + (lane < outstanding % connections ? 1 : 0)
                let lane = try Lane(suite, enterprises, number: lane, seats: share)
                group.addTask { try await lane.drive(until: end) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let answeredIn = began.duration(to: .now) / .seconds(1)
        let head = try await suite.position(of: "registry")
        while try await suite.position(of: "mediation", following: "registry") < head {
            try await Task.sleep(for: .milliseconds(10))
        }
        let appliedIn = began.duration(to: .now) / .seconds(1)
        let sorted = latencies.sorted()
        return Figures(
            outstanding: outstanding,
            answered: sorted.count,
            answeredPerSecond: Double(sorted.count) / answeredIn,
            appliedPerSecond: Double(head - before) / appliedIn,
            median: sorted[sorted.count / 2],
            p99: sorted[sorted.count * 99 / 100]
        )
    }
}
