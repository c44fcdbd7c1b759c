public import Configuration
public import Model
public import Wire

/// What a process is told when it starts: read once, from arguments and environment, and never again.
///
/// Each setting is an argument (`--wire-port 7621`) or a variable (`WIRE_PORT=7621`); the argument wins.
public struct NodeSettings: Sendable {
    /// The folder of keys, stores and county rules.
    public var data: String
    /// Where requests come in.
    public var wire: WireAddress
    /// The address of the bus: `tcp://127.0.0.1:PORT` or `ipc:///path`.
    public var events: String
    /// Where supervisors and metrics collectors look.
    public var http: WireAddress
    /// Certificates, without which a process listens on loopback alone.
    public var tls: WireTLS?
    /// Bytes, connections and patience.
    public var limits = WireLimits()

    /// Settings for a process on this machine; port 0 takes a free one.
    public init(data: String, wirePort: Int = 0, eventsPort: Int = 0, httpPort: Int = 0) {
        self.data = data
        wire = WireAddress(port: wirePort)
        events = "tcp://127.0.0.1:\(eventsPort)"
        http = WireAddress(port: httpPort)
    }

    /// Reads the settings.
    ///
    /// - Configuration keys:
    ///   - `data` (string, required): the folder that `jiazheng init` made.
    ///   - `wire.host` (string, default 127.0.0.1): where requests are taken; beyond loopback TLS is required.
    ///   - `wire.port` (int, default 0): its port; 0 takes a free one.
    ///   - `events.address` (string, default tcp://127.0.0.1:0): where the bus listens; loopback or ipc only.
    ///   - `http.port` (int, default 0): the port of /livez, /readyz and /metrics, on loopback.
    ///   - `tls.certificate`, `tls.key`, `tls.roots` (string): PEM files; all three or none.
    ///   - `wire.maxLine` (int, default 1048576): the most bytes of a line.
    ///   - `wire.connections` (int, default 512): the most connections.
    /// - Throws: a refusal that names the setting at fault.
    public init(_ config: ConfigReader) throws {
        guard let data = config.string(forKey: "data") else { throw Self.missing("data") }
        self.init(
            data: data,
            wirePort: config.int(forKey: "wire.port", default: 0),
            httpPort: config.int(forKey: "http.port", default: 0)
        )
        wire = WireAddress(host: config.string(forKey: "wire.host", default: "127.0.0.1"), port: wire.port)
        events = config.string(forKey: "events.address", default: events)
        limits.maxLine = config.int(forKey: "wire.maxLine", default: limits.maxLine)
        limits.connections = config.int(forKey: "wire.connections", default: limits.connections)
        let files = ["tls.certificate", "tls.key", "tls.roots"].map { config.string(forKey: ConfigKey($0)) }
        switch (files[0], files[1], files[2]) {
        case (let certificate?, let key?, let roots?):
            tls = WireTLS(certificate: certificate, key: key, roots: roots)
        case (nil, nil, nil): tls = nil
        default: throw Self.missing("tls.certificate, tls.key, tls.roots")
        }
    }

    /// Every setting with its default and meaning: the table of `docs/configuration.md`.
    public static let described: [(key: String, fallback: String, meaning: Message)] = [
        ("data", "–", Message("数据目录（jiazheng init 建立）", "the folder that `jiazheng init` made")),
        (
            "wire.host", "127.0.0.1",
            Message("请求监听地址；非本机须 TLS", "where requests are taken; beyond loopback TLS is required")
        ),
        ("wire.port", "0", Message("请求端口；0 为任选", "its port; 0 takes a free one")),
        ("events.address", "tcp://127.0.0.1:0", Message("事件总线地址，仅限本机", "where the bus listens; loopback or ipc only")),
        ("http.port", "0", Message("健康与指标端口（本机）", "the port of /livez, /readyz and /metrics, on loopback")),
        ("tls.certificate", "–", Message("本端证书 PEM", "this end's certificate, PEM")),
        ("tls.key", "–", Message("本端私钥 PEM", "its private key, PEM")),
        ("tls.roots", "–", Message("对端根证书 PEM", "the authorities of the other end, PEM")),
        ("wire.maxLine", "1048576", Message("单行最大字节数", "the most bytes of a line")),
        ("wire.connections", "512", Message("最大连接数", "the most connections")),
    ]

    private static func missing(_ key: String) -> Refusal {
        Refusal(
            "settingMissing",
            Message("缺少设置 \(key)", "the setting \(key) is missing"),
            status: .failedPrecondition,
            field: key
        )
    }
}
