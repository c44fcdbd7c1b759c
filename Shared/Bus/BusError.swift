/// What keeps a bus socket from working: a fault in the set-up, not in a message.
public enum BusError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The address could be reached from another host; there is no access control on the bus.
    case notLocal(address: String)
    /// The address is of a local kind but cannot be read.
    case malformedAddress(address: String)
    /// ZeroMQ refused an operation, with its own words for it.
    case refused(operation: String, reason: String)
    /// The context was shut down, and every socket with it.
    case ended

    /// The thing, the fault and the way out.
    public var description: String {
        switch self {
        case .notLocal(let address):
            """
            bus address \(address) is not on this host: use tcp://127.0.0.1:PORT, tcp://[::1]:PORT or ipc:///PATH; \
            a peer on another host reads events.read over TLS
            """
        case .malformedAddress(let address):
            """
            bus address \(address) cannot be read: a port is between 0 and 65535 (0 takes a free one), \
            a path has 1 to \(LocalAddress.longestPath) bytes
            """
        case .refused(let operation, let reason):
            "ZeroMQ refused to \(operation): \(reason)"
        case .ended:
            "the bus context has been shut down"
        }
    }
}
