import Auditor
import Model

/// A story as people read it on a terminal or on paper.
struct StoryPage {
    let tree: StoryTree

    /// The whole tree.
    var text: String {
        let services = tree.services.joined(separator: "、")
        return "\(tree.subject)：\(tree.events) 个事件 / events（\(services)）\n"
            + tree.steps.map { lines(of: $0, stem: "", branch: "", isRoot: true) }.joined()
    }

    private func lines(of node: StoryNode, stem: String, branch: String, isRoot: Bool) -> String {
        let moment = node.at.text.prefix(19).replacing("T", with: " ")
        let gap = node.gap.map { "  \($0.words.chinese)" } ?? ""
        var text =
            "\(stem)\(branch)\(moment)\(gap)  \(node.what.chinese)  [\(Self.who(node))]"
            + "  \(node.service) \(node.position)\(Self.word(for: node.link))\n"
        let margin = stem + (isRoot ? "" : branch.hasPrefix("└") ? "  " : "│ ")
        let inner = margin + (node.children.isEmpty ? "    " : "│   ")
        for rule in node.rules { text += inner + Self.line(of: rule) + "\n" }
        for clock in node.clocks {
            text += inner + "⏱ \(clock.name) \(clock.due.map { "计至 \($0.text.prefix(10))" } ?? "停止")\n"
        }
        for recipient in node.sends { text += inner + "→ 发往 \(Self.name(of: recipient))\n" }
        if let letter = node.letter { text += Self.lines(of: letter).map { inner + $0 + "\n" }.joined() }
        for opened in node.texts {
            if let said = opened.text { text += inner + "\(opened.field)：\(said)\n" }
        }
        for (place, child) in node.children.enumerated() {
            let isLast = place == node.children.count - 1
            text += lines(of: child, stem: margin, branch: isLast ? "└─ " : "├─ ", isRoot: false)
        }
        return text
    }

    private static func line(of rule: StoryNode.Rule) -> String {
        let outcome = rule.outcome.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "，")
        let name = rule.name.map { "“\($0)”" } ?? ""
        let source = rule.source.map { "（\($0)）" } ?? ""
        let doubt = rule.isVerified == false ? "，未经确认" : ""
        let why = rule.explanation.map { "；\($0)" } ?? ""
        return "依据 \(rule.rule)\(name)\(source)\(doubt)：\(outcome)\(why)"
    }

    private static func lines(of letter: StoryNode.Letter) -> [String] {
        let head = "文书 \(letter.form) \(letter.title ?? "") \(letter.number)，落款 \(letter.issuedOn)"
        let law = letter.law.map { ["  引用 \($0)"] } ?? []
        return [head] + law + letter.lines.map { "  \($0.label)：\($0.text)" } + ["  摘要 \(letter.digest)"]
    }

    private static func word(for link: StoryNode.Link) -> String {
        switch link {
        case .asked: ""
        case .message: "，热线来文"
        case .caused: "，由上引起"
        case .together: "，同时"
        case .clock: "，到期"
        case .receipt: "，回执"
        }
    }

    private static func who(_ node: StoryNode) -> String {
        let role = Role(rawValue: node.role)?.displayName ?? (node.role == "clock" ? "时钟" : node.role)
        return node.actor == node.role ? role : "\(role) \(name(of: node.actor))"
    }

    private static func name(of party: String) -> String {
        party.hasPrefix("link:") ? "\(party.dropFirst(5))热线" : party
    }
}
