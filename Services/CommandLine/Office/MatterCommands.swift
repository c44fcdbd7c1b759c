import ArgumentParser
import Model

/// 同一事项在其他机构: the same matter elsewhere.
struct MatterCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matter",
        abstract: "同一事项在其他机构 / the same matter elsewhere",
        discussion: """
            示例 / EXAMPLE:
              jiazheng matter list --case 2026-17 --role mediator
            """,
        subcommands: [MatterRegister.self, MatterAdvance.self, MatterListing.self]
    )
}

/// 登记.
struct MatterRegister: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "登记 / enter it",
        discussion: """
            示例 / EXAMPLE:
              jiazheng matter register 2026-17 --body external.court --number （2026）甘0724民初1203号 --role mediator
            """
    )

    @Argument(help: ArgumentHelp("案件 / the case", valueName: "case"))
    var dispute: CaseName

    @Option(help: ArgumentHelp("机构，如 external.court / the body, by its rule", valueName: "rule"))
    var body: String

    @Option(help: ArgumentHelp("该处编号 / its number there", valueName: "number"))
    var number: String?

    @Option(help: ArgumentHelp("提出日期 / since when", valueName: "day"))
    var since: String?

    @Option(help: ArgumentHelp("lodged 已提出、accepted 已受理、handled 已处理 / how it stands there", valueName: "word"))
    var standing: String?

    @Option(help: ArgumentHelp("凭证 / what proves it", valueName: "file"))
    var evidence: Evidence?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var `case`: CaseName
        var body: String
        var number: String?
        var since: String?
        var standing: String?
        var evidence: String?
    }

    func run() async throws {
        let question = Question(
            case: dispute,
            body: body,
            number: number,
            since: since,
            standing: standing,
            evidence: evidence?.digest
        )
        try await desk.order("matter.register", question)
    }
}

/// 登记受理或处理.
struct MatterAdvance: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance",
        abstract: "登记受理或处理 / enter that it was taken on or ended",
        discussion: """
            示例 / EXAMPLE:
              jiazheng matter advance 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --standing accepted --evidence 受理通知书.pdf --role mediator
            """
    )

    @Argument(help: ArgumentHelp("登记编号 / what lies elsewhere", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("accepted、handled、declined / how it stands there", valueName: "word"))
    var standing: String

    @Option(help: ArgumentHelp("日期 / when", valueName: "day"))
    var on: String?

    @Option(help: ArgumentHelp("凭证 / what proves it", valueName: "file"))
    var evidence: Evidence?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var id: String
        var standing: String
        var on: String?
        var evidence: String?
    }

    func run() async throws {
        let question = Question(id: id, standing: standing, on: on, evidence: evidence?.digest)
        try await desk.order("matter.advance", question)
    }
}

/// 清单.
struct MatterListing: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "清单 / list it",
        discussion: """
            示例 / EXAMPLE:
              jiazheng matter list --case 2026-17 --role mediator
            """
    )

    @Option(name: .customLong("case"), help: ArgumentHelp("案件 / the case", valueName: "case"))
    var dispute: CaseName?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var `case`: CaseName?
    }

    func run() async throws {
        let question = Question(case: dispute)
        let columns = [
            ("编号", "id"),
            ("机构", "bodyName"),
            ("该处编号", "matter.number"),
            ("自", "matter.since"),
            ("状态", "matter.standing"),
            ("列明", "isListed"),
            ("可据以不予受理", "isGround"),
        ]
        try await desk.list("matter.list", question, of: "items", columns)
    }
}
