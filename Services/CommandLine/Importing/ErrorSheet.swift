import Foundation
import Model
import Synchronization
import Tables

/// The rows that were refused, as a table that a spreadsheet opens, beside the file they came from.
///
/// The words of a row are other people's: none of them is ever a formula here.
final class ErrorSheet: Sendable {
    /// How many rows are held to be put in the order of their lines before they are written.
    static let held = 5_000

    let path: String
    private let state = Mutex(State())

    private struct State {
        var rows: [(row: BadRow, number: String)] = []
        var file: FileHandle?
    }

    init(path: String) {
        self.path = path
    }

    /// Where the sheet of a file goes: beside it, or into another folder.
    static func path(of file: String, in folder: String?) -> String {
        besides(file, "有误", in: folder)
    }

    /// A file's companion of that name.
    static func besides(_ file: String, _ word: String, in folder: String?) -> String {
        let url = URL(filePath: file)
        let place = folder.map { URL(filePath: $0) } ?? url.deletingLastPathComponent()
        return place.appending(path: "\(url.lastPathComponent).\(word).csv").path
    }

    /// Takes away the sheet of an earlier run, and makes sure that one can be written.
    func begin() throws(Failure) {
        let isWritable = FileManager.default.createFile(
            atPath: path,
            contents: nil,
            attributes: [.posixPermissions: 0o600]
        )
        guard isWritable else { throw unwritable }
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Adds a row.
    func add(_ row: BadRow, number: String) throws(Failure) {
        let isFull = state.withLock {
            $0.rows.append((row, number))
            return $0.rows.count >= Self.held
        }
        if isFull { try flush() }
    }

    /// Writes what is held.
    func flush() throws(Failure) {
        do {
            try state.withLock { state in
                guard !state.rows.isEmpty else { return }
                var text = ""
                if state.file == nil {
                    let rights: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
                    _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: rights)
                    state.file = try FileHandle(forWritingTo: URL(filePath: path))
                    text = "\u{FEFF}" + SafeCells.line(["文件", "行", "栏", "工单编号", "原因代码", "说明", "explanation"])
                }
                for (row, number) in state.rows.sorted(by: { $0.row.line < $1.row.line }) {
                    let field = row.field.isEmpty ? "（整行）" : row.field
                    text += SafeCells.line([
                        row.file, "\(row.line)", field, number, row.reason, row.message.chinese, row.message.english,
                    ])
                }
                try state.file?.write(contentsOf: Data(text.utf8))
                state.rows.removeAll(keepingCapacity: true)
            }
        } catch {
            throw unwritable
        }
    }

    private var unwritable: Failure {
        Failure(
            .refused,
            "errorSheetUnwritable",
            Message("写不了 \(path)", "\(path) cannot be written"),
            remedy: Message("用 --output 指明可写的目录", "name a folder that can be written by --output")
        )
    }
}
