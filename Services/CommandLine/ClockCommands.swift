import ArgumentParser
import Model
import ServiceKit
import Wire

/// What concerns the machine's clock.
struct ClockCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "服务器时钟和案件期限 / the machine's clock, and the terms of cases",
        discussion: """
            示例 / EXAMPLE:
              date && jiazheng clock accept
              jiazheng clock explain 12345/GT20260930-000131
            """,
        subcommands: [Accept.self, Explain.self]
    )

    /// Vouches for the clock after services have doubted it.
    struct Accept: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "核对时间后确认时钟可信 / vouch for the clock",
            discussion: """
                示例 / EXAMPLE:
                  date && jiazheng clock accept

                先核对时间：确认后记入日志，不可撤回。
                Look at the clock first: the word goes into the log and is not taken back.
                """
        )

        @Option(
            help: ArgumentHelp("只对一个服务 / to one service", valueName: "service"),
            completion: .list(DataFolder.services)
        )
        var service: String?

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        func run() async throws {
            let folder = try general.existingFolder()
            let text = try await credentials.text(in: folder)
            var lines: [String] = []
            for service in try Suite.services(named: service) {
                let meta = RequestMeta(token: text, idempotencyKey: "\(UniqueID.fresh(at: Moment.read()))")
                let result = try await Suite(folder: folder).with(service) { client in
                    try await client.call("clock.accept", meta: meta).result
                }
                let position = result["position"]?.string ?? "?"
                if !general.json { Terminal.output.write("✓ \(service)：时钟已确认（第 \(position) 号）/ accepted\n") }
                lines.append("\"\(service)\":\(result.text)")
            }
            if general.json { Terminal.output.write("{\(lines.joined(separator: ","))}\n") }
        }
    }
}
