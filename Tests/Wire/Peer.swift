import NIOCore
import NIOPosix

/// The other end of a bare socket, which may say anything.
struct Peer: Sendable {
    private let channel: any Channel
    private let lines: AsyncStream<String>

    /// Connects to a server on this machine.
    ///
    /// - Parameters:
    ///   - port: The server's port.
    ///   - reads: False for a peer that takes nothing until `read` is called.
    /// - Returns: The peer.
    /// - Throws: When nobody listens.
    static func connect(port: Int, reads: Bool = true) async throws -> Peer {
        let (lines, feed) = AsyncStream.makeStream(of: String.self)
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.autoRead, value: reads)
            .channelOption(.socketOption(.so_rcvbuf), value: reads ? 262_144 : 4_096)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Feeding(feed))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return Peer(channel: channel, lines: lines)
    }

    /// Connects and passes over the hello.
    static func greeted(port: Int) async throws -> Peer {
        let peer = try await connect(port: port)
        _ = await peer.line()
        return peer
    }

    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) async throws { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) }

    /// Sends without waiting for the bytes to leave.
    func post(_ text: String) { channel.writeAndFlush(ByteBuffer(string: text), promise: nil) }

    /// The next line from the server; nil once it has closed.
    func line() async -> String? {
        var iterator = lines.makeAsyncIterator()
        return await iterator.next()
    }

    /// What the server still says, until it closes.
    func rest() async -> [String] { await lines.reduce(into: []) { $0.append($1) } }

    func read() async throws { try await channel.setOption(.autoRead, value: true).get() }

    func close() async throws { try await channel.close() }

    /// Returns once the connection is closed.
    func closed() async throws { try await channel.closeFuture.get() }
}

private final class Feeding: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let feed: AsyncStream<String>.Continuation
    private var partial: [UInt8] = []

    init(_ feed: AsyncStream<String>.Continuation) {
        self.feed = feed
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        for byte in unwrapInboundIn(data).readableBytesView {
            guard byte == UInt8(ascii: "\n") else {
                partial.append(byte)
                continue
            }
            feed.yield(String(decoding: partial, as: UTF8.self))
            partial = []
        }
    }

    func channelInactive(context: ChannelHandlerContext) { feed.finish() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
