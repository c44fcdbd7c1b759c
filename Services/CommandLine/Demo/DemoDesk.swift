import Model
import ServiceKit
import Wire

/// Where the day is played: a connection to each service, and everybody's token.
struct DemoDesk: Sendable {
    /// How often a request that may be asked again is asked again, after 50 ms and then twice as long each time.
    private static let attempts = 6
    private static let pause: Duration = .milliseconds(50)

    private let clients: [String: WireClient]
    private let tokens: [String: String]

    /// Connects to the running services, and gets the tokens.
    static func open(in folder: DataFolder) async throws -> DemoDesk {
        var clients: [String: WireClient] = [:]
        do {
            for service in DataFolder.services { clients[service] = try await Suite(folder: folder).connect(service) }
            guard let registry = clients["registry"] else { throw Failure.noData(folder.path) }
            return DemoDesk(clients: clients, tokens: try await DemoOffice.tokens(in: folder, registry))
        } catch {
            for client in clients.values { await client.close() }
            throw error
        }
    }

    /// Ends the connections.
    func close() async {
        for client in clients.values { await client.close() }
    }

    /// Asks as somebody, and again where the service is only busy.
    ///
    /// - Throws: The `Refusal` of the service, or a `WireFailure` where there was no answer.
    @discardableResult
    func ask(
        _ service: String,
        _ method: String,
        _ params: some Encodable,
        as member: String,
        key: String? = nil,
        after: [String: String] = [:]
    ) async throws -> JSONDocument.Node {
        guard let client = clients[service] else { throw WireFailure.unintelligible(reason: "no service \(service)") }
        guard let token = tokens[member] else { throw Self.officerUnknown }
        let meta = RequestMeta(token: token, idempotencyKey: key, after: after)
        let bytes = try CanonicalJSON.encode(params)
        var pause = Self.pause
        for _ in 1..<Self.attempts {
            do {
                return try await client.call(method, json: bytes, meta: meta).result
            } catch let failure as WireFailure {
                guard failure.isWorthWaitingFor else { throw failure.refusal ?? failure as any Error }
                try await Task.sleep(for: pause)
                pause *= 2
            }
        }
        return try await client.call(method, json: bytes, meta: meta).result
    }

    private static let officerUnknown = Refusal(
        "officerUnknown",
        Message("没有这位经办人", "there is no such officer"),
        field: "by"
    )
}

extension WireFailure {
    /// Whether the service said that it is busy, so that the same request may do in a moment.
    fileprivate var isWorthWaitingFor: Bool {
        switch self {
        case .answered, .overloaded: isRetryable
        case .disconnected, .timedOut, .requestTooLong, .paramsNotAnObject, .unintelligible: false
        }
    }
}
