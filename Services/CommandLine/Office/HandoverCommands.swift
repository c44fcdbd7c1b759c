import ArgumentParser
import Model

/// 工作交接: work that goes from one to another.
struct HandoverCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover",
        abstract: "工作交接 / work that goes from one to another",
        discussion: """
            示例 / EXAMPLE:
              jiazheng handover list --role head
            """,
        subcommands: [
            HandoverPropose.self, HandoverSheet.self, HandoverSign.self, HandoverDecline.self, HandoverListing.self,
        ]
    )
}

/// 拟定交接清单.
struct HandoverPropose: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "拟定交接清单 / draw up the list",
        discussion: """
            示例 / EXAMPLE:
              jiazheng handover propose --from 019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f --to 019f2a02-1c00-7e55-8f21-4a6b7c8d9e0f --occasion leaver --role head
            """
    )

    @Option(help: ArgumentHelp("移交人编号 / who hands over", valueName: "officer"))
    var from: String

    @Option(help: ArgumentHelp("接收人编号 / who takes over", valueName: "officer"))
    var to: String

    @Option(help: ArgumentHelp("leave 请假、transfer 调岗、leaver 离岗 / why", valueName: "word"))
    var occasion: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var from: String
        var to: String
        var occasion: String
    }

    func run() async throws {
        let question = Question(from: from, to: to, occasion: occasion)
        try await desk.order("handover.propose", question)
    }
}

/// 打印清单供签字（HTML，A4）.
struct HandoverSheet: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: "打印清单供签字（HTML，A4） / print the list",
        discussion: """
            示例 / EXAMPLE:
              jiazheng handover sheet 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --role head > 交接清单.html
            """
    )

    @Argument(help: ArgumentHelp("清单编号 / the list", valueName: "id"))
    var id: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var id: String
    }

    func run() async throws {
        let question = Question(id: id)
        try await desk.print("handover.sheet", question)
    }
}

/// 接收人签收.
struct HandoverSign: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "接收人签收 / sign it as the one who takes over",
        discussion: """
            示例 / EXAMPLE:
              jiazheng handover sign 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --scan 已签清单.pdf --token …
            """
    )

    @Argument(help: ArgumentHelp("清单编号 / the list", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("已签清单的扫描件 / the scan of the signed list", valueName: "file"))
    var scan: Evidence?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var id: String
        var scan: String?
    }

    func run() async throws {
        let question = Question(id: id, scan: scan?.digest)
        try await desk.order("handover.sign", question)
    }
}

/// 接收人退回.
struct HandoverDecline: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline",
        abstract: "接收人退回 / decline it",
        discussion: """
            示例 / EXAMPLE:
              jiazheng handover decline 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --token …
            """
    )

    @Argument(help: ArgumentHelp("清单编号 / the list", valueName: "id"))
    var id: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var id: String
    }

    func run() async throws {
        let question = Question(id: id)
        try await desk.order("handover.decline", question)
    }
}

/// 交接清单.
struct HandoverListing: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "交接清单 / list handovers",
        discussion: """
            示例 / EXAMPLE:
              jiazheng handover list --standing proposed --role head
            """
    )

    @Option(help: ArgumentHelp("proposed、signed、declined / how it stands", valueName: "word"))
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
            ("移交人", "list.from"),
            ("接收人", "list.to"),
            ("原因", "list.occasion"),
            ("日期", "on"),
            ("状态", "standing"),
            ("签收", "endedOn"),
        ]
        try await desk.list("handover.list", question, of: "items", columns)
    }
}
