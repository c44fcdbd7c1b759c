public import Model

/// How long after another step something happened, in words: 2天3小时后.
public struct StoryGap: Codable, Hashable, Sendable {
    /// The time in between; services' clocks may differ by a little.
    public let milliseconds: Int64
    /// The same for people, in the largest unit and the next one.
    public let words: Message

    /// The time between two moments.
    public init(from earlier: Moment, to later: Moment) {
        let milliseconds = later.milliseconds - earlier.milliseconds
        self.milliseconds = milliseconds
        let seconds = milliseconds / 1_000
        let units: [(size: Int64, chinese: String, english: String)] = [
            (86_400, "天", "day"), (3_600, "小时", "hour"), (60, "分钟", "minute"), (1, "秒", "second"),
        ]
        guard seconds > 0, let first = units.firstIndex(where: { seconds >= $0.size }) else {
            words = Message("随即", "at once")
            return
        }
        var rest = seconds
        var (chinese, english) = ("", [String]())
        for unit in units[first...].prefix(2) {
            let count = rest / unit.size
            rest %= unit.size
            guard count > 0 else { continue }
            chinese += "\(count)\(unit.chinese)"
            english.append("\(count) \(unit.english)\(count == 1 ? "" : "s")")
        }
        words = Message("\(chinese)后", "\(english.joined(separator: " ")) later")
    }
}
