import ArgumentParser
import Model

/// Orders as they are put right.
struct OrderCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order",
        abstract: "工单 / orders",
        discussion: """
            示例 / EXAMPLE:
              jiazheng order recategorise 12345:GD20260930-000168 --category complaint --reason 要求退费 --role intakeOfficer
            """,
        subcommands: [Recategorise.self]
    )
}

extension OrderCommands {
    /// Says what kind an order is.
    struct Recategorise: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "更正工单类别 / say what kind an order is",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng order recategorise 12345:GD20260930-000168 --category report --reason 反映无照经营 --role intakeOfficer

                类别 / categories: consultation、help、complaint、report、suggestion
                改为举报的，即登记举报，从此保密；举报不得改为其他类别。收到的时间和更正的时间都留在工单上。
                What becomes a report is entered as one and secret from then on; a report stays one. Both moments stay on the order.
                """
        )

        @Argument(help: "工单 / the order: 12345:GD…")
        var order: OrderName

        @Option(help: ArgumentHelp("类别 / the category", valueName: "category"))
        var category: String

        @Option(help: ArgumentHelp("理由 / why", valueName: "text"))
        var reason: String

        @Option(help: ArgumentHelp("日期；默认今天 / when", valueName: "day"))
        var on: Day?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var reference: OrderReference
            var category: String
            var reason: String
            var on: Day?
        }

        func run() async throws {
            let asked = Asked(reference: order.reference, category: category, reason: reason, on: on)
            try await desk.show("order.recategorise", asked)
        }
    }
}
