import EventLog
import Identity
import Logging
import Model
import Wire

/// Hears of every revoked token and forgets it at once: registry from its own log, everybody else from registry's.
struct RevocationWatch<Owner: Served>: Sendable {
    /// The type that says so; it holds the token's id alone.
    static var type: String { "cn.jiazheng.registry.token.revoked.v1" }
    /// How long a peer is asked to hold the question open.
    static var waitMilliseconds: Int { 10_000 }

    let node: Doorway<Owner>
    let verifier: TokenVerifier
    let endpoints: Endpoints
    let log: Logger

    /// Watches until the task is cancelled.
    func run() async {
        var after: Int64 = 0
        while !Task.isCancelled {
            do {
                if Owner.service == "registry" {
                    try await watchOwnLog(from: &after)
                } else if let endpoint = endpoints.read()["registry"] {
                    try await watch(endpoint, from: &after)
                }
            } catch is CancellationError {
                return
            } catch {
                log.debug("Revocations cannot be heard at present.", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .milliseconds(500))
        }
    }

    private func watchOwnLog(from after: inout Int64) async throws {
        let head = node.store.head.position
        guard head > after else { return }
        for event in try await node.store.events(ReadRequest(after: after, types: [Self.type])) {
            try revoke(event.body)
            after = event.position
        }
        after = max(after, head)
    }

    private func watch(_ endpoint: Endpoint, from after: inout Int64) async throws {
        let client = try await WireClient.connect(host: endpoint.requestHost, port: endpoint.requestPort)
        do {
            while !Task.isCancelled {
                let answer = try await client.call(
                    "events.read",
                    params: EventsRead(
                        after: String(after),
                        limit: 512,
                        waitMs: Self.waitMilliseconds,
                        types: [Self.type]
                    ),
                    meta: RequestMeta(token: try node.ownToken())
                )
                let (_, head, events) = try PeerEvents.read(answer.result)
                for event in events {
                    if let body = event.body { try revoke(body) }
                }
                after = events.last?.sequence ?? max(after, head)
            }
        } catch {
            await client.close()
            throw error
        }
        await client.close()
    }

    private func revoke(_ body: [UInt8]) throws {
        let root = try JSONDocument(body).root
        guard let subject = root["subject"]?.string, let id = Token.ID(stream: subject)?.value,
            let time = root["time"]?.string
        else { return }
        verifier.revoke(id, at: try Moment(time))
    }
}
