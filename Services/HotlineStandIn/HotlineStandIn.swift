import ArgumentParser
import Foundation
import Glibc
import Model
import Wire

/// A hotline's platform that is none: for tests, and for the demonstration.
///
/// It pushes orders to mediation as a bad line would, takes what it is told, keeps it, and shows it.
@main
struct HotlineStandIn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hotline",
        abstract: "热线平台模拟器 / a stand-in for a hotline's platform",
        discussion: """
            示例 / EXAMPLE:
              hotline --name 12345 --port 7701 --orders orders.jsonl --target 127.0.0.1:7627 --token-file link-12345.token
              hotline --name 12315 --repeat 10 --lose 5 --reorder 20 --slow 50 --seed 7 --orders orders.jsonl --data ./data

            每行一条 order.receive 或 order.advance 的参数 / each line of the file is the params of order.receive or order.advance
            """
    )

    @Option(help: ArgumentHelp("线路名称 / the link's name", valueName: "name"))
    var name = "12345"

    @Option(help: ArgumentHelp("监听端口；0 为任选 / where it listens; 0 takes a free one", valueName: "port"))
    var port = 0

    @Option(help: ArgumentHelp("报送的工单文件 / the orders to push, JSON lines", valueName: "file"))
    var orders: String?

    @Option(help: ArgumentHelp("mediation 的地址 / where mediation listens", valueName: "host:port"))
    var target: String?

    @Option(help: ArgumentHelp("从数据目录取 mediation 的地址 / finds mediation by its data folder", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("向 mediation 出示的令牌文件 / the token to show at mediation", valueName: "file"))
    var tokenFile: String?

    @Option(help: ArgumentHelp("对方须出示的令牌文件 / the token that callers must show", valueName: "file"))
    var acceptTokenFile: String?

    @Option(help: ArgumentHelp("记住工单和收到的答复，重启后不忘 / keeps what it knows", valueName: "file"))
    var keep: String?

    @Option(help: ArgumentHelp("每百条重复几条 / how many of a hundred are repeated", valueName: "percent"))
    var `repeat` = 0

    @Option(help: ArgumentHelp("每百条先丢失几条，稍后补报 / how many are lost and sent again later", valueName: "percent"))
    var lose = 0

    @Option(help: ArgumentHelp("乱序的窗口 / how far messages are shuffled", valueName: "count"))
    var reorder = 0

    @Option(help: ArgumentHelp("应答延迟 / how long an answer takes", valueName: "milliseconds"))
    var slow = 0

    @Option(help: ArgumentHelp("本端证书；三个 tls 选项同用 / listens with TLS, PEM", valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("证书的私钥 / the certificate's key", valueName: "file"))
    var tlsKey: String?

    @Option(help: ArgumentHelp("对方证书的签发机构 / the authorities of callers' certificates", valueName: "file"))
    var tlsRoots: String?

    @Option(help: ArgumentHelp("随机种子 / the seed of all chances", valueName: "number"))
    var seed: UInt64 = 1

    func validate() throws {
        guard (0...100).contains(`repeat`), (0...90).contains(lose), reorder >= 0, slow >= 0 else {
            throw ValidationError("百分比为 0 至 100，丢失至多 90 / percentages are 0 to 100, losses at most 90")
        }
        guard [tlsCertificate, tlsKey, tlsRoots].compactMap(\.self).count % 3 == 0 else {
            throw ValidationError("--tls-certificate、--tls-key、--tls-roots 须同用 / go together")
        }
    }

    /// What it proves itself with; nil when it listens in the clear.
    private var tls: WireTLS? {
        guard let tlsCertificate, let tlsKey, let tlsRoots else { return nil }
        return WireTLS(certificate: tlsCertificate, key: tlsKey, roots: tlsRoots)
    }

    func run() async throws {
        let faults = Faults(repeats: `repeat`, losses: lose, window: reorder, slowness: slow, seed: seed)
        let secret = try acceptTokenFile.map(Self.secret)
        let platform = Platform(secret: secret, faults: faults, memory: PlatformMemory(path: keep))
        let pusher = tokenFile.map { file in
            let door = MediationDoor(target: target, data: data, tokenFile: file)
            return Pusher(name: name, door: door, platform: platform, faults: faults)
        }
        let tasks = RequestTasks { request in await platform.answer(request, pushing: pusher) }
        let server = try WireServer(
            on: WireAddress(port: port),
            tls: tls,
            hello: { Array(#"{"maxLine":1048576,"protocol":1,"service":"hotline","version":"1"}"#.utf8) },
            handler: tasks.handler
        )
        try await server.start()
        FileHandle.standardOutput.write(Data("{\"name\":\"\(name)\",\"port\":\(server.port)}\n".utf8))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await tasks.run() }
            group.addTask { await Self.endWithParent() }
            if let orders {
                guard let pusher else { throw ValidationError("报送须有 --token-file / pushing needs --token-file") }
                let messages = try PlatformMessage.read(from: orders)
                for message in messages.sorted(by: { $0.sequence < $1.sequence }) { platform.note(message) }
                group.addTask { await pusher.pushAll(messages) }
            }
            try await group.waitForAll()
        }
    }

    /// Ends the process when the one that started it has gone; it watches only when `JIAZHENG_PARENT` names one.
    private static func endWithParent() async {
        let parent = ProcessInfo.processInfo.environment["JIAZHENG_PARENT"].flatMap { Int32($0) }
        while let parent, !Task.isCancelled {
            try? await Task.sleep(for: .seconds(1))
            if getppid() != parent { kill(getpid(), SIGTERM) }
        }
    }

    static func secret(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
