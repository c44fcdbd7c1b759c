public import Model

import NIOCore
import NIOPosix
import NIOSSL

/// One connection to a server, on which any number of calls may be under way at once.
public final class WireClient: Sendable {
    /// What the server said of itself when the connection opened: the whole line.
    public let hello: JSONDocument

    private let channel: any Channel
    private let calls: OutstandingCalls
    private let limits: ClientLimits
    private let flush: @Sendable () -> Void

    private init(
        hello: JSONDocument,
        channel: any Channel,
        calls: OutstandingCalls,
        limits: ClientLimits,
        flush: @escaping @Sendable () -> Void
    ) {
        self.hello = hello
        self.channel = channel
        self.calls = calls
        self.limits = limits
        self.flush = flush
    }

    /// Connects, and waits for the server's hello.
    ///
    /// - Parameters:
    ///   - host: A name or an address.
    ///   - port: The server's port.
    ///   - tls: Certificates, where the server wants them.
    ///   - limits: How long to wait and how much may wait.
    /// - Returns: A client that has been greeted.
    /// - Throws: A `WireFailure`, or the `Refusal` of a certificate file.
    public static func connect(
        host: String = "127.0.0.1",
        port: Int,
        tls: WireTLS? = nil,
        limits: ClientLimits = ClientLimits()
    ) async throws -> WireClient {
        let security = try tls?.clientContext()
        let calls = OutstandingCalls(limits: limits)
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let hello = loop.makePromise(of: [UInt8].self)
        let flush = loop.makePromise(of: (@Sendable () -> Void).self)
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(TimeAmount(limits.connect))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let security {
                        let name = (try? SocketAddress(ipAddress: host, port: port)) == nil ? host : nil
                        try pipeline.addHandler(NIOSSLClientHandler(context: security, serverHostname: name))
                    }
                    let connection = ClientConnection(calls: calls, hello: hello, maxLine: limits.maxLine)
                    try pipeline.addHandler(connection)
                    flush.succeed(try Self.flushing(connection, pipeline.context(handler: connection)))
                }
            }
        do {
            let channel = try await bootstrap.connect(host: host, port: port).get()
            let late = loop.scheduleTask(in: TimeAmount(limits.connect)) { channel.close(promise: nil) }
            hello.futureResult.whenComplete { _ in late.cancel() }
            let line = try await hello.futureResult.get()
            let greeting = Result { () throws(WireFailure) in try Self.greeting(line) }
            if case .failure = greeting { channel.close(promise: nil) }
            return WireClient(
                hello: try greeting.get(),
                channel: channel,
                calls: calls,
                limits: limits,
                flush: try await flush.futureResult.get()
            )
        } catch let failure as WireFailure {
            throw failure
        } catch {
            let failure = WireFailure.disconnected(reason: "cannot connect to \(host):\(port): \(error)")
            hello.fail(failure)
            flush.fail(failure)
            throw failure
        }
    }

    /// Asks, and waits for the answer.
    ///
    /// - Parameters:
    ///   - method: What is asked.
    ///   - params: A JSON object as bytes in one line, without `_meta`.
    ///   - meta: What goes into `_meta`.
    ///   - timeout: How long to wait; the server is told it as well.
    /// - Returns: The answer with its result.
    /// - Throws: A `WireFailure`, or `CancellationError`.
    public func call(
        _ method: String,
        json params: [UInt8] = [UInt8(ascii: "{"), UInt8(ascii: "}")],
        meta: RequestMeta = RequestMeta(),
        within timeout: Duration? = nil
    ) async throws -> WireAnswer {
        var meta = meta
        if let timeout, meta.timeoutMilliseconds == nil {
            meta.timeoutMilliseconds = max(1, Int(timeout / .milliseconds(1)))
        }
        guard params.first == UInt8(ascii: "{"), params.count > 1 else { throw WireFailure.paramsNotAnObject }
        let id = calls.newID()
        var line = ByteBuffer()
        line.writeRequest(id, method, Self.onOneLine(params), meta)
        let request = line
        let deadline = NIODeadline.now() + TimeAmount(timeout ?? limits.answer)
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if calls.begin(id, request, deadline: deadline, continuation) { flush() }
                if Task.isCancelled { calls.end(id, .failure(.timedOut)) }
            }
        } onCancel: {
            calls.end(id, .failure(.timedOut))
        }
        if case .failure(.timedOut) = outcome { try Task.checkCancellation() }
        return try WireAnswer(line: try outcome.get())
    }

    /// Asks with arguments that are encoded canonically.
    ///
    /// - Parameters:
    ///   - method: What is asked.
    ///   - params: What encodes as an object.
    ///   - meta: What goes into `_meta`.
    ///   - timeout: How long to wait.
    /// - Returns: The answer with its result.
    /// - Throws: A `WireFailure`, `CancellationError`, or what is wrong with the arguments.
    public func call(
        _ method: String,
        params: some Encodable,
        meta: RequestMeta = RequestMeta(),
        within timeout: Duration? = nil
    ) async throws -> WireAnswer {
        try await call(method, json: try CanonicalJSON.encode(params), meta: meta, within: timeout)
    }

    /// Closes the connection; calls that wait fail as `disconnected`.
    public func close() async {
        calls.endAll(.disconnected(reason: "this client was closed"))
        try? await channel.close()
    }

    /// A line end would end the request; in JSON it stands between tokens alone, where a space says the same.
    private static func onOneLine(_ params: [UInt8]) -> [UInt8] {
        let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        guard params.contains(lineFeed) || params.contains(carriageReturn) else { return params }
        return params.map { $0 == lineFeed || $0 == carriageReturn ? UInt8(ascii: " ") : $0 }
    }

    /// Reads the hello, or the error that stands in its place.
    private static func greeting(_ line: [UInt8]) throws(WireFailure) -> JSONDocument {
        do {
            let document = try JSONDocument(line)
            if let error = document.root["error"] { throw WireFailure.answered(WireError(error)) }
            guard document.root["method"]?.string == "hello" else {
                throw WireFailure.unintelligible(reason: "the server did not say hello")
            }
            return document
        } catch let failure as WireFailure {
            throw failure
        } catch {
            throw .unintelligible(reason: "the server's hello is not JSON")
        }
    }

    /// What wakes the event loop to send; it holds the handler for as long as the client lives.
    private static func flushing(
        _ connection: ClientConnection,
        _ context: ChannelHandlerContext
    ) -> @Sendable () -> Void {
        let loop = context.eventLoop
        let bound = NIOLoopBound((connection, context), eventLoop: loop)
        return { loop.execute { bound.value.0.flush(bound.value.1) } }
    }
}
