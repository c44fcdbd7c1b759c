import ArgumentParser
import Model

/// Whom a complaint is against.
struct RespondentCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "respondent",
        abstract: "被投诉人 / respondents",
        discussion: """
            示例 / EXAMPLE:
              jiazheng respondent find --text 好帮手 --phone 13893619205 --payee 高某某 --role mediator
              jiazheng respondent clues --role commerceSupervisor
            """,
        subcommands: [Find.self, Note.self, Clues.self]
    )
}

extension RespondentCommands {
    /// Finds whom a caller may mean.
    struct Find: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "按名称、招牌、电话、收款人查找 / find by name, sign, telephone or payee",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng respondent find --text 好帮手 --payee 高某某 --role mediator
                """
        )

        @Option(help: ArgumentHelp("名称、招牌或别名 / a name or a sign", valueName: "text"))
        var text: String?

        @Option(help: ArgumentHelp("电话 / a telephone", valueName: "phone"))
        var phone: String?

        @Option(help: ArgumentHelp("收款人 / a payee", valueName: "name"))
        var payee: String?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var text: String?
            var phone: String?
            var payee: String?
        }

        func run() async throws {
            try await desk.show("respondent.candidates", Asked(text: text, phone: phone, payee: payee)) { result in
                RealDayDesk.list(result, ["编号", "名称", "已登记", "依据"]) { row in
                    [
                        row["enterprise"]?.string ?? "", row["name"]?.string ?? "",
                        row["isRegistered"]?.bool == true ? "是" : "否",
                        (row["because"]?.elements ?? []).compactMap(\.string).joined(separator: " "),
                    ]
                }
            }
        }
    }

    /// Notes another sign of an enterprise.
    struct Note: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "登记别名、电话、收款人 / note another name, a telephone, a payee",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng respondent note 91620724MADEM0011F --phone 13893619205 --payee 高某某 --role mediator
                """
        )

        @Argument(help: "企业的统一社会信用代码或编号 / the enterprise's credit code or id")
        var enterprise: String

        @Option(help: ArgumentHelp("别名 / another name", valueName: "name"))
        var name: String?

        @Option(help: ArgumentHelp("电话 / a telephone", valueName: "phone"))
        var phone: String?

        @Option(help: ArgumentHelp("收款人 / a payee", valueName: "name"))
        var payee: String?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var enterprise: String?
            var creditCode: String?
            var name: String?
            var phone: String?
            var payee: String?
        }

        func run() async throws {
            let isID = UniqueID(enterprise) != nil
            let asked = Asked(
                enterprise: isID ? enterprise : nil,
                creditCode: isID ? nil : enterprise,
                name: name,
                phone: phone,
                payee: payee
            )
            try await desk.show("respondent.noteAlias", asked)
        }
    }

    /// The register's list of clues to unlicensed agencies.
    struct Clues: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "列出无照线索 / list the clues to unlicensed agencies",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng respondent clues --settled --role auditor
                """
        )

        @Flag(help: "含已处理的 / those that are settled too")
        var settled = false

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var settled: Bool
        }

        func run() async throws {
            try await desk.show("lead.list", Asked(settled: settled), at: "registry") { result in
                RealDayDesk.list(result, ["编号", "招牌", "地点", "发现", "处理"]) { row in
                    [
                        row["lead"]?.string ?? "", row["noted"]?["sign"]?.string ?? "",
                        row["noted"]?["place"]?.string ?? "", row["noted"]?["foundOn"]?.string ?? "",
                        row["outcome"]?.string ?? "",
                    ]
                }
            }
        }
    }
}
