import ArgumentParser
import Foundation
import Model
import ServiceKit
import Tables
import Wire

/// Answers that leave on a stick.
struct AnswerCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers",
        abstract: "回填平台的答复 / answers for a platform",
        discussion: """
            示例 / EXAMPLE:
              jiazheng answers export hotline12345 --out 回填.xlsx --slip 校验单.html --reason 回填12345 --role intakeOfficer
            """,
        subcommands: [AnswerExport.self, AnswerReceipt.self, AnswerBatchListing.self]
    )
}

/// Writes the answers that wait into a file in the platform's own columns, and records that they left.
struct AnswerExport: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "按平台模板导出待回填的答复，登记批次和文件摘要 / write what waits in the platform's columns",
        discussion: """
            示例 / EXAMPLE:
              jiazheng answers export hotline12345 --out 回填.xlsx --slip 校验单.html --reason 回填12345 --role intakeOfficer

            文件名以 .csv 结尾的写成 CSV，其余写成 XLSX；CSV 的编码（UTF-8、GB18030）由县对照文件 mappings 的 answers.encoding 决定。
            已交出的答复不会再导出。
            A name that ends with .csv gets CSV in the encoding that the platform's mapping says, any other a workbook. What
            was handed over is not written again.
            """
    )

    @Argument(help: ArgumentHelp("平台：hotline12345 或 hotline12315 / the platform", valueName: "channel"))
    var channel: String

    @Option(help: ArgumentHelp("写入的文件；已有的不覆盖 / the file; one that is there is kept", valueName: "file"))
    var out: String

    @Option(help: ArgumentHelp("校验单写入的文件（HTML，A4）/ the file for the slip", valueName: "file"))
    var slip: String?

    @Option(
        help: ArgumentHelp("CSV 的编码：UTF-8 或 GB18030；默认按县对照文件 / the encoding of CSV", valueName: "name"),
        completion: .list(["UTF-8", "GB18030"])
    )
    var encoding: TextEncoding?

    @Option(help: ArgumentHelp("理由 / why", valueName: "text"))
    var reason: String

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    /// The encoding that was asked for, or that the platform's mapping says.
    private func written() throws -> TextEncoding {
        if let encoding { return encoding }
        let link = channel.hasPrefix("hotline") ? String(channel.dropFirst("hotline".count)) : channel
        let path = "\(general.folder.county.path)/mappings/\(link).yaml"
        guard FileManager.default.fileExists(atPath: path) else { return .utf8 }
        return try ImportMapping.read(path, for: link).answers.flatMap { TextEncoding(rawValue: $0.encoding) } ?? .utf8
    }

    private struct Wanted: Encodable {
        var channel: String
        var reason: String
    }

    private struct HandedOver: Encodable {
        var channel: String
        var digest: String
        var answers: [HandedAnswer]
    }

    private struct Batch: Encodable {
        var id: String
    }

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: out) else {
            throw Failure(
                .refused,
                "fileExists",
                Message("文件已存在，不覆盖：\(out)", "the file is there already and is kept: \(out)"),
                remedy: Message("换一个文件名", "choose another name")
            )
        }
        let wanted = Wanted(channel: channel, reason: reason)
        guard let value = try await desk.ask("answers.prepare", wanted)["value"] else {
            throw WireFailure.unintelligible(reason: "answers.prepare gave no value")
        }
        let sheet = try value.decode(AnswerSheet.self)
        guard !sheet.answers.isEmpty else {
            throw Failure(
                .refused,
                "answerBatchEmpty",
                Message("没有待回填的答复", "there is no answer to hand over"),
                remedy: Message("新的决定作出后再导出", "export again once something was decided")
            )
        }
        let rows = [sheet.headings] + sheet.rows
        let bytes =
            out.hasSuffix(".csv")
            ? DelimitedWriter.bytes(of: rows, in: try written()) : WorkbookWriter.bytes(of: rows, named: "回填")
        try Data(bytes).write(to: URL(filePath: out), options: .withoutOverwriting)
        let digest = TextDigest.hex(of: bytes)
        let done = try await desk.ask(
            "answers.handOver",
            HandedOver(channel: channel, digest: digest, answers: sheet.answers)
        )
        let subject = done["events"]?.elements.first?["subject"]?.string ?? ""
        let id = AnswerBatch.ID(stream: subject).map { "\($0.value)" } ?? ""
        if let slip {
            let page = try await desk.ask("answers.receiptSheet", Batch(id: id))["value"]?["html"]?.string ?? ""
            try Data(page.utf8).write(to: URL(filePath: slip), options: .withoutOverwriting)
        }
        guard !general.json else { return Terminal.output.write(done.text + "\n") }
        Terminal.output.write("✓ \(out)：\(sheet.rows.count) 条，批次 \(id)\n  SHA-256 \(digest)\n")
    }
}

/// Enters what the other side says it took in.
struct AnswerReceipt: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt",
        abstract: "登记对方回执 / enter the other side's receipt",
        discussion: """
            示例 / EXAMPLE:
              jiazheng answers receipt 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --number 张热回2026-5 --taken 12 --role intakeOfficer
              jiazheng answers receipt 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --number 张热回2026-6 --taken 11 \\
                --missing GD20260930-000131 --role intakeOfficer

            接收的答复记为已送达；未接收的逐一写明，下一批再交。
            What was taken in counts as delivered; what was not is named, and goes with the next batch.
            """
    )

    @Argument(help: ArgumentHelp("批次编号 / the batch", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("回执编号 / the number of the receipt", valueName: "number"))
    var number: String

    @Option(help: ArgumentHelp("接收条数 / how many rows it took in", valueName: "count"))
    var taken: Int

    @Option(help: ArgumentHelp("未接收的工单编号；可重复 / an order whose answer was not taken in", valueName: "number"))
    var missing: [String] = []

    @Option(help: ArgumentHelp("日期；默认今天 / when; today by default", valueName: "day"))
    var on: String?

    @Option(help: ArgumentHelp("回执扫描件 / the scan of the receipt", valueName: "file"))
    var scan: Evidence?

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {
        var id: String
        var number: String
        var taken: Int
        var on: String?
        var scan: String?
        var missing: [String]?
    }

    func run() async throws {
        let question = Question(
            id: id,
            number: number,
            taken: taken,
            on: on,
            scan: scan?.digest,
            missing: missing.isEmpty ? nil : missing
        )
        try await desk.order("answers.recordReceipt", question)
    }
}

/// Lists batches of answers.
struct AnswerBatchListing: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "回填批次 / list batches",
        discussion: """
            示例 / EXAMPLE:
              jiazheng answers list --role auditor
            """
    )

    @OptionGroup var desk: OfficeDesk

    var general: GeneralOptions { desk.general }

    private struct Question: Encodable {}

    func run() async throws {
        let columns = [
            ("编号", "id"), ("批次", "number"), ("平台", "channel"), ("条数", "count"), ("交出", "on"),
            ("回执", "receipt.number"), ("接收", "receipt.taken"), ("摘要", "digest"),
        ]
        try await desk.list("answers.batches", Question(), of: "items", columns)
    }
}
