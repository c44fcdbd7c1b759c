import ArgumentParser

/// The quality deposits of enterprises.
struct DepositCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deposit",
        abstract: "质量保证金 / quality deposits",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit list --short
              jiazheng deposit pay 91620724MADEM0011F --amount 20000.00 --receipt 甘财0012345
              jiazheng deposit show 91620724MADEM0011F

            企业以统一社会信用代码或编号指明；金额以元计，两位小数。
            An enterprise is named by its credit code or its id; amounts are in yuan with two decimals.
            """,
        subcommands: [
            DepositList.self, DepositShow.self, DepositPay.self, DepositHolding.self, DepositPayOut.self,
            DepositServe.self, DepositTopUp.self, DepositRelease.self, DepositReleaseHold.self, DepositShare.self,
            DepositRecover.self, DepositReclaim.self, DepositCloseRecourse.self, DepositWaive.self,
        ]
    )
}
