import ArgumentParser
import Model

/// 补录: what was written on paper and is recorded afterwards.
struct LateCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "late",
        abstract: "补录 / what was written on paper and is recorded afterwards",
        discussion: """
            示例 / EXAMPLE:
              jiazheng late list --role auditor
              jiazheng late confirm 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --role intakeOfficer
            """,
        subcommands: [LateOrder.self, LateAct.self, LateConfirm.self, LateObject.self, LateList.self]
    )
}

/// 补录收到的诉求；期限自实际收到之日起算.
struct LateOrder: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "补录收到的诉求；期限自实际收到之日起算 / record an order that came in on paper",
        discussion: """
            示例 / EXAMPLE:
              jiazheng late record 2026-3 --happened 2026-09-03T09:20:00+08:00 --cause powerCut --scan 登记表3.pdf --reason 城关镇停电 \\
                --category complaint --name 马建国 --phone 13893614001 --narrative 钟点工打碎玻璃 --role intakeOfficer
            """
    )

    @Argument(help: ArgumentHelp("纸质编号，如 2026-3 / the number on the sheet", valueName: "number"))
    var paper: FileNumber

    @Option(help: ArgumentHelp("实际发生时间 / when it happened", valueName: "moment"))
    var happened: String

    @Option(
        help: ArgumentHelp(
            "powerCut 停电、networkCut 断网、systemDown 停机、fieldWork 外出 / why it was not recorded then",
            valueName: "word"
        )
    )
    var cause: String

    @Option(help: ArgumentHelp("扫描件，或其 SHA-256 / the scan, or its digest", valueName: "file"))
    var scan: Evidence

    @Option(help: ArgumentHelp("理由 / why", valueName: "text"))
    var reason: String

    @Option(
        help: ArgumentHelp(
            "complaint 投诉、report 举报、consultation 咨询、help 求助、suggestion 建议 / what the caller wants in kind",
            valueName: "word"
        )
    )
    var category: String

    @Option(help: ArgumentHelp("姓名 / the name", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("联系电话 / the telephone", valueName: "number"))
    var phone: String?

    @Option(help: ArgumentHelp("主要内容 / what was told", valueName: "text"))
    var narrative: String

    @Option(help: ArgumentHelp("被投诉人 / whom it is about", valueName: "name"))
    var respondent: String?

    @Option(help: ArgumentHelp("涉及金额，元 / the money, in yuan", valueName: "yuan"))
    var claimed: Yuan?

    @Option(help: ArgumentHelp("来源；默认 counter / where it came in; counter by default", valueName: "channel"))
    var channel: String?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var paper: FileNumber
        var happenedAt: String
        var cause: String
        var scan: String
        var reason: String
        var order: Told

        struct Told: Encodable {
            var channel: String
            var sequence = 1
            var category: String
            var complainant: Caller
            var narrative: String
            var respondent: String?
            var claimed: Money?
        }

        struct Caller: Encodable {
            var name: String?
            var phone: String?
        }
    }

    func run() async throws {
        let told = Question.Told(
            channel: channel ?? "counter",
            category: category,
            complainant: Question.Caller(name: name, phone: phone),
            narrative: narrative,
            respondent: respondent,
            claimed: claimed?.money
        )
        let question = Question(
            paper: paper,
            happenedAt: happened,
            cause: cause,
            scan: scan.digest,
            reason: reason,
            order: told
        )
        try await desk.order("lateEntry.record", question)
    }
}

