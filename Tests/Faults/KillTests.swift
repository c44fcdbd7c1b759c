import Foundation
import Model
import Synchronization
import TestKit
import Testing
import Wire

@Suite("A service that is killed under load", .serialized)
struct KillTests {
    @Test func `has every acknowledged command in its log once, kill after kill`() async throws {
        try await RunningSuite.with(["registry", "credit", "mediation", "training"]) { suite async throws in
            let token = try suite.token(.commerceSupervisor)
            let acknowledged = Acknowledged()
            var random = SeededRandom(seed: 20_260_930)
            for round in 0..<Soak.length(25, full: 100) {
                let victim = ["registry", "registry", "credit", "mediation", "training"][round % 5]
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        try await load(suite, token: token, round: round, acknowledged)
                    }
                    try await random.untilSomeInstant(upToMilliseconds: 60)
                    suite.killHard(victim)
                    try suite.start(victim)
                    try await suite.waitUntilUp(victim)
                    try await group.waitForAll()
                }
            }
            try await verify(suite, acknowledged.all)
        }
    }

    /// Registers enterprises one after the other until the connection breaks or enough are done.
    private func load(
        _ suite: RunningSuite,
        token: String,
        round: Int,
        _ acknowledged: Acknowledged
    ) async throws {
        guard let client = try? await suite.connect(to: "registry") else { return }
        for index in 0..<20 {
            let number = round * 100 + index
            let key = "kill/\(String(format: "%06d", number))"
            do {
                _ = try await client.call(
                    "enterprise.register",
                    json: Array(registration(number).utf8),
                    meta: RequestMeta(token: token, idempotencyKey: key)
                )
                acknowledged.add(key)
            } catch let failure as WireFailure where failure.isRetryable {
                break
            }
        }
        await client.close()
    }

    private func verify(_ suite: RunningSuite, _ acknowledged: Set<String>) async throws {
        var counts: [String: Int] = [:]
        let after = try await suite.readLog(of: "registry") { event in
            if let key = event["commandid"]?.string { counts[key, default: 0] += 1 }
        }
        #expect(!acknowledged.isEmpty)
        #expect(acknowledged.allSatisfy { counts[$0] == 1 })
        for service in ["credit", "mediation"] {
            try await eventually("\(service) has followed") {
                try await suite.position(of: service, following: "registry") == after
            }
        }
        let files = try await suite.ask(
            "credit",
            "file.list",
            "{\"pageSize\":1}",
            RequestMeta(token: suite.token(.commerceSupervisor))
        )
        #expect(files["value"] != nil)
    }
}

/// The keys of the commands that were answered.
final class Acknowledged: Sendable {
    private let keys = Mutex<Set<String>>([])

    var all: Set<String> { keys.withLock { $0 } }

    func add(_ key: String) {
        keys.withLock { _ = $0.insert(key) }
    }
}
