public import Model

import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// What all connections of a server share.
final class ServerCore: Sendable {
    let limits: WireLimits
    let security: NIOSSLContext?
    let hello: @Sendable () -> [UInt8]
    let handler: WireServer.Handler
    let connections: ConnectionTable
    let load: Load

    init(
        limits: WireLimits,
        security: NIOSSLContext?,
        hello: @escaping @Sendable () -> [UInt8],
        handler: @escaping WireServer.Handler
    ) {
        self.limits = limits
        self.security = security
        self.hello = hello
        self.handler = handler
        connections = ConnectionTable(limit: limits.connections)
        load = Load(limit: limits.outstanding)
    }
}

/// Answers JSON-RPC 2.0, one object a line, over TCP; the manual is `docs/wire-protocol.md`.
public final class WireServer: Sendable {
    /// Takes a request and, at any time and from any thread, answers it exactly once.
    ///
    /// It is called on an event loop and so must not block; what takes long goes elsewhere, as `RequestTasks` does.
    public typealias Handler = @Sendable (WireRequest, @escaping @Sendable (WireReply) -> Void) -> Void

    private let address: WireAddress
    private let core: ServerCore
    private let listener = Mutex<(any Channel)?>(nil)

    /// A server that is not listening yet.
    ///
    /// - Parameters:
    ///   - address: Where to listen. What is not loopback needs `tls`.
    ///   - tls: Certificates; with them every client must show one.
    ///   - limits: How much a peer may have.
    ///   - hello: The params of the line that greets each connection, as one line of JSON.
    ///   - handler: Answers requests.
    /// - Throws: What is missing or does not fit, and what to do about it.
    public init(
        on address: WireAddress,
        tls: WireTLS? = nil,
        limits: WireLimits = WireLimits(),
        hello: @escaping @Sendable () -> [UInt8],
        handler: @escaping Handler
    ) throws(Refusal) {
        precondition(limits.areSound, "A limit is positive, and a low mark is below its high mark.")
        _ = try address.socketAddress()
        guard address.isLoopback || tls != nil else { throw Self.needsTLS(address) }
        self.address = address
        core = ServerCore(limits: limits, security: try tls?.serverContext(), hello: hello, handler: handler)
    }

    /// The port it listens on, once it does; before that, the one it was given.
    public var port: Int {
        listener.withLock { $0?.localAddress?.port } ?? address.port
    }

    /// How many connections are open.
    public var connections: Int { core.connections.count }

    /// How many requests wait for their answers.
    public var outstanding: Int { core.load.current }

    /// Returns at a moment when no connection is open.
    public func emptied() async { await core.connections.emptied() }

    /// Begins to listen.
    ///
    /// - Throws: A `Refusal` when the address cannot be had.
    public func start() async throws {
        let target = try address.socketAddress()
        let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.allowRemoteHalfClosure, value: core.security == nil)
            .childChannelOption(
                .writeBufferWaterMark,
                value: .init(low: core.limits.unsentLow, high: core.limits.unsentHigh)
            )
            .childChannelInitializer { [core] channel in
                channel.eventLoop.makeCompletedFuture { try Self.furnish(channel, core) }
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

    /// Stops: accepts no more, takes no more requests, answers those that were taken, and closes.
    ///
    /// - Parameter deadline: How long that may last; what is still open then is closed as it is.
    public func shutdown(within deadline: Duration = .seconds(10)) async {
        let channel = listener.withLock { listener in
            defer { listener = nil }
            return listener
        }
        guard let channel else { return }
        try? await channel.close()
        core.connections.drain()
        let cut = channel.eventLoop.scheduleTask(in: TimeAmount(deadline)) { [core] in core.connections.closeAll() }
        await core.connections.emptied()
        cut.cancel()
    }

    private static func furnish(_ channel: any Channel, _ core: ServerCore) throws {
        switch core.connections.enter(channel) {
        case .entered:
            if let security = core.security {
                try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: security))
            }
            try channel.pipeline.syncOperations.addHandler(ServerConnection(core))
        case .tooMany where core.security == nil:
            try channel.pipeline.syncOperations.addHandler(TurnedAway(.tooManyConnections))
        case .tooMany, .draining: channel.close(promise: nil)
        }
    }

    private static func needsTLS(_ address: WireAddress) -> Refusal {
        Refusal(
            "tlsRequired",
            Message(
                "在 \(address) 监听须使用 TLS 与客户端证书；请配置 certificate、key、roots，或改为监听 127.0.0.1",
                "listening on \(address) requires TLS with client certificates; set certificate, key and roots, or listen on 127.0.0.1"
            ),
            status: .failedPrecondition,
            field: "tls"
        )
    }
}
