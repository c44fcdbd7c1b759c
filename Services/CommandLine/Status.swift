import ArgumentParser
import Model
import ServiceKit
import Wire

/// Shows how every service stands.
struct Status: SuiteCommand {
    static let configuration = CommandConfiguration(
        abstract: "各服务的位置、落后、搁置与内存 / how the services stand",
        discussion: """
            示例 / EXAMPLE:
              jiazheng status
              jiazheng status --watch
              jiazheng status --json

            有服务不应答时退出码为 2。
            The exit code is 2 when a service does not answer.
            """
    )

    @Flag(help: "每秒刷新，Ctrl-C 结束 / again each second")
    var watch = false

    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    func run() async throws {
        let folder = try general.existingFolder()
        repeat {
            let standings = await standings(in: folder)
            if watch, !general.json { Terminal.output.write("\u{1B}[H\u{1B}[2J") }
            Terminal.output.write(general.json ? Standings.json(standings) + "\n" : Standings.text(standings))
            if watch {
                try await Task.sleep(for: .seconds(1))
            } else if standings.contains(where: { $0.stats == nil }) {
                throw ExitCode(Ending.unavailable.rawValue)
            }
        } while watch
    }

    private func standings(in folder: DataFolder) async -> [Standings.One] {
        let credentials = credentials
        let token: Result<String, any Error>
        do { token = .success(try await credentials.text(in: folder)) } catch { token = .failure(error) }
        return await withTaskGroup(of: Standings.One.self) { group in
            for service in DataFolder.services {
                group.addTask { await Standings.ask(service, in: folder, token: token) }
            }
            let all = await group.reduce(into: [String: Standings.One]()) { $0[$1.service] = $1 }
            return DataFolder.services.compactMap { all[$0] }
        }
    }
}
