import Model

/// What one check of `doctor` found.
struct Finding: Encodable, Sendable {
    /// How serious it is.
    enum Verdict: String, Encodable, Sendable {
        case good, warning, bad
    }

    /// What was checked, a stable word for machines.
    var check: String
    var verdict: Verdict
    /// What was found.
    var message: Message
    /// What to do about it; nothing when all is well.
    var remedy: Message?

    static func good(_ check: String, _ chinese: String, _ english: String) -> Finding {
        Finding(check: check, verdict: .good, message: Message(chinese, english))
    }

    static func bad(_ check: String, _ message: Message, remedy: Message) -> Finding {
        Finding(check: check, verdict: .bad, message: message, remedy: remedy)
    }

    static func warning(_ check: String, _ message: Message, remedy: Message) -> Finding {
        Finding(check: check, verdict: .warning, message: message, remedy: remedy)
    }

    /// Carries a check out: what it throws is what it found.
    static func of(_ check: String, remedy: Message, _ body: () throws -> Message) -> Finding {
        do {
            return Finding(check: check, verdict: .good, message: try body())
        } catch {
            return bad(check, Failure(error).message, remedy: remedy)
        }
    }

    /// The finding as people read it.
    var text: String {
        let sign =
            switch verdict {
            case .good: Terminal.output.painted("✓", .green)
            case .warning: Terminal.output.painted("!", .yellow)
            case .bad: Terminal.output.painted("✗", .red)
            }
        var text = "\(sign) \(message.chinese) / \(message.english)\n"
        if let remedy { text += "  怎么办：\(remedy.chinese)\n  remedy: \(remedy.english)\n" }
        return text
    }
}
