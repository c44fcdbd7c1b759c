import ArgumentParser
import Model

/// 审批: what another person must allow.
struct ApprovalCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approval",
        abstract: "审批 / what another person must allow",
        discussion: """
            示例 / EXAMPLE:
              jiazheng approval propose refusal --case 2026-17 --ground 3 --reason 不是为生活消费需要 --role mediator
            """,
        subcommands: [ApprovalPropose.self, ApprovalDecide.self, ApprovalWithdraw.self, ApprovalList.self]
    )
}

/// 提请审批.
struct ApprovalPropose: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "提请审批 / propose a decision",
        discussion: """
            示例 / EXAMPLE:
              jiazheng approval propose refusal --case 2026-17 --ground 3 --reason 不是为生活消费需要 --role mediator
            """
    )

    @Argument(
        help: ArgumentHelp(
            "refusal、termination、inspectionExtension、payout、advancePayment / which decision",
            valueName: "decision"
        )
    )
    var decision: String

    @Option(name: .customLong("case"), help: ArgumentHelp("案件 / the case", valueName: "case"))
    var dispute: CaseName

    @Option(help: ArgumentHelp("法定项次 / the item of the law", valueName: "number"))
    var ground: Int?

    @Option(help: ArgumentHelp("金额，元 / the money, in yuan", valueName: "yuan"))
    var amount: Yuan?

    @Option(help: ArgumentHelp("理由 / why", valueName: "text"))
    var reason: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var decision: String
        var `case`: CaseName
        var ground: Int?
        var amount: Money?
        var reason: String
    }

    func run() async throws {
        let question = Question(
            decision: decision,
            case: dispute,
            ground: ground,
            amount: amount?.money,
            reason: reason
        )
        try await desk.order("approval.propose", question)
    }
}

/// 批准或不予批准；不得审批自己提请的事项.
struct ApprovalDecide: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "批准或不予批准；不得审批自己提请的事项 / allow it or not",
        discussion: """
            示例 / EXAMPLE:
              jiazheng approval decide 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --approve --role head
            """
    )

    @Argument(help: ArgumentHelp("审批编号 / the proposal", valueName: "id"))
    var id: String

    @Flag(name: .customLong("approve"), help: "批准；不写为不予批准 / allow it; without this it is rejected")
    var isApproved = false

    @Option(help: ArgumentHelp("意见 / why", valueName: "text"))
    var reason: String?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var id: String
        var isApproved: Bool
        var reason: String?
    }

    func run() async throws {
        let question = Question(id: id, isApproved: isApproved, reason: reason)
        try await desk.order("approval.decide", question)
    }
}

/// 撤回自己的提请.
struct ApprovalWithdraw: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "撤回自己的提请 / take one's own proposal back",
        discussion: """
            示例 / EXAMPLE:
              jiazheng approval withdraw 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --role mediator
            """
    )

    @Argument(help: ArgumentHelp("审批编号 / the proposal", valueName: "id"))
    var id: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var id: String
    }

    func run() async throws {
        let question = Question(id: id)
        try await desk.order("approval.withdraw", question)
    }
}

/// 审批清单.
struct ApprovalList: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "审批清单 / list proposals",
        discussion: """
            示例 / EXAMPLE:
              jiazheng approval list --standing waiting --role head
            """
    )

    @Option(help: ArgumentHelp("waiting、approved、rejected、withdrawn、used / how it stands", valueName: "word"))
    var standing: String?

    @Option(name: .customLong("case"), help: ArgumentHelp("案件 / the case", valueName: "case"))
    var dispute: CaseName?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var standing: String?
        var `case`: CaseName?
    }

    func run() async throws {
        let question = Question(standing: standing, case: dispute)
        let columns = [
            ("编号", "id"),
            ("事项", "decision"),
            ("案件", "caseID"),
            ("项次", "ground"),
            ("金额（分）", "amount"),
            ("提请人", "by"),
            ("日期", "on"),
            ("状态", "standing"),
            ("审批人", "decidedBy"),
            ("代行", "inPlaceOf"),
        ]
        try await desk.list("approval.list", question, of: "items", columns)
    }
}
