import Model
import NIOCore

/// Where a server listens: a numeric address and a port.
public struct WireAddress: Hashable, Sendable, CustomStringConvertible {
    /// `127.0.0.1`, `::1`, or `localhost`, which means the first of these.
    public let host: String
    /// 0 lets the system choose.
    public let port: Int

    /// An address; nothing is looked up.
    public init(host: String = "127.0.0.1", port: Int) {
        self.host = host == "localhost" ? "127.0.0.1" : host
        self.port = port
    }

    /// `127.0.0.1:7001`.
    public var description: String { "\(host):\(port)" }

    /// Whether only this machine can reach it.
    public var isLoopback: Bool {
        guard let text = try? socketAddress().ipAddress else { return false }
        return text == "::1" || text.hasPrefix("127.")
    }

    /// The address as sockets take it.
    func socketAddress() throws(Refusal) -> SocketAddress {
        guard (0...65_535).contains(port) else {
            throw Refusal(
                "invalidPort",
                Message("端口 \(port) 不在 0 至 65535 之间", "port \(port) is not between 0 and 65535"),
                field: "port"
            )
        }
        guard let address = try? SocketAddress(ipAddress: host, port: port) else {
            throw Refusal(
                "invalidHost",
                Message(
                    "“\(host)”不是数字形式的 IP 地址；请写 127.0.0.1 这样的地址",
                    "“\(host)” is not a numeric IP address; write one such as 127.0.0.1"
                ),
                field: "host"
            )
        }
        return address
    }
}
