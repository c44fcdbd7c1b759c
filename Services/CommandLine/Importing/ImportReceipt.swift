import Foundation
import Model
import Tables

/// What came of one file, for people, for scripts, and as the receipt that lies beside the file.
struct ImportReceipt: Codable, Equatable, Sendable {
    var file: String
    var link: String
    /// The batch's number; absent when nothing was asked of the service.
    var batch: Int64?
    var rows: Int
    var accepted: Int
    var repeated: Int
    var refused: Int
    var sha256: String
    var form: String
    var finishedAt: Moment
    var rowsPerSecond: Int
    /// Where the refused rows stand; absent when there are none.
    var errors: String?
    /// Titles that no field is read from.
    var unread: [String]
    /// What people should know of the file.
    var remarks: [Message]

    /// One line of JSON.
    var json: String {
        (try? CanonicalJSON.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// Writes the receipt beside the file.
    func write(to path: String) throws(Failure) {
        let titles = ["文件", "热线", "批次", "行数", "接收", "重复", "拒收", "SHA-256", "格式", "完成时间"]
        let cells = [
            file, link, batch.map { "\($0)" } ?? "", "\(rows)", "\(accepted)", "\(repeated)", "\(refused)", sha256,
            form,
            finishedAt.text,
        ]
        let text = "\u{FEFF}" + SafeCells.line(titles) + SafeCells.line(cells)
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
            throw Failure(
                .refused,
                "receiptUnwritable",
                Message("写不了回执 \(path)；工单已登记", "the receipt \(path) cannot be written; the orders are entered"),
                remedy: Message(
                    "用 --output 指明可写的目录后再执行一次",
                    "run it again with --output and a folder that can be written"
                )
            )
        }
    }

    /// The table for people.
    static func text(_ receipts: [ImportReceipt]) -> String {
        var table = TextTable(["文件", "批次", "行数", "接收", "重复", "拒收", "行/秒", "有误的行"])
        for receipt in receipts {
            table.add([
                receipt.file, receipt.batch.map { "\($0)" } ?? "–", "\(receipt.rows)", "\(receipt.accepted)",
                "\(receipt.repeated)", "\(receipt.refused)", "\(receipt.rowsPerSecond)", receipt.errors ?? "",
            ])
        }
        return table.text
    }
}
