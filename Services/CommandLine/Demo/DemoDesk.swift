import Model
import ServiceKit
import Wire

/// Where the week is played: a connection to each service and each hotline, and everybody's token.
struct DemoDesk: Sendable {
    /// How often a request that may be asked again is asked again, after 50 ms and then twice as long each time.
    private static let attempts = 6
    private static let pause: Duration = .milliseconds(50)

    private let clients: [String: WireClient]
    private let staff: DemoOffice.Staff
    private let hotlines: [String: HotlineClient]

    /// Connects to the running services and to the hotlines' stand-ins, and gets the tokens.
    static func open(in folder: DataFolder) async throws -> DemoDesk {
        var clients: [String: WireClient] = [:]
        do {
            for service in DataFolder.services { clients[service] = try await Suite(folder: folder).connect(service) }
            guard let registry = clients["registry"] else { throw Failure.noData(folder.path) }
            let staff = try await DemoOffice.staff(in: folder, registry)
            let hotlines = try await DemoHotlines(folder: folder).connect(staff.tokens)
            return DemoDesk(clients: clients, staff: staff, hotlines: hotlines)
        } catch {
            for client in clients.values { await client.close() }
            throw error
        }
    }

    /// Ends the connections.
    func close() async {
        for client in clients.values { await client.close() }
        for hotline in hotlines.values { await hotline.client.close() }
    }

    /// Everybody's name, and how events name them.
    var actors: [String: String] { staff.actors }

    /// Lets a hotline send messages to mediation; without its stand-in they are entered in its name.
    ///
    /// - Parameters:
    ///   - messages: Params of `order.receive`, or of `order.advance` when they have a `state`.
    ///   - lost: Messages that only the hotline's own list has.
    ///   - system: The hotline.
    /// - Returns: Those that were refused, by their place.
    /// - Throws: What ended the connection, or forbade asking.
    func send(
        _ messages: [JSONDocument.Node],
        losing lost: [JSONDocument.Node] = [],
        from system: String
    ) async throws -> [Int: Refusal] {
        if let hotline = hotlines[system] { return try await hotline.send(messages, losing: lost) }
        var refused: [Int: Refusal] = [:]
        for (index, message) in messages.enumerated() {
            let sequence = message["sequence"]?.integer.map(String.init) ?? "-"
            let key = RowKey.path(system, message["number"]?.string ?? "-", sequence)
            do {
                let method = message["state"] == nil ? "order.receive" : "order.advance"
                try await ask("mediation", method, json: message.canonical(), as: system, key: key)
            } catch let refusal as Refusal where refusal.isAboutTheRow {
                refused[index] = refusal
            }
        }
        return refused
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
        try await ask(service, method, json: CanonicalJSON.encode(params), as: member, key: key, after: after)
    }

    /// The same with the params as JSON.
    @discardableResult
    func ask(
        _ service: String,
        _ method: String,
        json bytes: [UInt8],
        as member: String,
        key: String? = nil,
        after: [String: String] = [:]
    ) async throws -> JSONDocument.Node {
        guard let client = clients[service] else { throw WireFailure.unintelligible(reason: "no service \(service)") }
        guard let token = staff.tokens[member] else { throw Self.officerUnknown }
        let meta = RequestMeta(token: token, idempotencyKey: key, after: after)
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

    /// Where somebody hands in a file that came on a stick.
    ///
    /// - Throws: `officerUnknown`.
    func importing(as member: String) throws -> FileImport.Desk {
        guard let client = clients["mediation"], let token = staff.tokens[member] else { throw Self.officerUnknown }
        return FileImport.Desk(client: client, token: token)
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
