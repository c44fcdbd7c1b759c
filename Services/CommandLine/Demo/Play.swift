import ArgumentParser
import Model

/// `jiazheng play`: plays the demonstration week into the running services.
struct Play: SuiteCommand {
    static let configuration = CommandConfiguration(
        abstract: "把演示周播放到运行中的服务 / play the demonstration week into the running services",
        discussion: """
            示例 / EXAMPLE:
              jiazheng play
              jiazheng play --demo compose/demo --json

            有误的行逐一列出，不影响其余各行；再播放一次不会改变任何记录。有误的行不影响退出码。
            Every bad row is listed and loses nothing else; playing the week again changes nothing. The exit code is 0
            with bad rows too.
            """
    )

    @Option(
        help: ArgumentHelp("演示周文件的目录；默认 compose/demo / the folder of the week's files", valueName: "dir"),
        completion: .directory
    )
    var demo: String?

    @OptionGroup var general: GeneralOptions

    func run() async throws {
        let week = DemoWeek(files: try DemoFolder(named: demo), folder: try general.existingFolder())
        let report = try await week.play()
        Terminal.output.write(general.json ? report.json + "\n" : report.text)
    }
}
