import ArgumentParser
import Model

/// 全国12315平台转录: the national 12315 platform.
struct NationalCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "national",
        abstract: "全国12315平台转录 / the national 12315 platform",
        discussion: """
            示例 / EXAMPLE:
              jiazheng national sheet 2026-17 --reason 录入平台 --role intakeOfficer > 转录单.html
            """,
        subcommands: [NationalSheetPrint.self, NationalEnter.self, NationalCorrect.self, NationalDifferences.self]
    )
}

/// 打印转录单，按平台填写顺序（HTML，A4）.
struct NationalSheetPrint: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: "打印转录单，按平台填写顺序（HTML，A4） / print a case in its order of fields",
        discussion: """
            示例 / EXAMPLE:
              jiazheng national sheet 2026-17 --reason 录入平台 --role intakeOfficer > 转录单.html
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
        try await desk.print("national.sheet", question)
    }
}

/// 回填平台编号.
struct NationalEnter: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "enter",
        abstract: "回填平台编号 / enter the number it has there",
        discussion: """
            示例 / EXAMPLE:
              jiazheng national enter 2026-17 --number 1620724002026093000012 --role intakeOfficer
            """
    )

    @Argument(help: ArgumentHelp("案件 / the case", valueName: "case"))
    var dispute: CaseName

    @Option(help: ArgumentHelp("平台编号 / its number there", valueName: "number"))
    var number: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var `case`: CaseName
        var number: String
    }

    func run() async throws {
        let question = Question(case: dispute, number: number)
        try await desk.order("national.enter", question)
    }
}

/// 更正平台编号.
struct NationalCorrect: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "更正平台编号 / correct the number",
        discussion: """
            示例 / EXAMPLE:
              jiazheng national correct 2026-17 --number 1620724002026093000021 --role intakeOfficer
            """
    )

    @Argument(help: ArgumentHelp("案件 / the case", valueName: "case"))
    var dispute: CaseName

    @Option(help: ArgumentHelp("平台编号 / its number there", valueName: "number"))
    var number: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var `case`: CaseName
        var number: String
    }

    func run() async throws {
        let question = Question(case: dispute, number: number)
        try await desk.order("national.correct", question)
    }
}

/// 三方清单核对；各方编号一行一个.
struct NationalDifferences: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "differences",
        abstract: "三方清单核对；各方编号一行一个 / compare all three lists, one number a line",
        discussion: """
            示例 / EXAMPLE:
              jiazheng national differences --from 2026-09-30 --to 2026-09-30 --hotline12345 12345.txt --national 全国.txt --role intakeOfficer
            """
    )

    @Option(help: ArgumentHelp("起日 / the first day", valueName: "day"))
    var from: String

    @Option(help: ArgumentHelp("止日 / the last day", valueName: "day"))
    var to: String

    @Option(help: ArgumentHelp("12345的编号文件 / the numbers of 12345", valueName: "file"))
    var hotline12345: NumberList?

    @Option(help: ArgumentHelp("全国平台的编号文件 / the numbers of the national platform", valueName: "file"))
    var national: NumberList?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var from: String
        var to: String
        var hotline12345: [String]?
        var national: [String]?
    }

    func run() async throws {
        let question = Question(
            from: from,
            to: to,
            hotline12345: hotline12345?.numbers,
            national: national?.numbers
        )
        let columns = [
            ("案件", "caseID"),
            ("序号", "number.serial"),
            ("收到", "receivedOn"),
            ("12345", "at12345"),
            ("全国平台", "national"),
            ("差异", "faults"),
        ]
        try await desk.list("national.differences", question, of: "rows", columns)
    }
}
