import Testing

@Suite("The table of settings")
struct SettingTests {
    private let rows: [String]
    private let text: String

    init() throws {
        text = try Repository.text("docs/configuration.md")
        rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
    }

    @Test func `has a row for each setting, with both spellings, default and meaning`() {
        for setting in Setting.all {
            let row =
                "| `\(setting.key)` | `\(setting.argument)` | `\(setting.variable)` | \(setting.fallback) "
                + "| \(setting.chinese) | \(setting.english) |"
            #expect(rows.contains(row), "\(setting.key)")
        }
    }

    @Test func `has no setting that no process reads`() {
        let keys = rows.filter { $0.contains("| `--") }.compactMap { $0.split(separator: "`").dropFirst().first }
        #expect(keys.map(String.init).sorted() == Setting.all.map(\.key).sorted())
    }

    @Test func `names every variable that the programs read`() throws {
        let lines = try Repository.lines(matching: #"environment\["[A-Z_]+"\]"#, in: "Services", "Shared")
        let names = lines.flatMap { $0.matches(of: /environment\["([A-Z_]+)"\]/).map { String($0.output.1) } }
        try #require(!names.isEmpty)
        #expect(names.filter { !text.contains("| `\($0)` |") }.isEmpty)
    }
}
