import Foundation
import Model
import Tables

/// The files of a day as offices hand them in.
struct DemoFolder: Sendable {
    let path: String

    /// Where the project keeps its demonstration day.
    static let usual = "compose/demo"

    /// A folder of files; without a name the one that comes with the suite.
    ///
    /// - Throws: `demoFolderMissing`.
    init(named path: String?) throws(Failure) {
        let known = "enterprises.csv"
        let isFolder = path.map { FileManager.default.fileExists(atPath: "\($0)/\(known)") } ?? true
        guard isFolder, let found = path ?? SuiteFiles.folder("demo", with: known) else {
            throw Failure(
                .refused,
                "demoFolderMissing",
                Message("\(path ?? Self.usual) 中没有演示日的文件", "\(path ?? Self.usual) has no files of a demonstration day"),
                remedy: Message("用 --demo 指明含 enterprises.csv 的目录", "name a folder with an enterprises.csv by --demo")
            )
        }
        self.path = found
    }

    /// Reads a table: its first record names the columns.
    func table(_ file: String) throws -> (rows: [SheetRow], broken: [BadRow]) {
        var records = try DelimitedText(bytes(file)).records[...]
        guard let titles = records.popFirst()?.fields else { return ([], []) }
        var rows: [SheetRow] = []
        var broken: [BadRow] = []
        for record in records {
            guard record.fields.count == titles.count else {
                let message = Message(
                    "这一行有 \(record.fields.count) 栏，应为 \(titles.count) 栏",
                    "the line has \(record.fields.count) fields instead of \(titles.count)"
                )
                broken.append(BadRow(file: file, line: record.line, field: "", reason: "brokenLine", message: message))
                continue
            }
            let words = zip(titles, record.fields).map { ($0, $1.trimmingCharacters(in: .whitespaces)) }
            rows.append(SheetRow(file: file, line: record.line, words: Dictionary(words) { first, _ in first }))
        }
        return (rows, broken)
    }

    /// Reads a file of one JSON object a line.
    func objects(_ file: String) throws -> (rows: [(row: SheetRow, node: JSONDocument.Node)], broken: [BadRow]) {
        var rows: [(row: SheetRow, node: JSONDocument.Node)] = []
        var broken: [BadRow] = []
        for (index, line) in try bytes(file).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated() where !line.isEmpty
        {
            do {
                let node = try JSONDocument(Array(line)).root
                guard node.kind == .object else { throw Self.notAnObject }
                let words = node.members.map { ($0.key, Self.word($0.value)) }
                let row = SheetRow(file: file, line: index + 1, words: Dictionary(words) { first, _ in first })
                rows.append((row, node))
            } catch let refusal as Refusal {
                let message = Message(
                    "这一行不是完整的 JSON：\(refusal.message.chinese)",
                    "the line is no whole JSON object: \(refusal.message.english)"
                )
                broken.append(BadRow(file: file, line: index + 1, field: "", reason: "brokenLine", message: message))
            }
        }
        return (rows, broken)
    }

    /// Whether there is such a file.
    func has(_ file: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(file)") }

    private func bytes(_ file: String) throws(Failure) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: "\(path)/\(file)") else {
            throw Failure(
                .refused,
                "demoFileUnreadable",
                Message("读不到 \(path)/\(file)", "\(path)/\(file) cannot be read")
            )
        }
        return [UInt8](data)
    }

    private static func word(_ node: JSONDocument.Node) -> String {
        node.kind == .null ? "" : (node.string ?? node.text).trimmingCharacters(in: .whitespaces)
    }

    private static let notAnObject = Refusal("notAnObject", Message("应为一个对象", "it is an object"))
}
