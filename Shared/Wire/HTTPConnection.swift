import NIOCore
import NIOHTTP1

/// Closes a connection that says too much or takes too long.
final class HTTPBounds: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var room: Int
    private let patience: TimeAmount
    private var deadline: Scheduled<Void>?

    init(maxBytes: Int, patience: TimeAmount) {
        room = maxBytes
        self.patience = patience
    }

    func channelActive(context: ChannelHandlerContext) {
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: patience) { context.close(promise: nil) }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard room >= 0 else { return }
        room -= unwrapInboundIn(data).readableBytes
        if room >= 0 { return context.fireChannelRead(data) }
        let refusal = ByteBuffer(
            string: "HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        )
        context.writeAndFlush(wrapOutboundOut(refusal)).assumeIsolated().whenComplete { _ in
            context.close(mode: .output, promise: nil)
        }
    }
}

/// Answers one request and ends its side; the peer's end, or `HTTPBounds`, closes the connection.
///
/// A hard close while bytes are unread would reset the connection and could destroy the answer on its way.
final class HTTPConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let routes: HTTPServer.Routes
    private var isAnswered = false

    init(_ routes: HTTPServer.Routes) {
        self.routes = routes
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = unwrapInboundIn(data), !isAnswered else { return }
        isAnswered = true
        send(answer(to: head), head.version, context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func answer(to head: HTTPRequestHead) -> HTTPAnswer {
        guard head.method == .GET else { return HTTPAnswer(status: 405, body: Array("only GET is answered\n".utf8)) }
        let path = head.uri.prefix { $0 != "?" }
        guard let page = routes[String(path)] else {
            let known = routes.keys.sorted().joined(separator: " ")
            return HTTPAnswer(status: 404, body: Array("there is no such page; there are: \(known)\n".utf8))
        }
        return page()
    }

    private func send(_ answer: HTTPAnswer, _ version: HTTPVersion, _ context: ChannelHandlerContext) {
        var headers = HTTPHeaders()
        headers.add(name: "content-type", value: answer.contentType)
        headers.add(name: "content-length", value: String(answer.body.count))
        headers.add(name: "cache-control", value: "no-store")
        headers.add(name: "connection", value: "close")
        if answer.status == 405 { headers.add(name: "allow", value: "GET") }
        let head = HTTPResponseHead(version: version, status: .init(statusCode: answer.status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
            context.close(mode: .output, promise: nil)
        }
    }
}
