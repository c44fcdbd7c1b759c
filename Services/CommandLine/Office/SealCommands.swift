import ArgumentParser
import Model

/// 用印、编号登记簿、专报: seals, the register of numbers, special reports.
struct RegisterCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paper",
        abstract: "用印、编号登记簿、专报 / seals, the register of numbers, special reports",
        discussion: """
            示例 / EXAMPLE:
              jiazheng paper register acceptance --year 2026 --role auditor
            """,
        subcommands: [PaperSeal.self, PaperRegisterList.self, PaperSpecialReport.self]
    )
}

/// 登记用印.
struct PaperSeal: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "登记用印 / enter that prints were sealed",
        discussion: """
            示例 / EXAMPLE:
              jiazheng paper seal 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --copies 3 --seal 投诉举报专用章 --role mediator
            """
    )

    @Argument(help: ArgumentHelp("文书编号 / the letter", valueName: "id"))
    var letter: String

    @Option(help: ArgumentHelp("份数 / how many copies", valueName: "count"))
    var copies: Int

    @Option(help: ArgumentHelp("所用印章 / which seal", valueName: "name"))
    var seal: String

    @Option(help: ArgumentHelp("日期；默认今天 / when; today by default", valueName: "day"))
    var on: String?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var letter: String
        var copies: Int
        var seal: String
        var on: String?
    }

    func run() async throws {
        let question = Question(letter: letter, copies: copies, seal: seal, on: on)
        try await desk.order("letter.seal", question)
    }
}

/// 某种文书某年的每一个号.
struct PaperRegisterList: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "某种文书某年的每一个号 / every number of a kind and year",
        discussion: """
            示例 / EXAMPLE:
              jiazheng paper register acceptance --year 2026 --role auditor
            """
    )

    @Argument(help: ArgumentHelp("文书种类，如 acceptance / the kind of letter", valueName: "kind"))
    var kind: String

    @Option(help: ArgumentHelp("年份 / the year", valueName: "year"))
    var year: Int

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var kind: String
        var year: Int
    }

    func run() async throws {
        let question = Question(kind: kind, year: year)
        let columns = [
            ("号", "serial"),
            ("文号", "number"),
            ("状态", "standing"),
            ("用印", "sealedOn"),
            ("扫描件", "scan"),
        ]
        try await desk.list("letter.register", question, of: "numbers", columns)
    }
}

/// 打印专报（HTML，A4）.
struct PaperSpecialReport: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "打印专报（HTML，A4） / print a special report on a case",
        discussion: """
            示例 / EXAMPLE:
              jiazheng paper report 2026-17 --reference 批2026-31 --reason 向县政府办公室反馈 --role intakeOfficer > 专报.html
            """
    )

    @Argument(help: ArgumentHelp("案件 / the case", valueName: "case"))
    var dispute: CaseName

    @Option(help: ArgumentHelp("批示、来函的编号 / what it answers", valueName: "number"))
    var reference: String

    @Option(help: ArgumentHelp("理由 / why", valueName: "text"))
    var reason: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var `case`: CaseName
        var reference: String
        var reason: String
    }

    func run() async throws {
        let question = Question(case: dispute, reference: reference, reason: reason)
        try await desk.print("case.specialReport", question)
    }
}
