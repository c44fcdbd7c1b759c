import EventLog
import Identity
import Logging
import Model
import Wire

/// Answers what changes nothing: the service's queries and the standard methods.
struct Asking<Owner: Served>: Sendable {
    private typealias Item = (request: WireRequest, caller: Caller?, answer: @Sendable (WireReply) -> Void)

    let whole: Node<Owner>
    let methods: [String: Method<Owner>]
    let standard: [String: StandardMethod<Owner>]
    let log: Logger
    var node: Doorway<Owner> { whole.doorway }
    private let items: AsyncStream<Item>
    private let door: AsyncStream<Item>.Continuation

    init(
        _ node: Node<Owner>,
        methods: [String: Method<Owner>],
        standard: [String: StandardMethod<Owner>],
        log: Logger
    ) {
        whole = node
        self.methods = methods
        self.standard = standard
        self.log = log
        (items, door) = AsyncStream.makeStream()
    }

    /// Takes a question from the wire; the server bounds how many there can be.
    func ask(_ request: WireRequest, _ caller: Caller?, _ answer: @escaping @Sendable (WireReply) -> Void) {
        if case .terminated = door.yield((request, caller, answer)) { answer(.failure(WireError(.stopping))) }
    }

    /// Answers until `finish()`, and returns when the last has been answered.
    func run() async {
        await withDiscardingTaskGroup { group in
            for await item in items {
                group.addTask { item.answer(await answer(item.request, item.caller)) }
            }
        }
    }

    /// Takes no more.
    func finish() { door.finish() }

    private func answer(_ request: WireRequest, _ caller: Caller?) async -> WireReply {
        do {
            try await waitForPositions(request)
            let position = node.store.head.position
            if let method = methods[request.method], case .query(let ask) = method.work {
                guard let caller else { throw Refusal.keyMissing }
                let desk = Desk(caller: caller, node: node)
                let value = try await ask(request.params, desk)
                // Who saw what is on disk before they see it.
                try await desk.recordOpenings(method: request.method)
                return .result(Array("{\"position\":\"\(position)\",\"value\":".utf8) + value + [UInt8(ascii: "}")])
            }
            if let method = methods[request.method], case .rows(let work) = method.work {
                guard let caller else { throw Refusal.keyMissing }
                return .result(try await rows(of: request, work, caller))
            }
            guard let method = standard[request.method] else { return .failure(.unknownMethod(request.method)) }
            return .result(try await method.answer(whole, request.params, caller))
        } catch {
            let wire = WireError(ofStore: error)
            if wire.code == .fault {
                log.error("A query failed by a fault.", metadata: ["method": "\(request.method)", "error": "\(error)"])
            }
            return .failure(wire)
        }
    }

    /// A query waits until the positions that its caller has seen are applied here.
    private func waitForPositions(_ request: WireRequest) async throws {
        guard !request.meta.after.isEmpty else { return }
        let deadline = request.deadline ?? ContinuousClock.now.advanced(by: .seconds(5))
        for (service, text) in request.meta.after {
            guard let wanted = Int64(text) else {
                throw Refusal(
                    "invalidPosition",
                    Message("位置须为十进制文字", "a position is decimal text"),
                    field: "_meta.after.\(service)"
                )
            }
            while try await node.appliedPosition(of: service) < wanted {
                guard ContinuousClock.now < deadline else {
                    throw Refusal(
                        "positionNotReached",
                        Message(
                            "尚未处理到 \(service) 的第 \(wanted) 号事件；请稍后再试",
                            "event \(wanted) of \(service) has not been applied yet; try again shortly"
                        ),
                        status: .deadlineExceeded,
                        field: "_meta.after.\(service)"
                    )
                }
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }
}

extension Refusal {
    /// The process is about to end.
    static let stopping = Refusal(
        "stopping",
        Message("服务正在停止，请稍后重试", "the service is stopping; try again shortly"),
        status: .unavailable
    )
}
