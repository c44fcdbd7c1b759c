import ArgumentParser
import Model

/// Third parties of a case, such as a worker who vanished.
struct ThirdPartyCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "third-party",
        abstract: "案件中的第三人 / third parties of a case",
        discussion: """
            示例 / EXAMPLE:
              jiazheng third-party name 12345:GD20260930-000131 --part worker --name 高某某 --facts 带走预支款 --role mediator
              jiazheng third-party list 12345:GD20260930-000131 --role mediator
            """,
        subcommands: [Name.self, Refer.self, Receipt.self, List.self]
    )
}

extension ThirdPartyCommands {
    /// Names one.
    struct Name: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "登记第三人 / name one",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng third-party name 12345:GD20260930-000131 --part worker --name 高某某 --facts 带走预支款 --role mediator
                """
        )

        @Argument(help: "案件 id 或 12345:工单编号 / the case")
        var place: PlaceName

        @Option(help: ArgumentHelp("身份 / what they are in it: \(Self.parts)", valueName: "part"))
        var part: String

        @Option(help: ArgumentHelp("姓名 / their name", valueName: "name"))
        var name: String

        @Option(help: ArgumentHelp("所为之事 / what they took or did", valueName: "text"))
        var facts: String

        @Option(help: ArgumentHelp("从业人员编号 / the worker of the register", valueName: "id"))
        var worker: String?

        @Option(help: ArgumentHelp("知悉日期；默认今天 / since when the office knows", valueName: "day"))
        var on: Day?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private static let parts = InvolvedParty.Part.allCases.map(\.rawValue).joined(separator: "、")

        private struct Asked: Encodable, Sendable {
            var id: String?
            var reference: OrderReference?
            var part: String
            var worker: String?
            var name: String
            var facts: String
            var on: Day?
        }

        func run() async throws {
            let asked = Asked(
                id: place.id,
                reference: place.reference,
                part: part,
                worker: worker,
                name: name,
                facts: facts,
                on: on
            )
            try await desk.show("thirdParty.name", asked)
        }
    }

    /// Refers one to the police.
    struct Refer: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "移送公安机关 / refer to the police; the case goes on",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng third-party refer 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --office 高台县公安局城关派出所 \\
                    --document 高市监移〔2026〕3号 --amount 3600.00 --role mediator
                """
        )

        @Argument(help: "第三人编号 / the third party")
        var thirdParty: String

        @Option(help: ArgumentHelp("派出所或大队 / the station or brigade", valueName: "office"))
        var office: String

        @Option(help: ArgumentHelp("移送函文号 / the number of the letter", valueName: "number"))
        var document: String

        @Option(help: ArgumentHelp("涉及金额（元）/ how much is in question", valueName: "yuan"))
        var amount: Yuan?

        @Option(help: ArgumentHelp("日期；默认今天 / when", valueName: "day"))
        var on: Day?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var thirdParty: String
            var office: String
            var on: Day?
            var document: String
            var amount: Money?
        }

        func run() async throws {
            let asked = Asked(
                thirdParty: thirdParty,
                office: office,
                on: on,
                document: document,
                amount: amount?.money
            )
            try await desk.show("thirdParty.refer", asked)
        }
    }

    /// Enters the receipt of the police.
    struct Receipt: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "登记公安机关回执 / enter the receipt of the police",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng third-party receipt 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --number 高公受案字〔2026〕208号 --role mediator
                """
        )

        @Argument(help: "第三人编号 / the third party")
        var thirdParty: String

        @Option(help: ArgumentHelp("回执编号 / the number of the receipt", valueName: "number"))
        var number: String

        @Option(help: ArgumentHelp("日期；默认今天 / when", valueName: "day"))
        var on: Day?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var thirdParty: String
            var receipt: String
            var on: Day?
        }

        func run() async throws {
            try await desk.show("thirdParty.recordReceipt", Asked(thirdParty: thirdParty, receipt: number, on: on))
        }
    }

    /// Lists those of a case.
    struct List: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "列出第三人 / list those of a case",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng third-party list 12345:GD20260930-000131 --reason 核对移送 --role mediator

                没有回执的移送一直开着。A referral without its receipt stays open.
                """
        )

        @Argument(help: "案件 id 或 12345:工单编号 / the case")
        var place: PlaceName

        @Option(help: ArgumentHelp("查看姓名和事实的理由 / why names are shown", valueName: "reason"))
        var reason: String?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var id: String?
            var reference: OrderReference?
            var reason: String?
        }

        func run() async throws {
            let asked = Asked(id: place.id, reference: place.reference, reason: reason)
            try await desk.show("thirdParty.list", asked) { result in
                RealDayDesk.list(result, ["编号", "身份", "姓名", "移送", "文号", "回执"]) { row in
                    [
                        row["thirdParty"]?.string ?? "", row["part"]?.string ?? "", row["name"]?.string ?? "",
                        row["referral"]?["office"]?.string ?? "", row["referral"]?["document"]?.string ?? "",
                        row["receipt"]?["number"]?.string ?? "",
                    ]
                }
            }
        }
    }
}
