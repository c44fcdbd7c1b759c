/// How much a server lets one peer, and all of them together, have of it.
///
/// Every bound has a name, so that an operator can find the one that was met and a test can make it tiny.
public struct WireLimits: Hashable, Sendable {
    /// Bytes in one line, either way, without its LF.
    public var maxLine = 1 << 20
    /// Objects and arrays within each other.
    public var maxDepth = 32
    /// Open connections; one more is told `tooManyConnections` and closed.
    public var connections = 512
    /// Requests of one connection that wait for their answers; beyond it, nothing more is read from that connection.
    public var outstandingPerConnection = 256
    /// Requests of all connections that wait for their answers; beyond it, the answer is `busy`.
    public var outstanding = 4_096
    /// Time without any request, after which a connection is closed.
    public var idle: Duration = .seconds(600)
    /// Time that a line (or a TLS handshake) may take from its first byte to its last.
    public var lineCompletion: Duration = .seconds(10)
    /// Unsent bytes of answers above which nothing more is read from a connection.
    public var unsentHigh = 256 << 10
    /// Unsent bytes of answers below which reading goes on.
    public var unsentLow = 64 << 10
    /// Time that a peer may take nothing of what is waiting for it, before its connection is closed.
    public var stuck: Duration = .seconds(30)
    /// Time that a closing connection waits for its peer to close as well, so that the last answer is not lost.
    public var linger: Duration = .seconds(2)

    /// The limits a service runs with unless its configuration says otherwise.
    public init() {}

    /// The limits keep each other's company: a low mark is below its high mark, and nothing is nought.
    var areSound: Bool {
        maxLine > 0 && maxDepth > 0 && connections > 0 && outstandingPerConnection > 0 && outstanding > 0
            && unsentLow > 0 && unsentLow < unsentHigh
    }

    /// How often the clock is looked at: often enough that the shortest limit is late by a quarter at most.
    var watchInterval: Duration {
        max(.milliseconds(5), min(idle, lineCompletion, stuck, linger) / 4)
    }
}
