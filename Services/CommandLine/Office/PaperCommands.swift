import ArgumentParser
import Model

/// 停电断网登记套册: register sheets with pre-printed numbers.
struct KitCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kit",
        abstract: "停电断网登记套册 / register sheets with pre-printed numbers",
        discussion: """
            示例 / EXAMPLE:
              jiazheng kit print 20 --role intakeOfficer
              jiazheng kit register --role auditor
            """,
        subcommands: [KitPrint.self, KitSheets.self, KitRegister.self, KitSpoil.self]
    )
}

/// 印制一套，编号连续.
struct KitPrint: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "印制一套，编号连续 / give a bundle its numbers",
        discussion: """
            示例 / EXAMPLE:
              jiazheng kit print 20 --role intakeOfficer
            """
    )

    @Argument(help: ArgumentHelp("张数，1至200 / how many sheets, 1 to 200", valueName: "count"))
    var sheets: Int

    @Option(help: ArgumentHelp("保管单位 / the unit that keeps it", valueName: "unit"))
    var unit: String?

    @Option(help: ArgumentHelp("印制日期；默认今天 / when it was printed; today by default", valueName: "day"))
    var on: String?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var sheets: Int
        var unit: String?
        var on: String?
    }

    func run() async throws {
        let question = Question(sheets: sheets, unit: unit, on: on)
        try await desk.order("kit.print", question)
    }
}

/// 打印一套登记表（HTML，A4）.
struct KitSheets: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheets",
        abstract: "打印一套登记表（HTML，A4） / print the sheets of a bundle",
        discussion: """
            示例 / EXAMPLE:
              jiazheng kit sheets 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --role intakeOfficer > 登记表.html
            """
    )

    @Argument(help: ArgumentHelp("套册编号 / the bundle", valueName: "id"))
    var kit: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var kit: String
    }

    func run() async throws {
        let question = Question(kit: kit)
        try await desk.print("kit.sheets", question)
    }
}

/// 核对编号：空白、已用、作废、缺号.
struct KitRegister: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "核对编号：空白、已用、作废、缺号 / check the numbers off",
        discussion: """
            示例 / EXAMPLE:
              jiazheng kit register --role auditor
            """
    )

    @Option(help: ArgumentHelp("年份 / the year", valueName: "year"))
    var year: Int?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var year: Int?
    }

    func run() async throws {
        let question = Question(year: year)
        let columns = [
            ("编号", "text"),
            ("单位", "unit"),
            ("状态", "standing"),
            ("作废原因", "because"),
            ("缺号", "isGap"),
        ]
        try await desk.list("kit.register", question, of: "numbers", columns)
    }
}

/// 登记作废的编号.
struct KitSpoil: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "spoil",
        abstract: "登记作废的编号 / enter a sheet that cannot be used",
        discussion: """
            示例 / EXAMPLE:
              jiazheng kit spoil 2026-7 --because torn --role intakeOfficer
            """
    )

    @Argument(help: ArgumentHelp("纸质编号，如 2026-7 / the number, such as 2026-7", valueName: "number"))
    var paper: FileNumber

    @Option(help: ArgumentHelp("miswritten 写错、torn 破损、lost 遗失、misprinted 印错 / why", valueName: "word"))
    var because: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var paper: FileNumber
        var because: String
    }

    func run() async throws {
        let question = Question(paper: paper, because: because)
        try await desk.order("kit.spoil", question)
    }
}
