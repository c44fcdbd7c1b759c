import ArgumentParser
import Model

extension ReliefCommands {
    /// Opens a table of claims.
    struct Open: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "设立求偿表 / open a table of claims",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng relief open 91620724MADEM0126M --because closed --role intakeOfficer

                原因 / why: refuses 拒不赔付、closed 停业注销、vanished 失联
                """
        )

        @Argument(help: "企业的统一社会信用代码或编号 / the enterprise's credit code or id")
        var enterprise: String

        @Option(help: ArgumentHelp("原因 / why it does not pay itself", valueName: "word"))
        var because: String

        @Option(help: ArgumentHelp("日期；默认今天 / when", valueName: "day"))
        var on: Day?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var enterprise: String?
            var creditCode: String?
            var because: String
            var on: Day?
        }

        func run() async throws {
            let isID = UniqueID(enterprise) != nil
            let asked = Asked(
                enterprise: isID ? enterprise : nil,
                creditCode: isID ? nil : enterprise,
                because: because,
                on: on
            )
            try await desk.show("relief.open", asked)
        }
    }

    /// Enters a claim.
    struct Claim: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "登记求偿 / enter a claim",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng relief claim 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --case 12345:GD20260930-000131 \\
                    --proven 1200.00 --proof 合同2026-12 --elsewhere 0 --role intakeOfficer

                求偿人须声明从银行、保险、法院等处已获多少；没有的填0。
                Whoever claims declares what they got elsewhere; nothing is declared with 0.
                """
        )

        @Argument(help: "求偿表编号 / the table of claims")
        var relief: String

        @Option(name: .customLong("case"), help: ArgumentHelp("案件 / the case", valueName: "case"))
        var place: PlaceName

        @Option(help: ArgumentHelp("已证明的金额（元）/ how much is proven", valueName: "yuan"))
        var proven: Yuan

        @Option(help: ArgumentHelp("凭证编号 / the number of what proves it", valueName: "number"))
        var proof: String

        @Option(help: ArgumentHelp("声明他处已获（元）/ what was got elsewhere", valueName: "yuan"))
        var elsewhere: Yuan

        @Option(help: ArgumentHelp("声明日期；默认今天 / when it was declared", valueName: "day"))
        var on: Day?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var relief: String
            var id: String?
            var reference: OrderReference?
            var proven: Money
            var proof: String
            var elsewhere: Money
            var declaredOn: Day?
        }

        func run() async throws {
            let asked = Asked(
                relief: relief,
                id: place.id,
                reference: place.reference,
                proven: proven.money,
                proof: proof,
                elsewhere: elsewhere.money,
                declaredOn: on
            )
            try await desk.show("relief.claim", asked)
        }
    }

    /// Takes a case out of the table.
    struct Withdraw: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "撤下一件求偿 / take a case out of the table",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng relief withdraw 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --case 12345:GD20260930-000131 --role intakeOfficer
                """
        )

        @Argument(help: "求偿表编号 / the table of claims")
        var relief: String

        @Option(name: .customLong("case"), help: ArgumentHelp("案件 / the case", valueName: "case"))
        var place: PlaceName

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var relief: String
            var id: String?
            var reference: OrderReference?
        }

        func run() async throws {
            try await desk.show("relief.withdraw", Asked(relief: relief, id: place.id, reference: place.reference))
        }
    }

    /// Compares the payee with the claimant.
    struct CheckPayee: SuiteCommand {
        static let configuration = CommandConfiguration(
            commandName: "check-payee",
            abstract: "核对收款人 / compare the payee with the claimant",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng relief check-payee 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --case 12345:GD20260930-000131 \\
                    --name 侯德全 --identity 620724197708150014 --account 6222000011112222 --role intakeOfficer
                """
        )

        @Argument(help: "求偿表编号 / the table of claims")
        var relief: String

        @Option(name: .customLong("case"), help: ArgumentHelp("案件 / the case", valueName: "case"))
        var place: PlaceName

        @Option(help: ArgumentHelp("账户名 / the name that the account is held in", valueName: "name"))
        var name: String

        @Option(help: ArgumentHelp("核对的身份证号 / the identity document that was looked at", valueName: "number"))
        var identity: String

        @Option(help: ArgumentHelp("账户 / the account", valueName: "account"))
        var account: String

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var relief: String
            var id: String?
            var reference: OrderReference?
            var name: String
            var identity: String
            var account: String
        }

        func run() async throws {
            let asked = Asked(
                relief: relief,
                id: place.id,
                reference: place.reference,
                name: name,
                identity: identity,
                account: account
            )
            try await desk.show("relief.checkPayee", asked)
        }
    }

    /// Proposes the decision to both authorities.
    struct Propose: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "提请两部门决定 / propose the decision",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng relief propose 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --number 高先赔〔2026〕8号 --role intakeOfficer

                提请之后求偿表不再变动。The claims do not change any more.
                """
        )

        @Argument(help: "求偿表编号 / the table of claims")
        var relief: String

        @Option(help: ArgumentHelp("文号 / the number of the document", valueName: "number"))
        var number: String

        @Option(help: ArgumentHelp("日期；默认今天 / when", valueName: "day"))
        var on: Day?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var relief: String
            var number: String
            var on: Day?
        }

        func run() async throws {
            try await desk.show("relief.propose", Asked(relief: relief, number: number, on: on))
        }
    }
}
