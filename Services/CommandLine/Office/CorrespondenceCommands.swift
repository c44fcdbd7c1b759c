import ArgumentParser
import Model

/// 协查函、报请上级: letters between authorities.
struct CorrespondenceCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correspondence",
        abstract: "协查函、报请上级 / letters between authorities",
        discussion: """
            示例 / EXAMPLE:
              jiazheng correspondence list --open --role intakeOfficer
            """,
        subcommands: [CorrespondenceOpen.self, CorrespondenceAnswer.self, CorrespondenceListing.self]
    )
}

/// 登记发出或收到的函.
struct CorrespondenceOpen: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "登记发出或收到的函 / enter a letter that went or came",
        discussion: """
            示例 / EXAMPLE:
              jiazheng correspondence open assistanceAsked --authority 临泽县市场监督管理局 --number 高市监协〔2026〕3号 --case 2026-17 \\
                --content 请协助核查实际经营地址 --role mediator
            """
    )

    @Argument(
        help: ArgumentHelp(
            "assistanceAsked、assistanceReceived、superiorAsked、superiorTakes / what it is for",
            valueName: "kind"
        )
    )
    var kind: String

    @Option(help: ArgumentHelp("对方机关 / the other authority", valueName: "name"))
    var authority: String

    @Option(help: ArgumentHelp("文号 / its number", valueName: "number"))
    var number: String

    @Option(help: ArgumentHelp("日期；默认今天 / when; today by default", valueName: "day"))
    var on: String?

    @Option(help: ArgumentHelp("函中载明的答复期限 / the day that the letter names", valueName: "day"))
    var answerBy: String?

    @Option(name: .customLong("case"), help: ArgumentHelp("案件 / the case", valueName: "case"))
    var dispute: CaseName?

    @Option(help: ArgumentHelp("举报编号 / the report", valueName: "id"))
    var report: String?

    @Option(help: ArgumentHelp("内容 / what it asks", valueName: "text"))
    var content: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var kind: String
        var authority: String
        var number: String
        var on: String?
        var answerBy: String?
        var `case`: CaseName?
        var report: String?
        var content: String
    }

    func run() async throws {
        let question = Question(
            kind: kind,
            authority: authority,
            number: number,
            on: on,
            answerBy: answerBy,
            case: dispute,
            report: report,
            content: content
        )
        try await desk.order("correspondence.open", question)
    }
}

/// 登记答复.
struct CorrespondenceAnswer: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "登记答复 / enter the answer",
        discussion: """
            示例 / EXAMPLE:
              jiazheng correspondence answer 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --outcome assisted --number 临市监复〔2026〕9号 --role mediator
            """
    )

    @Argument(help: ArgumentHelp("函件编号 / the letter", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("assisted、unable、superiorHandles、staysHere / in a word", valueName: "word"))
    var outcome: String

    @Option(help: ArgumentHelp("日期 / when", valueName: "day"))
    var on: String?

    @Option(help: ArgumentHelp("答复文号 / its number", valueName: "number"))
    var number: String?

    @Option(help: ArgumentHelp("内容 / what it says", valueName: "text"))
    var note: String?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var id: String
        var outcome: String
        var on: String?
        var number: String?
        var note: String?
    }

    func run() async throws {
        let question = Question(id: id, outcome: outcome, on: on, number: number, note: note)
        try await desk.order("correspondence.answer", question)
    }
}

/// 清单，按答复期限.
struct CorrespondenceListing: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "清单，按答复期限 / list by what is due first",
        discussion: """
            示例 / EXAMPLE:
              jiazheng correspondence list --open --role intakeOfficer
            """
    )

    @Option(name: .customLong("case"), help: ArgumentHelp("案件 / the case", valueName: "case"))
    var dispute: CaseName?

    @Flag(name: .customLong("open"), help: "只列未答复的 / only those without an answer")
    var isOpen = false

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var `case`: CaseName?
        var isOpen: Bool?
    }

    func run() async throws {
        let question = Question(case: dispute, isOpen: isOpen ? true : nil)
        let columns = [
            ("编号", "id"),
            ("种类", "kind"),
            ("对方", "authority"),
            ("文号", "number"),
            ("日期", "on"),
            ("答复期限", "answerBy"),
            ("逾期", "isOverdue"),
            ("结果", "outcome"),
            ("答复", "answeredOn"),
        ]
        try await desk.list("correspondence.list", question, of: "items", columns)
    }
}
