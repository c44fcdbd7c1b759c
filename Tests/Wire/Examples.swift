import Model
import Wire

/// Requests that wait until the test answers them.
struct HeldRequests: Sendable {
    typealias Item = (request: WireRequest, answer: @Sendable (WireReply) -> Void)

    private let items: AsyncStream<Item>
    private let feed: AsyncStream<Item>.Continuation

    init() {
        (items, feed) = AsyncStream.makeStream()
    }

    var handler: WireServer.Handler {
        { [feed] request, answer in feed.yield((request, answer)) }
    }

    /// The next request that the server has taken.
    func next() async throws -> Item {
        var iterator = items.makeAsyncIterator()
        guard let item = await iterator.next() else { throw CancellationError() }
        return item
    }
}

extension WireReply {
    static let done = WireReply.result(Array(#"{"done":true}"#.utf8))
}

extension WireRequest {
    /// Answers `echo` with its params, `refuse` with a refusal, `page` with 64 KiB, and knows nothing else.
    static let echo: WireServer.Handler = { request, answer in
        switch request.method {
        case "echo": answer(.result(request.params.map { Array($0.bytes) } ?? Array("{}".utf8)))
        case "page": answer(.result(Array("\"\(String(repeating: "x", count: 65_536))\"".utf8)))
        case "huge": answer(.result([UInt8](repeating: UInt8(ascii: "1"), count: 2 << 20)))
        case "refuse": answer(.failure(WireError(.notFiled, retryAfterMilliseconds: 7, help: "docs/x.md")))
        default: answer(.failure(.unknownMethod(request.method)))
        }
    }
}

extension Refusal {
    static let notFiled = Refusal(
        "notFiled",
        Message("尚未“受理”", "not \"filed\""),
        status: .failedPrecondition,
        field: "complaint.id"
    )
}

/// Runs a server for as long as `body` lasts.
func withServer(
    _ handler: @escaping WireServer.Handler = WireRequest.echo,
    limits: WireLimits = WireLimits(),
    tls: WireTLS? = nil,
    body: (WireServer) async throws -> Void
) async throws {
    let server = try WireServer(
        on: WireAddress(port: 0),
        tls: tls,
        limits: limits,
        hello: { Array(#"{"service":"example","protocol":1}"#.utf8) },
        handler: handler
    )
    try await server.start()
    do {
        try await body(server)
    } catch {
        await server.shutdown(within: .milliseconds(1))
        throw error
    }
    await server.shutdown(within: .milliseconds(100))
}

/// Limits with one thing different.
func limits(_ change: (inout WireLimits) -> Void) -> WireLimits {
    var limits = WireLimits()
    change(&limits)
    return limits
}
