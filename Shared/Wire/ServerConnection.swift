import NIOCore
import NIOTLS

/// One connection of a server: lines in, answers out, and the limits that hold it.
///
/// It reads only while it may take requests, so a peer that asks too much, or does not read, is slowed by TCP itself.
final class ServerConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What the server tells its connections.
    enum Event: Sendable {
        case drain
    }

    /// How far along its life the connection is.
    enum Phase {
        /// It takes lines.
        case open
        /// It takes no more, and owes answers.
        case finishing
        /// Its last answer is being sent.
        case sending
        /// It has ended its side, and throws away what still comes, until the peer ends its own.
        case lingering
    }

    let core: ServerCore
    var lines: LineBuffer
    var clock: ConnectionClock
    var phase = Phase.open
    var outstanding = 0
    var wantsInput = true
    var inputEnded = false
    var isShakingHands = false
    var unsent = 0
    var outbox: Outbox?
    private var watch: RepeatedTask?
    private var host = ""

    init(_ core: ServerCore) {
        self.core = core
        lines = LineBuffer(maxLine: core.limits.maxLine)
        clock = ConnectionClock(quietSince: .now())
    }

    func channelActive(context: ChannelHandlerContext) {
        let loop = context.eventLoop
        host = context.remoteAddress?.ipAddress ?? ""
        let bound = NIOLoopBound((self, context), eventLoop: loop)
        outbox = Outbox(maxLine: core.limits.maxLine) {
            loop.execute { bound.value.0.advance(bound.value.1) }
        }
        let interval = TimeAmount(core.limits.watchInterval)
        watch = loop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in
            bound.value.0.look(bound.value.1)
        }
        if core.security != nil {
            isShakingHands = true
            clock.lineBegan = .now()
        }
        var hello = context.channel.allocator.buffer(capacity: 512)
        hello.writeHello(core.hello())
        context.writeAndFlush(wrapOutboundOut(hello), promise: nil)
        context.read()
    }

    func channelInactive(context: ChannelHandlerContext) {
        outbox?.close()
        outbox = nil
        watch?.cancel()
        watch = nil
        lines.clear()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if phase == .open { lines.append(unwrapInboundIn(data)) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        advance(context)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { advance(context) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is Event:
            if phase == .open { phase = .finishing }
            advance(context)
        case let event as ChannelEvent where event == .inputClosed:
            inputEnded = true
            if phase == .lingering { context.close(promise: nil) } else { advance(context) }
        case is TLSUserEvent:
            isShakingHands = false
            clock.lineBegan = nil
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

/// What it does when something came in or an answer is ready.
extension ServerConnection {
    /// Takes what lines it may, sends what answers there are, and reads on if it may.
    func advance(_ context: ChannelHandlerContext) {
        guard let outbox else { return }
        var wrote = false
        var again = true
        while again {
            outbox.hold()
            takeLines(context, outbox)
            let (bytes, answered) = outbox.take()
            outstanding -= answered
            if bytes.readableBytes > 0 {
                context.write(wrapOutboundOut(bytes), promise: nil)
                wrote = true
            }
            again = answered > 0 && phase == .open && !wantsInput
        }
        if wrote { context.flush() }
        if phase == .finishing && outstanding == 0 { finish(context) }
        if phase == .lingering || (phase == .open && wantsInput && !inputEnded) { context.read() }
    }

    private func takeLines(_ context: ChannelHandlerContext, _ outbox: Outbox) {
        let now = NIODeadline.now()
        let limits = core.limits
        wantsInput = false
        while phase == .open, outstanding < limits.outstandingPerConnection, context.channel.isWritable {
            switch lines.next() {
            case .line(let line):
                clock.quietSince = now
                clock.lineBegan = nil
                answer(line, outbox)
            case .incomplete where inputEnded:
                if lines.hasBytes { outbox.put(.failure(.lineUnfinished), to: nil, counting: false) }
                phase = .finishing
            case .incomplete:
                wantsInput = true
                clock.lineBegan = lines.hasBytes ? clock.lineBegan ?? now : nil
                return
            case .tooLong:
                end(with: .lineTooLong(limits.maxLine), outbox)
            }
        }
        clock.lineBegan = nil
    }

    private func answer(_ line: [UInt8], _ outbox: Outbox) {
        do {
            var request = try WireRequest(line: line, maxDepth: core.limits.maxDepth)
            request.host = host
            guard core.load.enter() else { return outbox.put(.failure(.busy), to: request.id, counting: false) }
            outstanding += 1
            let ticket = Ticket(id: request.id, outbox: outbox, load: core.load)
            core.handler(request) { ticket.answer($0) }
        } catch {
            outbox.put(.failure(error.error), to: error.id, counting: false)
        }
    }
}
