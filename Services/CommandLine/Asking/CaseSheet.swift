import Model

/// A case as people read it on a terminal.
struct CaseSheet {
    let view: JSONDocument.Node
    let ties: JSONDocument.Node

    /// One case with what belongs to it.
    var text: String {
        let summary = view["summary"]
        var lines = [
            "案件 \(Self.number(of: summary))  \(Self.kind(summary))  \(Self.stage(summary))",
            "  被投诉人 \(ties["row"]?["enterpriseName"]?.string ?? summary?["enterprise"]?.string ?? "未确定")",
            "  收到 \(summary?["receivedOn"]?.string ?? "")，期限自 \(ties["countedFrom"]?.string ?? "") 起算",
        ]
        if let due = summary?["due"]?.string { lines.append("  到期 \(due)\(Self.marks(of: summary))") }
        if let claimed = summary?["claimed"]?.integer { lines.append("  涉及金额 \(Self.yuan(claimed)) 元") }
        if let notice = view["mergedInto"]?["notice"]?["chinese"]?.string { lines.append("  \(notice)") }
        for merged in ties["merged"]?.elements ?? [] { lines.append("  并入本案：\(Self.number(of: merged))") }
        lines += (view["clocks"]?.elements ?? []).compactMap { clock in
            (clock["explanation"]?.string).map { "  期限 \(clock["basis"]?["rule"]?.string ?? "")：\($0)" }
        }
        lines += orders + members + proxies
        return lines.joined(separator: "\n") + "\n"
    }

    private var orders: [String] {
        (ties["orders"]?.elements ?? []).map { order in
            let topic = order["topic"]?.string.map { "  \($0)" } ?? ""
            let number = order["number"]?.string ?? ""
            return
                "  工单 \(Self.channel(order["channel"]?.string)) \(number)  收到 \(order["receivedOn"]?.string ?? "")\(topic)"
        }
    }

    private var members: [String] {
        guard let joint = ties["joint"], let members = joint["members"]?.elements else { return [] }
        let unconsented = joint["unconsented"]?.elements.count ?? 0
        return ["  共同投诉 \(members.filter { $0["hasLeft"]?.bool == false }.count) 人，协议尚待 \(unconsented) 人同意"]
            + members.map { member in
                let role = member["isRepresentative"]?.bool == true ? "代表人" : ""
                let left = member["hasLeft"]?.bool == true ? "已分开" : ""
                return "    \(member["name"]?.string ?? member["person"]?.string ?? "") \(role)\(left)"
            }
    }

    private var proxies: [String] {
        (ties["proxies"]?.elements ?? []).map { proxy in
            let term = "\(proxy["from"]?.string ?? "") 至 \(proxy["through"]?.string ?? "")"
            return "  委托代理 \(term)\(proxy["hasEnded"]?.bool == true ? "（已终止）" : "")"
        }
    }

    /// A page of cases.
    static func table(of page: JSONDocument.Node) -> String {
        let rows = page["items"]?.elements ?? []
        guard !rows.isEmpty else { return "✓ 没有符合条件的案件 / there is none\n" }
        var table = TextTable(["编号", "类型", "阶段", "收到", "到期", "企业", "工单"])
        for row in rows {
            let summary = row["summary"]
            let was = row["shortened"]?["was"]?["day"]?.string.map { "（红：已缩短，原\($0)）" } ?? ""
            table.add([
                (row["dangers"] == nil ? "" : "⚠ ") + number(of: summary), kind(summary), stage(summary),
                summary?["receivedOn"]?.string ?? "",
                (summary?["due"]?.string ?? "") + was + marks(of: summary) + (row["mergedInto"] == nil ? "" : "（已并案）"),
                row["enterpriseName"]?.string ?? "",
                (row["orders"]?.elements ?? []).compactMap(\.string).joined(separator: " "),
            ])
        }
        let next = page["nextPageToken"]?.string.map { "… --after \($0)\n" } ?? ""
        return table.text + next
    }

    /// One line of a story, with what it did to clocks and what was opened below it.
    static func line(_ line: JSONDocument.Node) -> String {
        let moment = (line["at"]?.string ?? "").prefix(16).replacing("T", with: " ")
        var text = "\(moment)  \(line["what"]?["chinese"]?.string ?? "")  [\(who(line))]\n"
        for rule in line["rules"]?.elements ?? [] {
            let why = rule["explanation"]?.string.map { "：\($0)" } ?? ""
            text += "                    依据 \(rule["rule"]?.string ?? "")\(why)\n"
        }
        for clock in line["clocks"]?.elements ?? [] {
            let due = clock["due"]?.string.map { "计至 \($0.prefix(10))" } ?? "停止"
            text += "                    ⏱ \(clock["displayName"]?.string ?? "") \(due)\n"
        }
        for opened in line["texts"]?.elements ?? [] {
            text += "                    \(opened["field"]?.string ?? "")：\(opened["text"]?.string ?? "（已删除）")\n"
        }
        return text
    }

    private static func who(_ line: JSONDocument.Node) -> String {
        let role = line["role"]?.string ?? ""
        let name = Role(rawValue: role)?.displayName ?? (role == "clock" ? "时钟" : role)
        return "\(name) \(line["actor"]?.string ?? "")"
    }

    private static func number(of node: JSONDocument.Node?) -> String {
        guard let number = node?["number"] else { return "" }
        return "\(number["year"]?.integer ?? 0)-\(number["serial"]?.integer ?? 0)"
    }

    private static func kind(_ summary: JSONDocument.Node?) -> String {
        switch summary?["kind"]?.string {
        case CaseKind.complaint.rawValue: "投诉"
        case CaseKind.labour.rawValue: "劳动"
        case let other: other ?? ""
        }
    }

    private static func stage(_ summary: JSONDocument.Node?) -> String {
        let stage = summary?["stage"]?.string ?? ""
        return stages[stage] ?? stage
    }

    private static let stages = [
        "waiting": "待受理", "mediating": "调解中", "agreed": "待履行", "refused": "不予受理", "performed": "已履行",
        "unperformed": "未履行",
        "terminated": "终止调解",
    ]

    private static func marks(of summary: JSONDocument.Node?) -> String {
        (summary?["isProvisional"]?.bool == true ? "（暂定）" : "") + (summary?["isOverdue"]?.bool == true ? "（已超期）" : "")
    }

    private static func channel(_ channel: String?) -> String {
        switch channel {
        case OrderChannel.hotline12345.rawValue: "12345"
        case OrderChannel.hotline12315.rawValue: "12315"
        case let other: other ?? ""
        }
    }

    private static func yuan(_ fen: Int) -> String { (try? Money(fen: Int64(fen)))?.yuanText ?? "\(fen)" }
}
