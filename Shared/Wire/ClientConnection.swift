import Model
import NIOCore

/// A client's end of a connection: requests out, answers to whoever waits for them.
final class ClientConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Asks the connection to send what calls have left.
    enum Event: Sendable {
        case flush
    }

    private static let sweepInterval = TimeAmount.milliseconds(20)

    private let calls: OutstandingCalls
    private let hello: EventLoopPromise<[UInt8]>
    private var lines: LineBuffer
    private var isGreeted = false
    private var isSweepDue = false
    private var reason = "the connection was closed"

    init(calls: OutstandingCalls, hello: EventLoopPromise<[UInt8]>, maxLine: Int) {
        self.calls = calls
        self.hello = hello
        lines = LineBuffer(maxLine: maxLine)
    }

    /// Sends what calls have left.
    func flush(_ context: ChannelHandlerContext) {
        let bytes = calls.take()
        if bytes.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(bytes), promise: nil) }
        sweep(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        lines.append(unwrapInboundIn(data))
        while true {
            switch lines.next() {
            case .line(let line) where !isGreeted:
                isGreeted = true
                hello.succeed(line)
            case .line(let line): answer(line)
            case .incomplete: return
            case .tooLong:
                reason = "a line of the server's is too long"
                return context.close(promise: nil)
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        hello.fail(WireFailure.disconnected(reason: reason))
        calls.endAll(.disconnected(reason: reason))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        reason = "\(error)"
        context.close(promise: nil)
    }

    private func answer(_ line: [UInt8]) {
        if let id = Self.quickID(line) { return calls.end(id, .success(line)) }
        guard let root = try? JSONDocument(line, maxDepth: 64).root else {
            reason = "the server sent what is not JSON"
            return
        }
        if let id = root["id"]?.integer {
            calls.end(Int(id), .success(line))
        } else if let error = root["error"] {
            reason = WireError(error).refusal.message.english
        }
    }

    /// The id of an answer that begins as ours do, without reading the rest.
    private static func quickID(_ line: [UInt8]) -> Int? {
        guard line.count > prefix.count, line.starts(with: prefix) else { return nil }
        var id = 0
        for byte in line[prefix.count...].prefix(16) {
            if byte == UInt8(ascii: ",") { return id }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            id = id * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return nil
    }
    private static let prefix = Array(#"{"jsonrpc":"2.0","id":"#.utf8)

    /// While calls wait, looks now and then whether one has waited too long.
    private func sweep(_ context: ChannelHandlerContext) {
        guard !isSweepDue, !calls.isEmpty else { return }
        isSweepDue = true
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.sweepInterval) {
            self.isSweepDue = false
            self.calls.expire(at: .now())
            self.sweep(context)
        }
    }
}
