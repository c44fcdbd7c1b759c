import ArgumentParser
import Model

/// AB角代理: who stands in for whom.
struct DeputyCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deputy",
        abstract: "AB角代理 / who stands in for whom",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deputy list --role head
            """,
        subcommands: [DeputyAppoint.self, DeputyEnd.self, DeputyListing.self]
    )
}

/// 指定代理人和代理期.
struct DeputyAppoint: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "appoint",
        abstract: "指定代理人和代理期 / name who stands in",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deputy appoint 019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f --duty cases --from 2026-11-23 --through 2026-11-27 --role mediator
            """
    )

    @Argument(help: ArgumentHelp("代理人编号 / who stands in", valueName: "officer"))
    var deputy: String

    @Option(help: ArgumentHelp("被代理人编号；默认本人 / who is away; the caller by default", valueName: "officer"))
    var absent: String?

    @Option(help: ArgumentHelp("cases 在办案件、approvals 审批 / in what", valueName: "word"))
    var duty: String

    @Option(help: ArgumentHelp("起日 / the first day", valueName: "day"))
    var from: String

    @Option(help: ArgumentHelp("止日 / the last day", valueName: "day"))
    var through: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var deputy: String
        var absent: String?
        var duty: String
        var from: String
        var through: String
    }

    func run() async throws {
        let question = Question(deputy: deputy, absent: absent, duty: duty, from: from, through: through)
        try await desk.order("deputy.appoint", question)
    }
}

/// 提前结束代理.
struct DeputyEnd: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "提前结束代理 / end it early",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deputy end 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --role mediator
            """
    )

    @Argument(help: ArgumentHelp("代理编号 / the deputyship", valueName: "id"))
    var id: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var id: String
    }

    func run() async throws {
        let question = Question(id: id)
        try await desk.order("deputy.end", question)
    }
}

/// 代理清单.
struct DeputyListing: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "代理清单 / list deputyships",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deputy list --on 2026-11-24 --role head
            """
    )

    @Option(help: ArgumentHelp("该日有效的 / in force on that day", valueName: "day"))
    var on: String?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var on: String?
    }

    func run() async throws {
        let question = Question(on: on)
        let columns = [
            ("编号", "id"),
            ("被代理人", "term.absent"),
            ("代理人", "term.deputy"),
            ("事项", "term.duty"),
            ("自", "term.from"),
            ("至", "term.through"),
            ("提前结束", "endedOn"),
        ]
        try await desk.list("deputy.list", question, of: "items", columns)
    }
}
