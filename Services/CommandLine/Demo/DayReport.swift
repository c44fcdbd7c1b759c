import Model

/// What came of the week: how many rows of each file were taken in, which were not, and what it has shown.
struct DayReport: Codable, Equatable, Sendable {
    /// One file.
    struct File: Codable, Equatable, Sendable {
        var file: String
        var rows: Int
        var good: Int
        var bad: Int
        /// Numbers that the sender counted and that are in no readable row.
        var missing: [Int]?
    }

    var files: [File] = []
    var bad: [BadRow] = []
    var warned: [BadRow] = []
    /// The ways of a dispute that were gone to their end, in the words of the steps.
    var paths: [String] = []

    /// Adds a row that was taken in at first and found bad by a later step.
    mutating func spoil(_ row: BadRow) {
        bad.append(row)
        guard let index = files.firstIndex(where: { $0.file == row.file }) else { return }
        files[index].good -= 1
        files[index].bad += 1
    }

    /// One line of JSON.
    var json: String {
        (try? CanonicalJSON.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// The tables for people.
    var text: String {
        var counts = TextTable(["文件", "行数", "正常", "有误", "缺号"])
        for file in files {
            let missing = (file.missing ?? []).map(String.init).joined(separator: "、")
            counts.add([file.file, "\(file.rows)", "\(file.good)", "\(file.bad)", missing])
        }
        counts.add([
            "合计", "\(files.reduce(0) { $0 + $1.rows })", "\(files.reduce(0) { $0 + $1.good })",
            "\(files.reduce(0) { $0 + $1.bad })", "",
        ])
        return counts.text + Self.list("有误的行", bad) + Self.list("已收但须留意的行", warned) + shown
    }

    private var shown: String {
        paths.isEmpty ? "" : "\n演示了 \(paths.count) 种情形：\(paths.joined(separator: "、"))\n"
    }

    private static func list(_ title: String, _ rows: [BadRow]) -> String {
        guard !rows.isEmpty else { return "" }
        var table = TextTable(["文件", "行", "栏", "原因", "说明"])
        for row in rows {
            table.add([
                row.file, "\(row.line)", row.field.isEmpty ? "（整行）" : row.field, row.reason, row.message.chinese,
            ])
        }
        return "\n\(title)：\n\(table.text)"
    }
}
