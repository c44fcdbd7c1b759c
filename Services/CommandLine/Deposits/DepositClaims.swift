import ArgumentParser
import Model

/// Frees what was kept for a case.
struct DepositReleaseHold: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "release-hold",
        abstract: "解除占用 / free what was kept for a case",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit release-hold 91620724MADEM0011F --case 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 \\
                --because performed --role commerceSupervisor
            """
    )

    @Option(name: .customLong("case"), help: ArgumentHelp("案件编号 / the case's id", valueName: "id"))
    var caseID: String

    @Option(
        help: ArgumentHelp("为何解除 / why", valueName: "why"),
        completion: .list(HoldEnding.allCases.map(\.rawValue))
    )
    var because: String

    @Option(help: ArgumentHelp("日期；默认今日 / when; today when nothing is said", valueName: "day"))
    var on: String?

    @OptionGroup var account: DepositAccount

    var general: GeneralOptions { account.general }

    func run() async throws {
        var question = account.question()
        question.caseID = caseID
        question.because = because
        question.on = on
        try await account.order("deposit.releaseHold", question)
    }
}

/// Divides too little money among several cases.
struct DepositShare: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "share",
        abstract: "余额不足时按规则分配 / divide too little money by the county's rule",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit share 91620724MADEM0126M --claim 01a0f166-56a3-7d02-b7aa-90c1d4e5f233=800.00 \\
                --claim 01a0f166-56a3-7d02-b7aa-90c1d4e5f234=1200.00 --role commerceSupervisor

            每件案件写作 案件编号=请求金额（元）；所得份额即为该案占用。
            Each case is its id and what it claims in yuan; its share is held for it.
            """
    )

    @Option(help: ArgumentHelp("案件编号=金额，可重复 / a case and its claim, repeatable", valueName: "id=yuan"))
    var claim: [ClaimArgument]

    @Option(help: ArgumentHelp("日期；默认今日 / when; today when nothing is said", valueName: "day"))
    var on: String?

    @OptionGroup var account: DepositAccount

    var general: GeneralOptions { account.general }

    func run() async throws {
        var question = account.question()
        question.claims = claim.map { .init(caseID: $0.caseID, amount: $0.amount) }
        question.on = on
        try await account.order("deposit.share", question)
    }
}

/// What a case claims, as people write it: `01a0f166-…=800.00`.
struct ClaimArgument: ExpressibleByArgument {
    let caseID: String
    let amount: Money

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let yuan = Yuan(argument: parts[1]) else { return nil }
        (caseID, amount) = (parts[0], yuan.money)
    }
}
