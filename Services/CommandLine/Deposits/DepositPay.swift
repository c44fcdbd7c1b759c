import ArgumentParser
import Model

/// Money that moved, with its slip.
struct PaymentOptions: ParsableArguments {
    @Option(help: ArgumentHelp("金额，元 / the amount in yuan", valueName: "yuan"))
    var amount: Yuan

    @Option(help: ArgumentHelp("票据号 / the number of the slip", valueName: "number"))
    var receipt: String

    @Option(help: ArgumentHelp("票据日期；默认今天 / the day on the slip", valueName: "day"))
    var on: String?

    func fill(_ question: inout DepositAccount.Question) {
        question.amount = amount.money
        question.receipt = receipt
        question.on = on
    }
}

/// Enters money that an enterprise has put down.
struct DepositPay: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "pay",
        abstract: "登记缴存 / enter money that was put down",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit pay 91620724MADEM0011F --amount 20000.00 --receipt 甘财0012345 --role commerceSupervisor
            """
    )

    @OptionGroup var account: DepositAccount
    @OptionGroup var payment: PaymentOptions

    var general: GeneralOptions { account.general }

    func run() async throws {
        var question = account.question()
        payment.fill(&question)
        try await account.order("deposit.payIn", question)
    }
}

/// Enters what an enterprise has topped up.
struct DepositTopUp: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "top-up",
        abstract: "登记补足 / enter a top-up",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit top-up 91620724MADEM0011F --number 1 --amount 460.00 --receipt 甘财0012377 \\
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
        try await account.order("deposit.topUp", question)
    }
}

/// Gives a deposit back.
struct DepositRelease: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "企业退出后退还 / give a deposit back",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit release 91620724MADEM0011F --amount 20000.00 --receipt 付0000078 --role commerceSupervisor

            须退还全部余额；尚有占用、未办结案件、未完成的补足或追责的，不得退还。
            It is the whole balance, and nothing may be held or open.
            """
    )

    @OptionGroup var account: DepositAccount
    @OptionGroup var payment: PaymentOptions

    var general: GeneralOptions { account.general }

    func run() async throws {
        var question = account.question()
        payment.fill(&question)
        try await account.order("deposit.release", question)
    }
}
