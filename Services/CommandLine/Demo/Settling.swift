import Model
import ServiceKit
import Wire

/// Waits until every service has taken in what the others told it.
struct Settling {
    let folder: DataFolder

    /// The longest wait for one service, and how often they are asked for more.
    private static let patience: Duration = .seconds(20)
    private static let rounds = 20
    /// How long to wait before looking again at what is on its way to a hotline.
    private static let pause: Duration = .milliseconds(100)

    /// Waits until no service moves on by what another one told.
    ///
    /// - Parameter withHotlines: Whether to wait for what the hotlines are told too, where they answer.
    /// - Throws: A `WireFailure` when a service does not catch up in time.
    func settle(withHotlines: Bool = false) async throws {
        let token = try Administrator(folder: folder).token(lifetimeSeconds: 600)
        if withHotlines { try await waitForHotlines(token) }
        var before = try await positions()
        for _ in 0..<Self.rounds {
            for service in DataFolder.services {
                try await Suite(folder: folder).with(service) { client in
                    let stats = try await client.call("service.stats", meta: RequestMeta(token: token)).result
                    let peers = stats["followers"]?.elements.compactMap { $0["peer"]?.string } ?? []
                    let after = before.filter { peers.contains($0.key) }
                    _ = try await client.call("service.info", meta: RequestMeta(after: after), within: Self.patience)
                }
            }
            let now = try await positions()
            guard now != before else { return }
            before = now
        }
    }

    /// Waits until nothing is on its way to a hotline but what a person must look at.
    private func waitForHotlines(_ token: String) async throws {
        let linked = await DemoHotlines(folder: folder).answering()
        let deadline = ContinuousClock.now.advanced(by: Self.patience)
        try await Suite(folder: folder).with("mediation") { client in
            while ContinuousClock.now < deadline {
                let status = try await client.call("link.status", meta: RequestMeta(token: token)).result
                let busy = (status["value"]?["items"]?.elements ?? []).contains { line in
                    linked.contains(line["link"]?.string ?? "")
                        && (line["waiting"]?.integer ?? 0) > (line["failed"]?.integer ?? 0)
                }
                guard busy else { return }
                try await Task.sleep(for: Self.pause)
            }
        }
    }

    private func positions() async throws -> [String: String] {
        var positions: [String: String] = [:]
        for service in DataFolder.services {
            positions[service] = try await Suite(folder: folder).with(service) { client in
                try await client.call("service.info").result["position"]?.string
            }
        }
        return positions
    }
}
