public import Model

import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// What a page of the HTTP server says.
public struct HTTPAnswer: Hashable, Sendable {
    /// 200, or 503 while something is not ready.
    public let status: Int
    /// Such as `text/plain; charset=utf-8`.
    public let contentType: String
    /// The page's bytes.
    public let body: [UInt8]

    /// A page.
    public init(status: Int = 200, contentType: String = "text/plain; charset=utf-8", body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }
}

/// A few pages for supervisors and metrics collectors on this machine: `/livez`, `/readyz`, `/metrics`.
///
/// It answers GET alone, one request a connection, and everything about a connection is bounded.
public final class HTTPServer: Sendable {
    /// Pages by path.
    ///
    /// A page is made on an event loop and so must not block.
    public typealias Routes = [String: @Sendable () -> HTTPAnswer]

    /// Bytes that a request may have.
    public static let maxRequest = 8 << 10
    /// Connections that may be open; one more is closed at once.
    public static let maxConnections = 32
    /// Time from connecting to the last byte of the answer.
    public static let patience: Duration = .seconds(5)

    private let address: WireAddress
    private let routes: Routes
    private let patience: Duration
    private let connections = ConnectionTable(limit: HTTPServer.maxConnections)
    private let listener = Mutex<(any Channel)?>(nil)

    /// A server that is not listening yet.
    ///
    /// - Parameters:
    ///   - address: A loopback address; nothing else is accepted.
    ///   - patience: Time from connecting to the last byte of the answer.
    ///   - routes: Pages by path.
    /// - Throws: A refusal of an address that others could reach.
    public init(
        on address: WireAddress,
        patience: Duration = HTTPServer.patience,
        routes: Routes
    ) throws(Refusal) {
        _ = try address.socketAddress()
        guard address.isLoopback else {
            throw Refusal(
                "loopbackRequired",
                Message(
                    "HTTP 页面只能在本机提供，不能监听 \(address)；请改为 127.0.0.1",
                    "HTTP pages are for this machine alone and cannot listen on \(address); use 127.0.0.1"
                ),
                status: .failedPrecondition,
                field: "http.host"
            )
        }
        self.address = address
        self.patience = patience
        self.routes = routes
    }

    /// The port it listens on, once it does; before that, the one it was given.
    public var port: Int {
        listener.withLock { $0?.localAddress?.port } ?? address.port
    }

    /// How many connections are open.
    public var openConnections: Int { connections.count }

    /// Begins to listen.
    ///
    /// - Throws: A `Refusal` when the address cannot be had.
    public func start() async throws {
        let target = try address.socketAddress()
        let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { [routes, patience, connections] channel in
                channel.eventLoop.makeCompletedFuture {
                    guard connections.enter(channel) == .entered else { return channel.close(promise: nil) }
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(HTTPBounds(maxBytes: Self.maxRequest, patience: TimeAmount(patience)))
                    try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false)
                    try pipeline.addHandler(HTTPConnection(routes))
                }
            }
        do {
            let channel = try await bootstrap.bind(to: target).get()
            listener.withLock { $0 = channel }
        } catch {
            throw Refusal(
                "addressUnavailable",
                Message("无法监听 \(address)；地址可能已被占用", "cannot listen on \(address): \(error)"),
                status: .unavailable
            )
        }
    }

    /// Stops listening and closes what is open.
    public func shutdown() async {
        let channel = listener.withLock { listener in
            defer { listener = nil }
            return listener
        }
        try? await channel?.close()
        connections.closeAll()
        await connections.emptied()
    }
}
