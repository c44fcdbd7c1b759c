/// Answers requests with an async function: each is a child task of `run()`.
///
/// A request that was taken is finished even if its connection has closed. How many there can be is bounded by
/// `WireLimits.outstanding`. Shut the server down first, then `finish()`, so that nothing is left unanswered.
public struct RequestTasks: Sendable {
    private typealias Item = (request: WireRequest, answer: @Sendable (WireReply) -> Void)

    private let items: AsyncStream<Item>
    private let door: AsyncStream<Item>.Continuation
    private let body: @Sendable (WireRequest) async -> WireReply

    /// Requests will be answered by `body`.
    public init(_ body: @escaping @Sendable (WireRequest) async -> WireReply) {
        (items, door) = AsyncStream.makeStream()
        self.body = body
    }

    /// What a server takes as its handler.
    public var handler: WireServer.Handler {
        { [door] request, answer in
            if case .terminated = door.yield((request, answer)) { answer(.failure(.stopping)) }
        }
    }

    /// Answers requests until `finish()`, and returns when the last has been answered.
    public func run() async {
        await withDiscardingTaskGroup { group in
            for await item in items {
                group.addTask { [body] in item.answer(await body(item.request)) }
            }
        }
    }

    /// Takes no more: who still asks is told that the service is stopping.
    public func finish() {
        door.finish()
    }
}
