import ArgumentParser
import Model

/// Shows one deposit with all that moved in it.
struct DepositShow: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "查看一家企业的质量保证金 / show a deposit",
        discussion: """
            示例 / EXAMPLE:
              jiazheng deposit show 91620724MADEM0011F --role commerceSupervisor
            """
    )

    @OptionGroup var account: DepositAccount

    var general: GeneralOptions { account.general }

    func run() async throws {
        let answer = try await account.ask("deposit.get", account.question())
        guard let view = answer["value"], let summary = view["summary"] else { return }
        guard !general.json else { return Terminal.output.write(view.text + "\n") }
        let amounts = [("balance", "余额"), ("held", "占用"), ("available", "可用"), ("owed", "应补足"), ("missing", "缺额")]
        var text = amounts.map { "\($0.1) \(summary.yuan($0.0))" }.joined(separator: "，") + "\n"
        if let day = summary["overdueSince"]?.string { text += "补足逾期：应于 \(day) 前补足 / top-up overdue\n" }
        text += Self.table(["日期", "事项", "金额", "占用", "案件", "票据", "位置"], view["entries"]) { entry in
            [
                entry["on"]?.string ?? "", Self.word(entry["kind"]?.string), entry.yuan("amount"), entry.yuan("held"),
                entry["caseID"]?.string ?? "", entry["receipt"]?.string ?? "", entry["position"]?.string ?? "",
            ]
        }
        text += Self.table(["赔付", "案件", "金额", "未补足", "送达", "期限"], view["topUps"]) { topUp in
            [
                topUp["number"].map(\.text) ?? "", topUp["caseID"]?.string ?? "", topUp.yuan("amount"),
                topUp.yuan("remaining"), topUp["servedOn"]?.string ?? "", topUp["due"]?["day"]?.string ?? "",
            ]
        }
        Terminal.output.write(text)
    }

    private static func table(
        _ titles: [String],
        _ items: JSONDocument.Node?,
        _ row: (JSONDocument.Node) -> [String]
    ) -> String {
        guard let items = items?.elements, !items.isEmpty else { return "" }
        var table = TextTable(titles)
        for item in items { table.add(row(item)) }
        return "\n\(table.text)"
    }

    private static func word(_ kind: String?) -> String {
        switch kind.flatMap(DepositEntryKind.init) {
        case .paidIn: "缴存"
        case .held: "占用"
        case .holdReleased: "解除占用"
        case .shared: "分配"
        case .paidOut: "赔付"
        case .toppedUp: "补足"
        case .reclaimed: "追回"
        case .released: "退还"
        case nil: kind ?? ""
        }
    }
}
