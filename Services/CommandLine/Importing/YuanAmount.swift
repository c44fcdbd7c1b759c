/// Amounts of money as people write them: `1,200.50元`, `￥1200`, `1.2万`.
enum YuanAmount {
    /// The amount in 分; nil when it is none, or has parts of a 分.
    static func fen(_ word: String) -> Int64? {
        var text = Substring(word.filter { $0 != " " })
        for prefix in ["人民币", "RMB", "CNY", "¥", "￥"] where text.hasPrefix(prefix) {
            text = text.dropFirst(prefix.count)
        }
        for suffix in ["整", "元", "圆", "块"] where text.hasSuffix(suffix) { text = text.dropLast() }
        var shift = 2
        if text.hasSuffix("万") {
            text = text.dropLast()
            shift = 6
        }
        guard let number = PlainWord.expanded(ungrouped(text) ?? "") else { return nil }
        let parts = number.split(separator: ".")
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        guard decimals.count <= shift, parts[0].utf8.count <= 15 else { return nil }
        return Int64(parts[0] + decimals + String(repeating: "0", count: shift - decimals.count))
    }

    /// The number without the commas between its thousands; nil when they stand elsewhere.
    private static func ungrouped(_ text: Substring) -> String? {
        guard text.contains(",") else { return String(text) }
        let whole = text.prefix { $0 != "." }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        return groups.joined() + text[whole.endIndex...]
    }
}
