import ArgumentParser
import Model

/// Keeps money for a case.
struct DepositHolding: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "为案件占用 / keep money for a case",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit hold 91620724MADEM0011F --case 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --amount 460.00 \\
                --role mediator
            """
    )

    @Option(name: .customLong("case"), help: ArgumentHelp("案件编号 / the case's id", valueName: "id"))
    var caseID: String

    @Option(help: ArgumentHelp("金额，元 / the amount in yuan", valueName: "yuan"))
    var amount: Yuan

    @OptionGroup var account: DepositAccount

    var general: GeneralOptions { account.general }

    func run() async throws {
        var question = account.question()
        question.caseID = caseID
        question.amount = amount.money
        try await account.order("deposit.hold", question)
    }
}

/// Pays a consumer.
struct DepositPayOut: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "payout",
        abstract: "先行赔付 / pay a consumer",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit payout 91620724MADEM0011F --case 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --amount 460.00 \\
                --ground unperformedAgreement --role mediator

            依据：unperformedAgreement 未履行的调解协议；judgment 判决；award 裁决；jointDecision 先行赔付决定。
            后三种须写明文书编号、日期和金额；先行赔付决定还须写明原因和两个部门。
            The last three name the document's number, day and amount; a joint decision also why, and two authorities.
            """
    )

    @Option(name: .customLong("case"), help: ArgumentHelp("案件编号 / the case's id", valueName: "id"))
    var caseID: String

    @Option(help: ArgumentHelp("金额，元 / the amount in yuan", valueName: "yuan"))
    var amount: Yuan

    @Option(
        help: ArgumentHelp("依据 / what it rests on", valueName: "ground"),
        completion: .list(PayoutGround.Kind.allCases.map(\.rawValue))
    )
    var ground: String

    @Option(help: ArgumentHelp("收款账号；加密保存 / where it goes; it is sealed", valueName: "account"))
    var account: String?

    @Option(help: ArgumentHelp("文书编号 / the document's number", valueName: "number"))
    var documentNumber: String?

    @Option(help: ArgumentHelp("文书日期 / the document's day", valueName: "day"))
    var documentDay: String?

    @Option(help: ArgumentHelp("文书确定的金额，元 / what it grants, in yuan", valueName: "yuan"))
    var documentAmount: Yuan?

    @Option(
        help: ArgumentHelp("企业为何未赔付 / why the enterprise does not pay", valueName: "why"),
        completion: .list(EnterpriseDefault.allCases.map(\.rawValue))
    )
    var because: String?

    @Option(help: ArgumentHelp("共同作出决定的部门，可重复 / who decided, repeatable", valueName: "department"))
    var authority: [String] = []

    @OptionGroup var deposit: DepositAccount

    var general: GeneralOptions { deposit.general }

    func run() async throws {
        var question = deposit.question()
        question.caseID = caseID
        question.amount = amount.money
        question.ground = ground
        question.account = account
        question.documentNumber = documentNumber
        question.documentDay = documentDay
        question.documentAmount = documentAmount?.money
        question.because = because
        question.authorities = authority.isEmpty ? nil : authority
        try await deposit.order("deposit.payOut", question)
    }
}

/// Records that the notice to top up was served.
struct DepositServe: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "记录补足通知的送达 / record that the notice was served",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit serve 91620724MADEM0011F --number 1 --how post --on 2026-10-12 --evidence EMS1234567890 \\
                --role commerceSupervisor

            补足期限自送达起算；公告送达的，公告期满视为送达。
            The term runs from service; by public notice, from the end of its time.
            """
    )

    @Option(help: ArgumentHelp("赔付序号 / the number of the payout", valueName: "number"))
    var number: Int64

    @Option(
        help: ArgumentHelp("送达方式 / by which way", valueName: "way"),
        completion: .list(NoticeService.Way.allCases.map(\.rawValue))
    )
    var how: String

    @Option(help: ArgumentHelp("送达或公告之日 / when", valueName: "day"))
    var on: String

    @Option(help: ArgumentHelp("回执、邮件或公告编号 / the number of the slip", valueName: "number"))
    var evidence: String

    @Flag(help: "受送达人同意电子送达 / electronic service was agreed to")
    var consented = false

    @OptionGroup var account: DepositAccount

    var general: GeneralOptions { account.general }

    func run() async throws {
        var question = account.question()
        question.number = number
        question.service = .init(how: how, on: on, evidence: evidence, isConsented: consented ? true : nil)
        try await account.order("deposit.serveTopUp", question)
    }
}
