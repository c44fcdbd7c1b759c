import ArgumentParser
import Model

/// Enters what recourse has brought in.
struct DepositRecover: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover",
        abstract: "登记追责收回的款项 / enter what recourse has brought in",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit recover 91620724MADEM0011F --number 1 --amount 460.00 --receipt 甘财0012399 \\
                --role commerceSupervisor
            """
    )

    @Option(help: ArgumentHelp("赔付序号 / the number of the payout", valueName: "number"))
    var number: Int64

    @OptionGroup var account: DepositAccount
    @OptionGroup var payment: PaymentOptions

    var general: GeneralOptions { account.general }

    func run() async throws {
        var question = account.question()
        payment.fill(&question)
        question.number = number
        try await account.order("deposit.recover", question)
    }
}

/// Enters a wrong or double payout that came back.
struct DepositReclaim: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "reclaim",
        abstract: "追回错误或重复的赔付 / enter a wrong or double payout that came back",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit reclaim 91620724MADEM0011F --number 1 --amount 460.00 --receipt 甘财0012401 \\
                --because paidTwice --role commerceSupervisor
            """
    )

    @Option(help: ArgumentHelp("赔付序号 / the number of the payout", valueName: "number"))
    var number: Int64

    @Option(
        help: ArgumentHelp("为何追回 / why", valueName: "why"),
        completion: .list(ReclaimReason.allCases.map(\.rawValue))
    )
    var because: String

    @OptionGroup var account: DepositAccount
    @OptionGroup var payment: PaymentOptions

    var general: GeneralOptions { account.general }

    func run() async throws {
        var question = account.question()
        payment.fill(&question)
        question.number = number
        question.because = because
        try await account.order("deposit.reclaim", question)
    }
}

/// Ends the recourse for a payout.
struct DepositCloseRecourse: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "close-recourse",
        abstract: "结束追责 / end the recourse for a payout",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit close-recourse 91620724MADEM0011F --number 1 --because enterpriseDealtWith \\
                --role commerceSupervisor
            """
    )

    @Option(help: ArgumentHelp("赔付序号 / the number of the payout", valueName: "number"))
    var number: Int64

    @Option(
        help: ArgumentHelp("如何结束 / how it ended", valueName: "why"),
        completion: .list(RecourseEnding.allCases.map(\.rawValue))
    )
    var because: String

    @Option(help: ArgumentHelp("日期；默认今日 / when; today when nothing is said", valueName: "day"))
    var on: String?

    @OptionGroup var account: DepositAccount

    var general: GeneralOptions { account.general }

    func run() async throws {
        var question = account.question()
        question.number = number
        question.because = because
        question.on = on
        try await account.order("deposit.closeRecourse", question)
    }
}

/// Waives what is still to be topped up.
struct DepositWaive: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive",
        abstract: "免除补足 / waive what is still to be topped up",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit waive 91620724MADEM0011F --number 1 --because enterpriseLeft --role commerceSupervisor
            """
    )

    @Option(help: ArgumentHelp("赔付序号 / the number of the payout", valueName: "number"))
    var number: Int64

    @Option(
        help: ArgumentHelp("为何免除 / why", valueName: "why"),
        completion: .list(TopUpWaiver.allCases.map(\.rawValue))
    )
    var because: String

    @Option(help: ArgumentHelp("日期；默认今日 / when; today when nothing is said", valueName: "day"))
    var on: String?

    @OptionGroup var account: DepositAccount

    var general: GeneralOptions { account.general }

    func run() async throws {
        var question = account.question()
        question.number = number
        question.because = because
        question.on = on
        try await account.order("deposit.waiveTopUp", question)
    }
}
