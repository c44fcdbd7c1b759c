import Foundation
import Model
import Tables

/// A log as a table that a spreadsheet opens: one line an event, beside the events themselves.
///
/// The table is for reading; what is proven are the lines of `events.jsonl`.
struct EventTable {
    private static let titles = [
        "序号", "时间", "类型", "主题", "主题内第几条", "办理人", "命令编号", "起因事件", "规则集", "叶哈希", "内容",
    ]

    private let writer: TextWriter
    private let file: PackFile

    init(_ encoding: TextEncoding, to file: PackFile) throws {
        writer = TextWriter(encoding)
        self.file = file
        try file.write(writer.opening)
        try write(Self.titles)
    }

    /// Adds an event; of a closed one nothing but its place and leaf.
    func add(_ position: Int64, _ body: UnsafeRawBufferPointer?, leaf: String) throws {
        guard let body, let frame = EventFrame(body) else {
            return try write(["\(position)"] + Array(repeating: "", count: 8) + [leaf, "（封闭）"])
        }
        func text(_ range: Range<Int>?) -> String {
            range.map { String(decoding: UnsafeRawBufferPointer(rebasing: body[$0]), as: UTF8.self) } ?? ""
        }
        try write([
            "\(position)", Self.readable(text(frame.time)), text(frame.type), text(frame.subject), text(frame.version),
            text(frame.actor), text(frame.command), text(frame.cause), text(frame.rules), leaf, text(frame.data),
        ])
    }

    private func write(_ cells: [String]) throws { try file.write(writer.bytes(SafeCells.line(cells))) }

    /// `2026-09-30 16:20:11.043`, which spreadsheets know for a time.
    private static func readable(_ time: String) -> String { String(time.prefix(23).replacing("T", with: " ")) }
}
