import ArgumentParser
import Model

/// Payments in advance.
struct ReliefCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relief",
        abstract: "先行赔付 / payments in advance",
        discussion: """
            示例 / EXAMPLE:
              jiazheng relief show 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --role mediator
              jiazheng relief approve 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --authority marketRegulation --role head
            """,
        subcommands: [
            Open.self, Claim.self, Withdraw.self, CheckPayee.self, Propose.self, Show.self, Approve.self, Serve.self,
            Pay.self,
        ]
    )
}

extension ReliefCommands {
    /// Shows one.
    struct Show: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "查看求偿表 / show the table of claims",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng relief show 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --role auditor
                """
        )

        @Argument(help: "编号 / its id")
        var relief: String

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var relief: String
        }

        func run() async throws {
            try await desk.show("relief.get", Asked(relief: relief)) { result in
                let value = result["value"]
                var table = TextTable(["收到", "案件", "已证明（分）", "他处已获（分）", "凭证", "收款人已核"])
                for row in value?["claims"]?.elements ?? [] {
                    let (claim, number) = (row["claim"], row["caseNumber"])
                    table.add([
                        row["receivedOn"]?.string ?? "",
                        "\(number?["year"]?.integer ?? 0)-\(number?["serial"]?.integer ?? 0)",
                        "\(claim?["proven"]?.integer ?? 0)", "\(claim?["elsewhere"]?.integer ?? 0)",
                        claim?["proof"]?.string ?? "", row["isPayeeChecked"]?.bool == true ? "是" : "否",
                    ])
                }
                let approvals = (value?["approvals"]?.elements ?? []).compactMap(\.string).joined(separator: "、")
                return """
                    文号 \(value?["number"]?.string ?? "未提请")  批准 \(approvals.isEmpty ? "无" : approvals)  \
                    决定 \(value?["decidedOn"]?.string ?? "未作出")  生效 \(value?["effectiveOn"]?.string ?? "未送达")
                    \(table.text)
                    """
            }
        }
    }

    /// Approves for one authority.
    struct Approve: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "代表一个部门批准 / approve for one authority",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng relief approve 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --authority industryCommerce --token …

                须为该部门本单位有权限的人（县规则 deposits 的 competences），或负责人指定的代理人；令牌载明所属单位：
                jiazheng token --role commerceSupervisor --unit 高台县工业信息化和商务局。
                提请人不得批准；一人、一个单位不得代表两个部门。
                Whoever approves is of that office and may decide there (competences in the county's deposits), or a deputy; the
                token says the office. Nobody approves what they proposed, and no person or office for two authorities.
                """
        )

        @Argument(help: "编号 / its id")
        var relief: String

        @Option(help: ArgumentHelp("部门 / the authority: marketRegulation、industryCommerce", valueName: "id"))
        var authority: String

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var relief: String
            var authority: String
        }

        func run() async throws {
            try await desk.show("relief.approve", Asked(relief: relief, authority: authority))
        }
    }

    /// Records its service.
    struct Serve: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "登记向企业送达 / record that the enterprise was served",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng relief serve 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --how publicNotice --on 2026-09-11 \\
                    --evidence 公告2026-8 --role mediator
                """
        )

        @Argument(help: "编号 / its id")
        var relief: String

        @OptionGroup var service: ServiceOptions
        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var relief: String
            var service: ServiceOptions.Service
        }

        func run() async throws {
            try await desk.show("relief.serve", Asked(relief: relief, service: service.service))
        }
    }

    /// Pays it.
    struct Pay: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "按决定赔付，余额不足的按比例 / pay what was decided, pro rata where too little is there",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng relief pay 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --role commerceSupervisor
                """
        )

        @Argument(help: "编号 / its id")
        var relief: String

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var relief: String
        }

        func run() async throws { try await desk.show("relief.pay", Asked(relief: relief)) }
    }
}
