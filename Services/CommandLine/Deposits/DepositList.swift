import ArgumentParser
import Model
import Wire

/// Lists deposits.
struct DepositList: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出质量保证金 / list deposits",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit list --role commerceSupervisor
              jiazheng deposit list --overdue --role commerceSupervisor
            """
    )

    @Flag(help: "只列不足的 / only the short ones")
    var short = false

    @Flag(help: "只列逾期未补足的 / only those whose top-up is overdue")
    var overdue = false

    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    private struct Question: Encodable {
        var isShort: Bool
        var isOverdue: Bool
        var pageSize = 500
        var pageToken: String?
    }

    func run() async throws {
        let folder = try general.existingFolder()
        let meta = RequestMeta(token: try await credentials.text(in: folder))
        var table = TextTable(["企业", "余额", "占用", "可用", "应补足", "缺额", "逾期自"])
        var lines: [String] = []
        try await Suite(folder: folder).with("mediation") { client in
            var question = Question(isShort: short, isOverdue: overdue)
            repeat {
                let page = try await client.call("deposit.list", params: question, meta: meta).result["value"]
                for item in page?["items"]?.elements ?? [] {
                    lines.append(item.text)
                    table.add(
                        [item["enterprise"]?.string ?? ""]
                            + ["balance", "held", "available", "owed", "missing"].map { item.yuan($0) }
                            + [item["overdueSince"]?.string ?? ""]
                    )
                }
                question.pageToken = page?["nextPageToken"]?.string
            } while question.pageToken != nil
        }
        let text = table.isEmpty ? "✓ 没有 / there is none\n" : table.text
        Terminal.output.write(general.json ? "[\(lines.joined(separator: ","))]\n" : text)
    }
}

extension JSONDocument.Node {
    /// A member's amount in yuan.
    func yuan(_ key: String) -> String {
        self[key]?.integer.flatMap { try? Money(fen: Int64($0)) }?.yuanText ?? ""
    }
}