/// 补录案件中的受理或告知.
struct LateAct: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "act",
        abstract: "补录案件中的受理或告知 / record what was done in a case on paper",
        discussion: """
            示例 / EXAMPLE:
              jiazheng late act 2026-4 --case 2026-17 --act accepted --how phone --happened 2026-09-04T10:00:00+08:00 \\
                --cause networkCut --scan 登记表4.pdf --reason 断网 --role mediator
            """
    )

    @Argument(help: ArgumentHelp("纸质编号 / the number on the sheet", valueName: "number"))
    var paper: FileNumber

    @Option(name: .customLong("case"), help: ArgumentHelp("案件 / the case", valueName: "case"))
    var dispute: CaseName

    @Option(help: ArgumentHelp("accepted 受理、told 告知 / what was done", valueName: "word"))
    var act: String

    @Option(name: .customLong("happened"), help: ArgumentHelp("实际发生时间 / when it happened", valueName: "moment"))
    var happenedAt: String

    @Option(
        help: ArgumentHelp("powerCut、networkCut、systemDown、fieldWork / why it was not recorded then", valueName: "word")
    )
    var cause: String

    @Option(help: ArgumentHelp("扫描件，或其 SHA-256 / the scan, or its digest", valueName: "file"))
    var scan: Evidence

    @Option(help: ArgumentHelp("理由 / why", valueName: "text"))
    var reason: String

    @Option(help: ArgumentHelp("告知方式，如 phone / by which way", valueName: "way"))
    var how: String?

    @Option(help: ArgumentHelp("告知事项，如 acceptance / of what", valueName: "matter"))
    var about: String?

    @Option(help: ArgumentHelp("complainant 或 respondent / who was told", valueName: "side"))
    var whom: String?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var paper: FileNumber
        var `case`: CaseName
        var act: String
        var happenedAt: String
        var cause: String
        var scan: String
        var reason: String
        var how: String?
        var about: String?
        var whom: String?
    }

    func run() async throws {
        let question = Question(
            paper: paper,
            case: dispute,
            act: act,
            happenedAt: happenedAt,
            cause: cause,
            scan: scan.digest,
            reason: reason,
            how: how,
            about: about,
            whom: whom
        )
        try await desk.order("lateEntry.record", question)
    }
}

/// 第二人比对扫描件，核对无误.
struct LateConfirm: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "第二人比对扫描件，核对无误 / a second person compares it with the scan",
        discussion: """
            示例 / EXAMPLE:
              jiazheng late confirm 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --role intakeOfficer
            """
    )

    @Argument(help: ArgumentHelp("补录编号 / the late entry", valueName: "id"))
    var id: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var id: String
    }

    func run() async throws {
        let question = Question(id: id)
        try await desk.order("lateEntry.confirm", question)
    }
}

/// 第二人认为补录有误.
struct LateObject: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "object",
        abstract: "第二人认为补录有误 / a second person finds that they differ",
        discussion: """
            示例 / EXAMPLE:
              jiazheng late object 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --reason 金额写错 --role intakeOfficer
            """
    )

    @Argument(help: ArgumentHelp("补录编号 / the late entry", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("理由 / why", valueName: "text"))
    var reason: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var id: String
        var reason: String
    }

    func run() async throws {
        let question = Question(id: id, reason: reason)
        try await desk.order("lateEntry.object", question)
    }
}

/// 补录清单.
struct LateList: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "补录清单 / list late entries",
        discussion: """
            示例 / EXAMPLE:
              jiazheng late list --from 2026-09-01 --standing unconfirmed --role auditor
            """
    )

    @Option(help: ArgumentHelp("自该日补录 / recorded from that day on", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("至该日补录 / recorded up to that day", valueName: "day"))
    var to: String?

    @Option(help: ArgumentHelp("unconfirmed、confirmed、objected / how it stands", valueName: "word"))
    var standing: String?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var from: String?
        var to: String?
        var standing: String?
    }

    func run() async throws {
        let question = Question(from: from, to: to, standing: standing)
        let columns = [
            ("纸质编号", "paper"),
            ("发生", "happenedAt"),
            ("补录", "recordedAt"),
            ("迟", "hoursLate"),
            ("原因", "cause"),
            ("事项", "act"),
            ("状态", "standing"),
            ("补录人", "by"),
            ("核对人", "comparedBy"),
            ("逾期", "isOverdue"),
        ]
        try await desk.list("lateEntry.list", question, of: "items", columns)
    }
}
