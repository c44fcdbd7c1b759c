import Model
import ServiceKit

/// How one event looks in a stream of them.
struct EventLine: Sendable {
    let service: String
    let inJSON: Bool

    /// The line, with its end.
    func text(of item: EventQuestion.Item) -> String {
        inJSON ? json(item) : "\(painted(service)) \(item.position) \(summary(item.content))\n"
    }

    private func json(_ item: EventQuestion.Item) -> String {
        let content: String =
            switch item.content {
            case .body(let node): "\"event\":\(node.text)"
            case .leaf(let leaf): "\"leaf\":\"\(leaf)\""
            }
        return "{\"service\":\"\(service)\",\"sequence\":\"\(item.position)\",\(content)}\n"
    }

    private func summary(_ content: EventQuestion.Content) -> String {
        switch content {
        case .leaf(let leaf): return Terminal.output.painted("封闭事件 / closed \(leaf.prefix(16))…", .grey)
        case .body(let node):
            let type = node["type"]?.string ?? "?"
            let short = type.hasPrefix("cn.jiazheng.\(service).") ? String(type.dropFirst(13 + service.count)) : type
            let words = [
                node["time"]?.string ?? "?", short, node["subject"]?.string ?? "?", node["authid"]?.string ?? "?",
            ]
            return words.joined(separator: " ") + " " + Terminal.output.painted(node["data"]?.text ?? "", .grey)
        }
    }

    private func painted(_ service: String) -> String {
        let width = DataFolder.services.map(\.count).max() ?? 0
        let padded = service + String(repeating: " ", count: max(0, width - service.count))
        return Terminal.output.painted(padded, .of(service: service, among: DataFolder.services))
    }
}
