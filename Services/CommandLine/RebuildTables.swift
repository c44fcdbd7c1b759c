import ArgumentParser
import Model
import ServiceKit
import Wire

/// Rebuilds a service's tables from its log while it runs.
struct RebuildTables: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "由日志重建表，服务照常运行 / rebuild tables from the log while the service runs",
        discussion: """
            示例 / EXAMPLE:
              jiazheng rebuild registry enterprise
              jiazheng rebuild mediation --all --json

            在影子文件里由日志重放，逐行对照现有的表；有不同的行在一个事务里一次换好，并记入服务的运行日志。其间业务照常办理，
            不发送任何东西。有不同时退出码仍为 0：已经换好；列出的是换之前的不同之处，不含内容。
            The log is replayed into a shadow, each row compared, and what differs is switched in one transaction and
            told in the service's own log file. Work goes on meanwhile and nothing is sent. Differences are named, never
            shown, and are mended when the command returns.
            """
    )

    @Argument(help: "服务 / the service", completion: .list(DataFolder.services))
    var service: String

    @Argument(help: "表 / the table, such as enterprise")
    var table: String?

    @Flag(help: "全部由日志推出的表 / all tables that follow from the log")
    var all = false

    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard (table == nil) == all else {
            throw ValidationError("须指明一张表或 --all / name one table, or --all")
        }
    }

    private struct Question: Encodable, Sendable {
        var table: String?
    }

    /// A long log takes a while.
    private static let patience = Duration.seconds(600)

    func run() async throws {
        let folder = try general.existingFolder()
        let service = try Suite.services(named: service)[0]
        let meta = RequestMeta(token: try await credentials.text(in: folder))
        let result = try await Suite(folder: folder).with(service) { client in
            try await client.call(
                "projection.rebuild",
                params: Question(table: table),
                meta: meta,
                within: Self.patience
            ).result
        }
        Terminal.output.write(general.json ? result.text + "\n" : text(of: result))
    }

    private func text(of result: JSONDocument.Node) -> String {
        let tables = result["tables"]?.elements.count ?? 0
        let count = result["differenceCount"]?.integer ?? 0
        let switched = (result["switched"]?.elements ?? []).compactMap(\.string)
        var lines = (result["differences"]?.elements ?? []).map { difference in
            let field = difference["field"]?.string.map { ".\($0)" } ?? ""
            return "  ✗ \(difference["table"]?.string ?? "") \(difference["row"]?.string ?? "")\(field)"
        }
        lines.append(
            count == 0
                ? "✓ \(tables) 张表逐行相同 / every row of \(tables) tables follows from the log"
                : "✓ \(count) 处不同，已换好 / mended: \(switched.joined(separator: ", "))"
        )
        lines.append("第 \(result["position"]?.string ?? "?") 号，\(result["milliseconds"]?.integer ?? 0) ms")
        return lines.joined(separator: "\n") + "\n"
    }
}
