import ArgumentParser
import Model

/// 窗口: the counter.
struct CounterCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "counter",
        abstract: "窗口 / the counter",
        discussion: """
            示例 / EXAMPLE:
              jiazheng counter receipt counter:C-7 --role intakeOfficer > 回执.html
            """,
        subcommands: [CounterReceiptPrint.self, CounterStatus.self]
    )
}

/// 出具回执和查询码（HTML，A4）.
struct CounterReceiptPrint: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt",
        abstract: "出具回执和查询码（HTML，A4） / issue a receipt with a code",
        discussion: """
            示例 / EXAMPLE:
              jiazheng counter receipt counter:C-7 --relation neighbour --helper 王邻居 --need noTelephone --role intakeOfficer > 回执.html
            """
    )

    @Argument(help: ArgumentHelp("工单，渠道:编号 / the order, channel:number", valueName: "order"))
    var order: OrderName

    @Option(help: ArgumentHelp("帮办人：relative、neighbour、community、staff / what the helper is", valueName: "word"))
    var relation: String?

    @Option(name: .customLong("helper"), help: ArgumentHelp("帮办人姓名 / the helper's name", valueName: "name"))
    var helperName: String?

    @Option(
        help: ArgumentHelp("原因：age、disability、dialect、reading、noTelephone / why help was needed", valueName: "word")
    )
    var need: String?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var reference: OrderReference
        var relation: String?
        var helperName: String?
        var need: String?
    }

    func run() async throws {
        let question = Question(
            reference: order.reference,
            relation: relation,
            helperName: helperName,
            need: need
        )
        try await desk.receipt("counter.issueReceipt", question)
    }
}

/// 凭查询码了解进度.
struct CounterStatus: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "凭查询码了解进度 / ask by the code",
        discussion: """
            示例 / EXAMPLE:
              jiazheng counter status K7QF2M9XHDPA4WTC --role public
            """
    )

    @Argument(help: ArgumentHelp("查询码 / the code", valueName: "code"))
    var code: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var code: String
    }

    func run() async throws {
        let question = Question(code: code)
        try await desk.words("counter.status", question)
    }
}
