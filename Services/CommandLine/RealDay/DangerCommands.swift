import ArgumentParser
import Model

/// Threats and self-harm.
struct DangerCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "danger",
        abstract: "涉险情况 / threats and self-harm",
        discussion: """
            示例 / EXAMPLE:
              jiazheng danger raise 12345:GD20260930-000131 --kind selfHarm --words 我就不活了 --role hotlineClerk
              jiazheng danger list --role head
            """,
        subcommands: [Raise.self, List.self, Answer.self, Refer.self, End.self]
    )

    /// One danger by where it lies and its number.
    struct Naming: ParsableArguments {
        @Argument(help: "danger list 给出的编号 / the id that danger list gives")
        var danger: String

        @Option(help: ArgumentHelp("序号 / its number there", valueName: "number"))
        var number = 1
    }
}

extension DangerCommands {
    /// Raises one.
    struct Raise: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "登记涉险，立即呼叫值班主管 / raise one: whoever is on duty is called",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng danger raise 12345:GD20260930-000131 --kind threat --words 扬言砸店 --role hotlineClerk

                类别 / kinds: threat、violence、selfHarm、gathering
                """
        )

        @Argument(help: "案件 id 或 12345:工单编号 / the case or the order")
        var place: PlaceName

        @Option(help: ArgumentHelp("类别 / the kind", valueName: "kind"))
        var kind: String

        @Option(help: ArgumentHelp("原话或情形 / what was said or seen", valueName: "text"))
        var words: String

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var id: String?
            var reference: OrderReference?
            var kind: String
            var words: String
        }

        func run() async throws {
            let asked = Asked(id: place.id, reference: place.reference, kind: kind, words: words)
            try await desk.show("danger.raise", asked)
        }
    }

    /// Lists them.
    struct List: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "列出涉险情况，未接警的在前 / list them, the unanswered first",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng danger list --ended --reason 复盘 --role head
                """
        )

        @Flag(help: "含已结束的 / those that are over too")
        var ended = false

        @Option(help: ArgumentHelp("查看原话的理由 / why the words are shown", valueName: "reason"))
        var reason: String?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var ended: Bool
            var reason: String?
        }

        func run() async throws {
            try await desk.show("danger.list", Asked(ended: ended, reason: reason)) { result in
                RealDayDesk.list(result, ["编号", "序号", "类别", "时间", "状态", "呼叫", "通报", "原话"]) { row in
                    [
                        row["danger"]?.string ?? "", "\(row["number"]?.integer ?? 0)", row["kind"]?.string ?? "",
                        row["at"]?.string ?? "", row["state"]?.string ?? "", "\(row["calls"]?.integer ?? 0)",
                        (row["referrals"]?.elements ?? []).compactMap { $0["referral"]?["to"]?.string }
                            .joined(separator: " "),
                        row["words"]?.string ?? "",
                    ]
                }
            }
        }
    }

    /// Takes one on.
    struct Answer: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "值班主管接警 / take one on",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng danger answer 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --role head
                """
        )

        @OptionGroup var naming: Naming
        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var danger: String
            var number: Int
        }

        func run() async throws {
            try await desk.show("danger.answer", Asked(danger: naming.danger, number: naming.number))
        }
    }

    /// Records that an office was told.
    struct Refer: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "登记已通报的部门 / record that an office was told",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng danger refer 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --to police --document 110报警2026-7 --role head
                """
        )

        @OptionGroup var naming: Naming

        @Option(help: ArgumentHelp("部门 / which: police、petitions、ambulance", valueName: "office"))
        var to: String

        @Option(help: ArgumentHelp("文号或通话编号 / the number of the letter or call", valueName: "number"))
        var document: String?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var danger: String
            var number: Int
            var to: String
            var document: String?
        }

        func run() async throws {
            let asked = Asked(danger: naming.danger, number: naming.number, to: to, document: document)
            try await desk.show("danger.refer", asked)
        }
    }

    /// Ends one.
    struct End: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "结束处置 / end one",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng danger end 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --note 家属陪伴 --role head
                """
        )

        @OptionGroup var naming: Naming

        @Option(help: ArgumentHelp("怎样结束 / how it ended", valueName: "text"))
        var note: String

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var danger: String
            var number: Int
            var note: String
        }

        func run() async throws {
            try await desk.show("danger.end", Asked(danger: naming.danger, number: naming.number, note: note))
        }
    }
}
