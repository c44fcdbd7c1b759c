import ArgumentParser
import Foundation
import Glibc
import Model
import ServiceKit

/// Starts the four services and keeps them up.
struct Up: SuiteCommand {
    static let configuration = CommandConfiguration(
        abstract: "启动四个服务并看护 / start the four services and keep them up",
        discussion: """
            示例 / EXAMPLE:
              jiazheng up
              jiazheng up --port 0 --json
              jiazheng up --data /srv/gaotai --port 8600

            Ctrl-C 或 SIGTERM 使全部服务正常停止（15 秒后强制），退出码 0。死去的服务隔 1、2、4…30 秒重启。
            端口：registry 为 --port，其后每个服务加 10；事件与网页端口各加 1、2。
            Ctrl-C or SIGTERM stops all services in good order, by force after 15 s, and the exit code is 0. One that
            dies is started again after 1, 2, 4 … 30 s. Registry has --port, each service after it 10 more; its events
            and pages have the next two.
            """
    )

    @Option(help: ArgumentHelp("首个端口；0 为任选 / the first port; 0 takes free ones", valueName: "port"))
    var port = 7_620

    @Option(help: ArgumentHelp("最多等待就绪的秒数 / the most seconds until all are ready", valueName: "seconds"))
    var readyWithin = 60

    @Option(
        help: ArgumentHelp("服务程序所在目录；默认与本程序相同 / where the servers lie", valueName: "dir"),
        completion: .directory
    )
    var programs: String?

    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard port == 0 || (1_024...65_500).contains(port) else {
            throw ValidationError("--port：0 或 1024 至 65500 / is 0, or 1024 to 65500")
        }
        guard (1...3_600).contains(readyWithin) else {
            throw ValidationError("--ready-within：1 至 3600 / is 1 to 3600")
        }
    }

    func run() async throws {
        let inJSON = general.json
        try await run { Self.tell($0, inJSON: inJSON, $1) }
    }

    /// Starts the services and keeps them up until it is told to stop; says once where they are.
    ///
    /// - Parameters:
    ///   - companions: What runs beside them.
    ///   - whenReady: Takes everybody's addresses once all are ready.
    /// - Throws: What kept them from starting.
    func run(
        beside companions: [ServerProcess] = [],
        whenReady: @escaping @Sendable ([String: Endpoint], RunLog) -> Void
    ) async throws {
        let folder = try general.existingFolder()
        let programs = URL(filePath: programs ?? OwnProgram.folder).path
        try refuseMissing(in: programs)
        try refuseRunning(in: folder)
        let servers = DataFolder.services.enumerated().map { index, service in
            ServerProcess(
                service: service,
                programs: programs,
                data: folder.path,
                port: port == 0 ? 0 : port + index * 10
            )
        }
        let log = RunLog(terminal: general.json ? .error : .output)
        let run = SuiteRun(folder: folder, servers: servers + companions, patience: .seconds(readyWithin), log: log)
        try await run.run { whenReady($0, log) }
    }

    /// Tells where the services are.
    static func tell(_ endpoints: [String: Endpoint], inJSON: Bool, _ log: RunLog) {
        guard inJSON else { return show(endpoints, log) }
        let line = (try? CanonicalJSON.encode(endpoints)) ?? []
        Terminal.output.write(line + [UInt8(ascii: "\n")])
    }

    private static func show(_ endpoints: [String: Endpoint], _ log: RunLog) {
        var table = TextTable(["服务", "PID", "请求 / requests", "事件 / events", "网页 / pages"])
        for service in DataFolder.services {
            guard let endpoint = endpoints[service] else { continue }
            table.add([
                service, "\(endpoint.pid)", endpoint.requests, endpoint.events, "http://\(endpoint.http)/readyz",
            ])
        }
        log.tell("✓ 全部就绪 / all are ready")
        log.terminal.write(table.text + "下一步 / next: jiazheng status · jiazheng tail · jiazheng doctor\n")
    }

    private func refuseMissing(in programs: String) throws(Failure) {
        let missing = DataFolder.services.filter { !FileManager.default.isExecutableFile(atPath: "\(programs)/\($0)") }
        guard !missing.isEmpty else { return }
        let names = missing.joined(separator: ", ")
        throw Failure(
            .refused,
            "programMissing",
            Message("\(programs) 中没有程序 \(names)", "\(programs) has no program \(names)"),
            remedy: Message("先 swift build，或用 --programs 指明目录", "build first, or name the folder with --programs")
        )
    }

    /// Two processes on one log would only get in each other's way: the second waits for nothing.
    private func refuseRunning(in folder: DataFolder) throws(Failure) {
        let alive = Endpoints(data: folder.path).read().filter { service, endpoint in
            let name = try? String(contentsOfFile: "/proc/\(endpoint.pid)/comm", encoding: .utf8)
            return name?.split(separator: "\n").first.map(String.init) == service
        }
        guard let (service, endpoint) = alive.min(by: { $0.key < $1.key }) else { return }
        throw Failure(
            .refused,
            "alreadyRunning",
            Message(
                "\(folder.path) 的 \(service) 已在运行（PID \(endpoint.pid)）",
                "\(service) of \(folder.path) is running already (PID \(endpoint.pid))"
            ),
            remedy: Message("先停止它，或换一个数据目录", "stop it first, or use another data folder")
        )
    }
}
