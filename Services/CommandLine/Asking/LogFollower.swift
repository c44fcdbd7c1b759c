import Model
import Wire

/// Reads one service's events in order, for as long as it is wanted, through restarts of the service.
struct LogFollower: Sendable {
    let service: String
    let suite: Suite
    let credentials: CredentialOptions
    var subject: String?
    var types: [String] = []
    var start = Start.beginning

    /// Where reading begins.
    enum Start: Sendable {
        case beginning
        case moment(Moment)
        /// So many events before the end.
        case last(Int64)
    }

    init(service: String, suite: Suite, credentials: CredentialOptions) {
        self.service = service
        self.suite = suite
        self.credentials = credentials
    }

    /// Shows event after event.
    ///
    /// - Parameters:
    ///   - untilEnd: Whether to stop at what is the end of the log when reading begins.
    ///   - show: Takes each event.
    /// - Throws: What the service refused; while following, a lost connection is made again instead.
    func follow(untilEnd: Bool, _ show: (EventQuestion.Item) -> Void) async throws {
        var position: Int64?
        var hasConnected = false
        while true {
            do {
                try await suite.with(service) { client in
                    let token = try await credentials.text(in: suite.folder)
                    let began = try await begin(client, token)
                    hasConnected = true
                    position = min(position ?? began.position, began.head)
                    try await read(client, token, from: &position, until: untilEnd ? began.head : nil, show)
                }
                return
            } catch {
                guard hasConnected, !untilEnd, Failure(error).ending == .unavailable else { throw error }
                Terminal.error.write("… \(service) 暂不可用，一秒后重连 / connecting again in a second\n")
                try await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func read(
        _ client: WireClient,
        _ token: String,
        from position: inout Int64?,
        until end: Int64?,
        _ show: (EventQuestion.Item) -> Void
    ) async throws {
        while !Task.isCancelled {
            let after = position ?? 0
            if let end, after >= end { return }
            var question = EventQuestion(after: after)
            question.subject = subject
            question.types = types.isEmpty ? nil : types
            question.waitMs = end == nil ? 10_000 : nil
            let events = try await question.ask(client, token: token)
            for item in events.items where end.map({ item.position <= $0 }) ?? true { show(item) }
            if events.items.isEmpty, end != nil { return }
            position = events.items.last?.position ?? after
        }
    }

    private struct AsOf: Encodable { var moment: Moment }

    private func begin(_ client: WireClient, _ token: String) async throws -> (position: Int64, head: Int64) {
        let meta = RequestMeta(token: token)
        let head = try Self.position(try await client.call("events.head", meta: meta))
        switch start {
        case .beginning: return (0, head)
        case .last(let count): return (max(0, head - count), head)
        case .moment(let moment):
            let before = AsOf(moment: Moment(milliseconds: moment.milliseconds - 1))
            return (try Self.position(try await client.call("events.asOf", params: before, meta: meta)), head)
        }
    }

    private static func position(_ answer: WireAnswer) throws -> Int64 {
        guard let position = answer.result["position"]?.string.flatMap({ Int64($0) }) else {
            throw WireFailure.unintelligible(reason: "there is no position")
        }
        return position
    }
}
