import ArgumentParser
import Model
import ServiceKit
import Wire

/// The lines to the hotlines' platforms.
struct LinkCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "热线线路：待发、失败、对账 / the lines to the hotlines",
        discussion: """
            示例 / EXAMPLE:
              jiazheng link status
              jiazheng link failed
              jiazheng link retry 12345
              jiazheng link reconcile 12315
            """,
        subcommands: [Status.self, Failed.self, Retry.self, Reconcile.self]
    )

    /// How the lines stand.
    struct Status: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "各线路的状态 / how the lines stand",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng link status
                  jiazheng link status --json
                """
        )

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        func run() async throws {
            let office = LinkOffice(folder: try general.existingFolder(), credentials: credentials)
            let items = try await office.status()
            guard !general.json else { return Terminal.output.write(LinkOffice.json(items)) }
            var table = TextTable(["线路", "方式", "待发", "失败", "最近对账", "差异", "下次对账"])
            for item in items {
                table.add([
                    item["link"]?.string ?? "", item["means"]?.string ?? "未配置", item["waiting"]?.text ?? "0",
                    item["failed"]?.text ?? "0", item["reconciledAt"]?.string ?? "–", item["differences"]?.text ?? "–",
                    item["nextReconciliation"]?.string ?? "–",
                ])
            }
            Terminal.output.write(table.text)
        }
    }

    /// What a person must look at.
    struct Failed: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "列出多次发送失败的内容 / list what has failed too often",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng link failed
                """
        )

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        func run() async throws {
            let office = LinkOffice(folder: try general.existingFolder(), credentials: credentials)
            let items = try await office.failed()
            guard !general.json else { return Terminal.output.write(LinkOffice.json(items)) }
            guard !items.isEmpty else { return Terminal.output.write("✓ 没有发送失败的内容 / nothing has failed\n") }
            var table = TextTable(["线路", "编号", "次数", "原因"])
            for item in items {
                table.add([
                    item["link"]?.string ?? "", item["delivery"]?.string ?? "", item["tries"]?.text ?? "",
                    item["error"]?.string ?? "",
                ])
            }
            Terminal.output.write(table.text)
        }
    }

    /// Sends it once more.
    struct Retry: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "重新发送失败的内容 / send what has failed once more",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng link retry 12345
                  jiazheng link retry 12345 019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f/2/5f0c93aa

                不写编号则重发该线路全部失败内容；对方按编号只办理一次。
                Without an id everything that failed on the line; the platform acts once for an id.
                """
        )

        @Argument(help: "线路 / the line: 12345 or 12315")
        var link: String

        @Argument(help: "编号（见 link failed）/ the id, from `link failed`")
        var delivery: String?

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        func run() async throws {
            let office = LinkOffice(folder: try general.existingFolder(), credentials: credentials)
            let answer = try await office.retry(link, delivery)
            Terminal.output.write(general.json ? answer.text + "\n" : "✓ 已安排重发 / it is sent once more\n")
        }
    }

    /// Compares both sides' lists.
    struct Reconcile: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "立即对账并列出差异 / compare both sides' lists and show every difference",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng link reconcile 12345
                """
        )

        @Argument(help: "线路 / the line: 12345 or 12315")
        var link: String

        @Option(help: ArgumentHelp("最多等待秒数 / the most seconds to wait for the list", valueName: "seconds"))
        var timeout = 30

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        func run() async throws {
            let office = LinkOffice(folder: try general.existingFolder(), credentials: credentials)
            guard let items = try await office.reconcile(link, within: timeout) else {
                throw Failure(
                    .unavailable,
                    "listNotYet",
                    Message("对方的清单还没有到", "the platform's list has not come yet"),
                    remedy: Message("先看 jiazheng link status", "see `jiazheng link status`")
                )
            }
            guard !general.json else { return Terminal.output.write(LinkOffice.json(items)) }
            guard !items.isEmpty else { return Terminal.output.write("✓ 两边一致 / both sides agree\n") }
            var table = TextTable(["工单编号", "差异", "对方", "我方"])
            for item in items {
                let difference = item["difference"]
                table.add(
                    ["number", "kind", "theirs", "ours"].map { difference?[$0]?.string ?? "–" }
                )
            }
            Terminal.output.write(table.text)
        }
    }
}
