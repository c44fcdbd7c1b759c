import Foundation
import Model
import ServiceKit
import Wire

/// The services of a data folder, as a caller finds and asks them.
struct Suite: Sendable {
    let folder: DataFolder

    /// A connection to a service.
    ///
    /// - Throws: A failure that says which service, and how to start it.
    func connect(_ service: String) async throws -> WireClient {
        guard DataFolder.services.contains(service) else { throw Self.unknown(service) }
        guard let endpoint = Endpoints(data: folder.path).read()[service] else { throw notStarted(service) }
        var limits = ClientLimits()
        limits.connect = .seconds(3)
        do {
            return try await WireClient.connect(
                host: endpoint.requestHost,
                port: endpoint.requestPort,
                limits: limits
            )
        } catch WireFailure.disconnected {
            throw Failure(
                .unavailable,
                "serviceUnreachable",
                Message(
                    "\(service) 没有在 \(endpoint.requests) 应答",
                    "\(service) does not answer at \(endpoint.requests)"
                ),
                remedy: .startServices
            )
        }
    }

    /// Connects for as long as `body` lasts.
    func with<Value>(_ service: String, _ body: (WireClient) async throws -> Value) async throws -> Value {
        let client = try await connect(service)
        do {
            let value = try await body(client)
            await client.close()
            return value
        } catch {
            await client.close()
            throw error
        }
    }

    /// The services that an option names: one, or all.
    static func services(named service: String?) throws(Failure) -> [String] {
        guard let service else { return DataFolder.services }
        guard DataFolder.services.contains(service) else { throw unknown(service) }
        return [service]
    }

    private static func unknown(_ service: String) -> Failure {
        let names = DataFolder.services.joined(separator: ", ")
        return Failure(
            .usage,
            "serviceUnknown",
            Message("没有名为 \(service) 的服务", "there is no service \(service)"),
            remedy: Message("可用：\(names)", "it is one of \(names)")
        )
    }

    private func notStarted(_ service: String) -> Failure {
        Failure(
            .unavailable,
            "serviceNotStarted",
            Message(
                "\(folder.path)/endpoints.json 中没有 \(service) 的地址",
                "\(folder.path)/endpoints.json has no address of \(service)"
            ),
            remedy: .startServices
        )
    }
}
