import EventLog
import Model
import Synchronization
import Wire

extension Node {
    /// The line that greets every connection.
    func hello() -> [UInt8] {
        (try? CanonicalJSON.encode(facts())) ?? Array("{}".utf8)
    }

    func facts() -> ServiceFacts {
        let head = store.head.current
        return ServiceFacts(
            service: Owner.service,
            version: suiteVersion,
            protocol: 1,
            division: rules.division.text,
            county: rules.county,
            epoch: head.epoch,
            position: String(head.position),
            program: store.identity.program,
            rules: String(store.rulesDigest.prefix(16)),
            maxLine: Int64(settings.limits.maxLine)
        )
    }

    /// Every method and every refusal, as a machine can read them.
    func openRPC() throws -> [UInt8] {
        try OpenRPCDocument(
            service: Owner.service,
            version: suiteVersion,
            methods: Owner.standardMethodDescriptions + Owner.methods.map(\.description),
            errors: ErrorCatalogue.shared + ErrorCatalogue.entries(of: Owner.self)
        )
        .json()
    }

    func health() -> Health {
        guard let reason = store.shutReason else { return Health(ready: true, reasons: []) }
        return Health(ready: false, reasons: [WireError(ofStore: reason).refusal])
    }

    func stats() async throws -> ServiceStats {
        let now = store.timepiece.read().wall
        let (parked, setAside) = try await store.waitingForPeople()
        return ServiceStats(
            position: store.head.position,
            followers: standing.followers.map { status in
                ServiceStats.Follower(
                    peer: status.peer,
                    reactionSet: status.reactionSet,
                    state: status.state.rawValue,
                    position: status.position,
                    head: status.head,
                    lagEvents: status.lagEvents,
                    lagMilliseconds: status.lagMilliseconds(at: now),
                    parked: status.parked,
                    lastError: status.lastError
                )
            },
            parked: parked,
            setAside: setAside,
            waiting: Int64(store.waitingCount),
            memoryBytes: Standing.residentBytes,
            connections: Int64(wire?.connections ?? 0),
            outstanding: Int64(wire?.outstanding ?? 0),
            requests: standing.requests.load(ordering: .relaxed),
            unauthenticated: standing.unauthenticated.load(ordering: .relaxed),
            faults: standing.faults.load(ordering: .relaxed),
            walFrames: Int64(standing.walFrames.load(ordering: .relaxed)),
            uptimeSeconds: uptimeSeconds
        )
    }

    /// The pages for supervisors and metrics collectors.
    func pages() -> HTTPServer.Routes {
        [
            "/livez": { HTTPAnswer(body: Array("ok\n".utf8)) },
            "/readyz": { [self] in
                let health = health()
                let text =
                    health.ready ? "ready\n" : health.reasons.map { "\($0.reason): \($0.message.chinese)\n" }.joined()
                return HTTPAnswer(status: health.ready ? 200 : 503, body: Array(text.utf8))
            },
            "/metrics": { [self] in
                HTTPAnswer(contentType: "text/plain; version=0.0.4; charset=utf-8", body: Array(metrics().utf8))
            },
        ]
    }

    private func metrics() -> String {
        let now = store.timepiece.read().wall
        var text = MetricsText(service: Owner.service)
        text.gauge("log_position_events", "The last committed position.", store.head.position)
        text.gauge("waiting_requests", "Turns that wait for the writer.", Int64(store.waitingCount))
        text.gauge("connections", "Open request connections.", Int64(wire?.connections ?? 0))
        text.gauge("outstanding_requests", "Requests that wait for their answer.", Int64(wire?.outstanding ?? 0))
        text.gauge("wal_frames", "Frames in the write-ahead log.", Int64(standing.walFrames.load(ordering: .relaxed)))
        text.gauge("resident_memory_bytes", "Resident memory.", Standing.residentBytes)
        text.gauge("ready", "Whether commands are taken.", health().ready ? 1 : 0)
        text.counter("requests_total", "Requests taken.", standing.requests.load(ordering: .relaxed))
        text.counter(
            "unauthenticated_total",
            "Requests without a valid token.",
            standing.unauthenticated.load(ordering: .relaxed)
        )
        text.counter("faults_total", "Requests that failed by a fault.", standing.faults.load(ordering: .relaxed))
        let followers = standing.followers
        text.gauge("follower_position_events", "The last event taken in.", followers.map { ($0, $0.position) })
        text.gauge("follower_lag_events", "Events not taken in yet.", followers.map { ($0, $0.lagEvents) })
        text.gauge(
            "follower_lag_seconds",
            "For how long the follower has been behind.",
            followers.map { ($0, $0.lagMilliseconds(at: now) / 1_000) }
        )
        text.gauge("follower_parked_events", "Events that wait for a person.", followers.map { ($0, $0.parked) })
        text.gauge(
            "follower_stopped",
            "Whether the follower has stopped for good.",
            followers.map { ($0, $0.state == .stopped ? 1 : 0) }
        )
        return text.text
    }
}

/// Metrics in the text form of Prometheus.
struct MetricsText {
    let service: String
    private(set) var text = ""

    init(service: String) {
        self.service = service
    }

    mutating func gauge(_ name: String, _ help: String, _ value: Int64) {
        head(name, help, "gauge")
        text += "jiazheng_\(name){service=\"\(service)\"} \(value)\n"
    }

    mutating func counter(_ name: String, _ help: String, _ value: Int64) {
        head(name, help, "counter")
        text += "jiazheng_\(name){service=\"\(service)\"} \(value)\n"
    }

    mutating func gauge(_ name: String, _ help: String, _ values: [(FollowerStatus, Int64)]) {
        guard !values.isEmpty else { return }
        head(name, help, "gauge")
        for (status, value) in values {
            let labels = "service=\"\(service)\",peer=\"\(status.peer)\",set=\"\(status.reactionSet)\""
            text += "jiazheng_\(name){\(labels)} \(value)\n"
        }
    }

    private mutating func head(_ name: String, _ help: String, _ kind: String) {
        text += "# HELP jiazheng_\(name) \(help)\n# TYPE jiazheng_\(name) \(kind)\n"
    }
}
