import ArgumentParser
import Model

/// 不合理诉求: unreasonable demands.
struct UnreasonableCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unreasonable",
        abstract: "不合理诉求 / unreasonable demands",
        discussion: """
            示例 / EXAMPLE:
              jiazheng unreasonable list --role auditor
            """,
        subcommands: [UnreasonablePropose.self, UnreasonableDecide.self, UnreasonableListing.self, SimilarListing.self]
    )
}

/// 提出认定，附佐证.
struct UnreasonablePropose: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "提出认定，附佐证 / propose it with evidence",
        discussion: """
            示例 / EXAMPLE:
              jiazheng unreasonable propose 2026-17 --kind beyondLaw --evidence 录音.wav --reason 只要五十万 --role mediator
            """
    )

    @Argument(help: ArgumentHelp("案件 / the case", valueName: "case"))
    var dispute: CaseName

    @Option(
        help: ArgumentHelp("beyondLaw、repeatedWithoutFacts、forProfit、abusive、untrue / in what way", valueName: "word")
    )
    var kind: String

    @Option(help: ArgumentHelp("佐证，可重复 / evidence, repeatable", valueName: "file"))
    var evidence: [Evidence]

    @Option(help: ArgumentHelp("理由 / why", valueName: "text"))
    var reason: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var `case`: CaseName
        var kind: String
        var evidence: [String]
        var reason: String
    }

    func run() async throws {
        let question = Question(case: dispute, kind: kind, evidence: evidence.map(\.digest), reason: reason)
        try await desk.order("unreasonable.propose", question)
    }
}

/// 第二人确认或否定.
struct UnreasonableDecide: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "第二人确认或否定 / confirm or reject it as the second person",
        discussion: """
            示例 / EXAMPLE:
              jiazheng unreasonable decide 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --confirm --role head
            """
    )

    @Argument(help: ArgumentHelp("认定编号 / the finding", valueName: "id"))
    var id: String

    @Flag(name: .customLong("confirm"), help: "确认；不写为否定 / confirm it; without this it is rejected")
    var isConfirmed = false

    @Option(help: ArgumentHelp("否定的理由 / why not", valueName: "text"))
    var reason: String?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var id: String
        var isConfirmed: Bool
        var reason: String?
    }

    func run() async throws {
        let question = Question(id: id, isConfirmed: isConfirmed, reason: reason)
        try await desk.order("unreasonable.decide", question)
    }
}

/// 清单.
struct UnreasonableListing: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "清单 / list findings",
        discussion: """
            示例 / EXAMPLE:
              jiazheng unreasonable list --standing waiting --role head
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
            ("情形", "kind"),
            ("提出人", "by"),
            ("日期", "on"),
            ("状态", "standing"),
            ("决定人", "decidedBy"),
        ]
        try await desk.list("unreasonable.list", question, of: "items", columns)
    }
}

/// 内容高度相似的投诉.
struct SimilarListing: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "内容高度相似的投诉 / complaints with nearly the same words",
        discussion: """
            示例 / EXAMPLE:
              jiazheng unreasonable similar 2026-17 --reason 判断第十六条第三项 --role mediator
            """
    )

    @Argument(help: ArgumentHelp("案件 / the case", valueName: "case"))
    var dispute: CaseName

    @Option(help: ArgumentHelp("理由 / why", valueName: "text"))
    var reason: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var `case`: CaseName
        var reason: String
    }

    func run() async throws {
        let question = Question(case: dispute, reason: reason)
        let columns = [
            ("案件", "caseID"),
            ("编号", "number.serial"),
            ("相同‰", "perThousand"),
        ]
        try await desk.list("case.similarTexts", question, of: "others", columns)
    }
}
