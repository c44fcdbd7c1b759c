import ArgumentParser
import Model

/// 考核申诉: appeals against an assessment.
struct AppealCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appeal",
        abstract: "考核申诉 / appeals against an assessment",
        discussion: """
            示例 / EXAMPLE:
              jiazheng appeal list --role intakeOfficer
            """,
        subcommands: [AppealFile.self, AppealDecide.self, AppealListing.self]
    )
}

/// 提出申诉，附佐证.
struct AppealFile: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "file",
        abstract: "提出申诉，附佐证 / file it with evidence",
        discussion: """
            示例 / EXAMPLE:
              jiazheng appeal file 2026-17 --item overdue --published 2026-11-02 --evidence 停机通知.pdf --reason 平台停机 --role intakeOfficer
            """
    )

    @Argument(help: ArgumentHelp("案件 / the case", valueName: "case"))
    var dispute: CaseName

    @Option(help: ArgumentHelp("overdue 超期、dissatisfied 不满意、returned 退回 / what of it", valueName: "word"))
    var item: String

    @Option(name: .customLong("published"), help: ArgumentHelp("通报日期 / when it was published", valueName: "day"))
    var publishedOn: String

    @Option(help: ArgumentHelp("佐证，可重复 / evidence, repeatable", valueName: "file"))
    var evidence: [Evidence]

    @Option(help: ArgumentHelp("理由 / why", valueName: "text"))
    var reason: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var `case`: CaseName
        var item: String
        var publishedOn: String
        var evidence: [String]
        var reason: String
    }

    func run() async throws {
        let question = Question(
            case: dispute,
            item: item,
            publishedOn: publishedOn,
            evidence: evidence.map(\.digest),
            reason: reason
        )
        try await desk.order("appeal.file", question)
    }
}

/// 登记决定.
struct AppealDecide: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "登记决定 / enter the decision",
        discussion: """
            示例 / EXAMPLE:
              jiazheng appeal decide 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --uphold --paper 张热办〔2026〕17号 --role intakeOfficer
            """
    )

    @Argument(help: ArgumentHelp("申诉编号 / the appeal", valueName: "id"))
    var id: String

    @Flag(name: .customLong("uphold"), help: "成立；不写为不成立 / upheld; without this it is dismissed")
    var isUpheld = false

    @Option(help: ArgumentHelp("决定文号 / the number of the decision", valueName: "number"))
    var paper: String

    @Option(help: ArgumentHelp("日期 / when", valueName: "day"))
    var on: String?

    @Option(help: ArgumentHelp("理由 / why", valueName: "text"))
    var reason: String?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var id: String
        var isUpheld: Bool
        var paper: String
        var on: String?
        var reason: String?
    }

    func run() async throws {
        let question = Question(id: id, isUpheld: isUpheld, paper: paper, on: on, reason: reason)
        try await desk.order("appeal.decide", question)
    }
}

/// 清单.
struct AppealListing: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "清单 / list appeals",
        discussion: """
            示例 / EXAMPLE:
              jiazheng appeal list --standing waiting --role intakeOfficer
            """
    )

    @Option(help: ArgumentHelp("waiting、confirmed、rejected / how it stands", valueName: "word"))
    var standing: String?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var standing: String?
    }

    func run() async throws {
        let question = Question(standing: standing)
        let columns = [
            ("编号", "id"),
            ("案件", "caseID"),
            ("事项", "item"),
            ("通报", "publishedOn"),
            ("申诉期限", "fileBy"),
            ("提出", "on"),
            ("状态", "standing"),
            ("文号", "paper"),
        ]
        try await desk.list("appeal.list", question, of: "items", columns)
    }
}
