import Foundation
import Identity
import Model
import ServiceKit
import Wire

/// Real processes in a folder of their own, for as long as a measurement lasts.
final class BenchSuite: Sendable {
    let data: String
    let processes: [String: Process]
    let token: String

    private init(data: String, processes: [String: Process], token: String) {
        self.data = data
        self.processes = processes
        self.token = token
    }

    /// Starts the services beside this executable, each on ports of its own.
    static func start(_ services: [String]) async throws -> BenchSuite {
        let data = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)").path
        let folder = DataFolder(path: data)
        let now = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        try folder.create(rules: "compose/counties/gaotai", at: now)
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        var processes: [String: Process] = [:]
        for service in services {
            let process = Process()
            process.executableURL = beside.appending(path: service)
            process.arguments = ["--data", data]
            process.environment = ["LOG_LEVEL": "warning", "JIAZHENG_PARENT": "\(getpid())"]
            try process.run()
            processes[service] = process
        }
        let token = try folder.serviceKey("registry").token(
            TokenRequest(id: .fresh(at: now), actor: .user(.fresh(at: now)), role: .commerceSupervisor),
            at: now
        )
        let suite = BenchSuite(data: data, processes: processes, token: token)
        for service in services { await suite.waitUntilReady(service) }
        return suite
    }

    private func waitUntilReady(_ service: String) async {
        while true {
            if let client = try? await connect(to: service) { return await client.close() }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    func stop() {
        for process in processes.values { process.terminate() }
        for process in processes.values { process.waitUntilExit() }
        try? FileManager.default.removeItem(atPath: data)
    }

    func connect(to service: String) async throws -> WireClient {
        guard let endpoint = Endpoints(data: data).read()[service] else {
            throw WireFailure.disconnected(reason: "\(service) is not up yet")
        }
        return try await WireClient.connect(host: endpoint.requestHost, port: endpoint.requestPort)
    }

    /// Registers that many enterprises and answers their ids.
    func register(_ count: Int) async throws -> [String] {
        let client = try await connect(to: "registry")
        let codes = (0..<count).map(BenchEnterprise.code)
        let ids = try await withThrowingTaskGroup(of: String.self) { group in
            var ids: [String] = []
            for (index, code) in codes.enumerated() {
                if index >= 64, let id = try await group.next() { ids.append(id) }
                group.addTask { [self] in
                    let params = """
                        {"address":"城关镇人民东路\(index)号","business":"employing","creditCode":"\(code)","division":"620724",\
                        "legalRepresentative":"王秀英","name":"甘州家政服务有限公司\(index)","registeredOn":"2025-01-01"}
                        """
                    let answer = try await client.call(
                        "enterprise.register",
                        json: Array(params.utf8),
                        meta: RequestMeta(token: token, idempotencyKey: "bench/register/\(index)")
                    )
                    let stream = answer.result["events"]?.elements.first?["subject"]?.string ?? ""
                    return String(stream.dropFirst("enterprise/".count))
                }
            }
            return try await group.reduce(into: ids) { $0.append($1) }
        }
        await client.close()
        return ids
    }

    /// How far a service has come in its own log, or in a peer's.
    func position(of service: String, following peer: String? = nil) async throws -> Int64 {
        let client = try await connect(to: service)
        defer { Task { await client.close() } }
        let stats = try await client.call("service.stats", meta: RequestMeta(token: token)).result
        guard let peer else { return Int64(stats["position"]?.integer ?? 0) }
        let follower = stats["followers"]?.elements.first { $0["peer"]?.string == peer }
        return Int64(follower?["position"]?.integer ?? 0)
    }

    /// Memory of the idle processes and WAL frames for each event.
    func footprint() async throws -> String {
        var lines: [String] = []
        for service in processes.keys.sorted() {
            let client = try await connect(to: service)
            let stats = try await client.call("service.stats", meta: RequestMeta(token: token)).result
            await client.close()
            lines.append("\(service)  \((stats["memoryBytes"]?.integer ?? 0) / 1_048_576) MiB resident after the loads")
        }
        return lines.joined(separator: "\n")
    }
}
