import ArgumentParser
import Model
import ServiceKit

/// `jiazheng run`: a data folder if there is none, the services, the demonstration day, and then whatever people try.
struct Run: SuiteCommand {
    static let configuration = CommandConfiguration(
        abstract: "建立数据、启动服务、播放演示周，并保持运行 / make a folder, start all, play the week, stay up",
        discussion: """
            示例 / EXAMPLE:
              jiazheng run
              jiazheng run --data ./data --port 8600
              jiazheng run --port 0 --json

            两条热线（12345、12315）由模拟平台 hotline 代替，与 mediation 相连。
            Two stand-in platforms take the places of the hotlines, linked to mediation.

            Ctrl-C 停止全部进程，不丢失任何数据；再次运行在原有数据上继续。
            Ctrl-C stops every process and loses nothing; running it again continues with the same data.
            """
    )

    @Option(help: ArgumentHelp("首个端口；0 为任选 / the first port; 0 takes free ones", valueName: "port"))
    var port = 7_620

    @Option(
        help: ArgumentHelp("演示周文件的目录；默认 compose/demo / the folder of the week's files", valueName: "dir"),
        completion: .directory
    )
    var demo: String?

    @OptionGroup var general: GeneralOptions

    func run() async throws {
        let week = DemoWeek(files: try DemoFolder(named: demo), folder: general.folder)
        let inJSON = general.json
        let common = ["--data", week.folder.path] + (inJSON ? ["--json"] : [])
        if !week.folder.exists { try await Initialize.parse(common).run() }
        let hotlines = try DemoHotlines(folder: week.folder).prepare(
            firstPort: port == 0 ? 0 : port + Self.beyondServices
        )
        let up = try Up.parse(common + ["--port", "\(port)"])
        let (ready, announce) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in ready { await Self.playAndShow(week, inJSON: inJSON) }
            }
            defer { group.cancelAll() }
            do {
                try await up.run(beside: hotlines) { endpoints, log in
                    Up.tell(endpoints, inJSON: inJSON, log)
                    announce.yield()
                    announce.finish()
                }
            } catch {
                announce.finish()
                throw error
            }
            announce.finish()
        }
    }

    /// Where the ports begin that no server has.
    private static let beyondServices = 40

    /// Plays the week; when that fails the services stay up, so that somebody can look.
    private static func playAndShow(_ week: DemoWeek, inJSON: Bool) async {
        do {
            let report = try await week.play()
            guard !inJSON else { return Terminal.output.write(report.json + "\n") }
            Terminal.output.write("\n演示周已播放：\n\(report.text)\n\(try await standings(of: week.folder))\n\(next)")
        } catch {
            guard !Task.isCancelled else { return }
            let message = Failure(error).message
            Terminal.error.write(
                """
                演示周没有播放完：\(message.chinese)；运行 jiazheng play 可接着播放
                the week was not played to its end: \(message.english); `jiazheng play` goes on with it

                """
            )
        }
    }

    private static func standings(of folder: DataFolder) async throws -> String {
        let token = Result<String, any Error>.success(try Administrator(folder: folder).token(lifetimeSeconds: 600))
        var all: [Standings.One] = []
        for service in DataFolder.services { all.append(await Standings.ask(service, in: folder, token: token)) }
        return Standings.text(all)
    }

    private static let next = """
        下一步 / next（另开一个终端 / in another terminal）:
          jiazheng status --watch
          jiazheng tail --once --service mediation
          jiazheng call mediation case.list '{}' --role mediator
          jiazheng case story 12345:GT20261008-000201
          jiazheng link status
          jiazheng call registry enterprise.list '{"text":"好帮手"}' --role commerceSupervisor
          jiazheng play
        Ctrl-C 停止全部服务 / stops all services

        """
}
