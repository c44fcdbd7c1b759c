import Foundation
import Model
import Synchronization
import Wire

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
            for connection in 0..<connections {
                let client = try await suite.connect(to: "registry")
                let share = outstanding / connections + (connection < outstanding % connections ? 1 : 0)
                group.addTask {
                    let all = try await drive(client, share, lane: connection, until: end)
                    await client.close()
                    return all
                }
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

    private func drive(
        _ client: WireClient,
        _ share: Int,
        lane: Int,
        until end: ContinuousClock.Instant
    ) async throws -> [Double] {
        try await withThrowingTaskGroup(of: [Double].self) { group in
            for seat in 0..<share {
                group.addTask {
                    var latencies: [Double] = []
                    var number = 0
                    while ContinuousClock.now < end {
                        number += 1
                        let pick = (lane * 7_919 + seat * 104_729 + number * 31) % enterprises.count
                        let now = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
                        let name = "家政服务有限公司\(lane)-\(seat)-\(number)"
                        let params = "{\"enterprise\":\"\(enterprises[pick])\",\"name\":\"\(name)\"}"
                        let began = ContinuousClock.now
                        _ = try await client.call(
                            "enterprise.change",
                            json: Array(params.utf8),
                            meta: RequestMeta(token: suite.token, idempotencyKey: "\(UniqueID.fresh(at: now))")
                        )
                        latencies.append(began.duration(to: .now) / .milliseconds(1))
                    }
                    return latencies
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}
