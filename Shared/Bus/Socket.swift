import CZeroMQ
import Glibc

/// The process's one ZeroMQ context: the mother of its sockets, and the way to end them all at once.
///
/// It lives as long as any of its sockets does.
public final class BusContext: @unchecked Sendable {
    // ZeroMQ promises that a context, unlike a socket, may be used from every thread.
    fileprivate let handle: UnsafeMutableRawPointer

    /// Opens the context.
    public init() throws(BusError) {
        guard let handle = zmq_ctx_new() else { throw Socket.refusal(to: "open a context") }
        self.handle = handle
    }

    /// Ends every blocked receive and every later operation with `BusError.ended`.
    public func shutdown() {
        zmq_ctx_shutdown(handle)
    }

    deinit {
        zmq_ctx_term(handle)
    }
}

/// A ZeroMQ socket in the hands of one thread.
///
/// It cannot be copied or sent, so it never leaves the thread that made it, which is what ZeroMQ demands.
package struct Socket: ~Copyable {
    /// Which end of the bus it is.
    package enum Kind {
        case publish
        case subscribe
    }

    /// Longer frames end their connection; an event and its escapes stay far below.
    package static let largestFrameBytes: Int64 = 128 * 1_024
    /// How many messages wait for one slow peer before ZeroMQ drops more.
    package static let queueLength: Int32 = 4_096
    /// How long a receive blocks before it lets its thread look around.
    package static let receiveMilliseconds: Int32 = 100
    private static let handshakeMilliseconds: Int32 = 2_000
    private static let heartbeatMilliseconds: Int32 = 1_000
    private static let silenceMilliseconds: Int32 = 3_000
    private static let reconnectMilliseconds: Int32 = 50
    private static let longestReconnectMilliseconds: Int32 = 1_000

    private let handle: UnsafeMutableRawPointer
    private let context: BusContext

    /// Opens a socket with limits on everything that a stranger could fill.
    package static func open(_ kind: Kind, in context: BusContext) throws(BusError) -> Socket {
        let type = kind == .publish ? ZMQ_PUB : ZMQ_SUB
        guard let handle = zmq_socket(context.handle, type) else { throw refusal(to: "open a socket") }
        let socket = Socket(handle: handle, context: context)
        try socket.limit()
        if kind == .subscribe, zmq_setsockopt(handle, ZMQ_SUBSCRIBE, nil, 0) != 0 {
            throw refusal(to: "subscribe to every topic")
        }
        return socket
    }

    private init(handle: UnsafeMutableRawPointer, context: BusContext) {
        self.handle = handle
        self.context = context
    }

    private func limit() throws(BusError) {
        try set(ZMQ_MAXMSGSIZE, to: Self.largestFrameBytes)
        try set(ZMQ_SNDHWM, to: Self.queueLength)
        try set(ZMQ_RCVHWM, to: Self.queueLength)
        try set(ZMQ_HANDSHAKE_IVL, to: Self.handshakeMilliseconds)
        try set(ZMQ_HEARTBEAT_IVL, to: Self.heartbeatMilliseconds)
        try set(ZMQ_HEARTBEAT_TIMEOUT, to: Self.silenceMilliseconds)
        try set(ZMQ_HEARTBEAT_TTL, to: Self.silenceMilliseconds)
        try set(ZMQ_RECONNECT_IVL, to: Self.reconnectMilliseconds)
        try set(ZMQ_RECONNECT_IVL_MAX, to: Self.longestReconnectMilliseconds)
        try set(ZMQ_LINGER, to: Int32(0))
        try set(ZMQ_RCVTIMEO, to: Self.receiveMilliseconds)
    }

    deinit {
        zmq_close(handle)
    }

    /// Takes an address, and answers the real one: port 0 becomes the port that was free.
    package mutating func bind(to address: LocalAddress) throws(BusError) -> String {
        try set(ZMQ_IPV6, to: Int32(address.isVersion6 ? 1 : 0))
        guard zmq_bind(handle, address.text) == 0 else { throw Self.refusal(to: "bind \(address.text)") }
        return try endpoint()
    }

    /// Looks for a peer at an address, now and whenever the connection is lost.
    package mutating func connect(to address: LocalAddress) throws(BusError) {
        try set(ZMQ_IPV6, to: Int32(address.isVersion6 ? 1 : 0))
        guard zmq_connect(handle, address.text) == 0 else { throw Self.refusal(to: "connect to \(address.text)") }
    }

    /// Sends the frames as one message, or drops it for the peers whose queue is full; it never waits.
    package mutating func send(_ frames: [[UInt8]]) throws(BusError) {
        for index in frames.indices {
            let flags = index + 1 < frames.count ? ZMQ_SNDMORE : 0
            while frames[index].withUnsafeBytes({ zmq_send(handle, $0.baseAddress, $0.count, flags) }) < 0 {
                guard zmq_errno() == EINTR else { throw Self.refusal(to: "send") }
            }
        }
    }

    /// Takes one whole message, or nothing when none is there (after a while, if it may wait).
    ///
    /// Frames beyond `limit` are read and forgotten, except for one empty frame that shows there were more.
    package mutating func receive(waiting: Bool, limit: Int) throws(BusError) -> [[UInt8]]? {
        var frames: [[UInt8]] = []
        frames.reserveCapacity(limit)
        var message = zmq_msg_t()
        zmq_msg_init(&message)
        defer { zmq_msg_close(&message) }
        repeat {
            while zmq_msg_recv(&message, handle, waiting && frames.isEmpty ? 0 : ZMQ_DONTWAIT) < 0 {
                switch zmq_errno() {
                case EINTR where !frames.isEmpty: continue
                case EAGAIN, EINTR: return nil
                case _: throw Self.refusal(to: "receive")
                }
            }
            if frames.count < limit {
                let content = UnsafeRawBufferPointer(start: zmq_msg_data(&message), count: zmq_msg_size(&message))
                frames.append([UInt8](content))
            } else if frames.count == limit {
                frames.append([])
            }
        } while zmq_msg_more(&message) != 0
        return frames
    }

    private func endpoint() throws(BusError) -> String {
        var text = [UInt8](repeating: 0, count: 256)
        var size = text.count
        guard zmq_getsockopt(handle, ZMQ_LAST_ENDPOINT, &text, &size) == 0 else {
            throw Self.refusal(to: "name its address")
        }
        return String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }

    private func set(_ option: Int32, to value: some FixedWidthInteger) throws(BusError) {
        let status = withUnsafeBytes(of: value) { zmq_setsockopt(handle, option, $0.baseAddress, $0.count) }
        guard status == 0 else { throw Self.refusal(to: "set option \(option)") }
    }

    fileprivate static func refusal(to operation: String) -> BusError {
        let code = zmq_errno()
        return code == zeromq_context_ended
            ? .ended : .refused(operation: operation, reason: String(cString: zmq_strerror(code)))
    }
}
