import ArgumentParser
import Foundation
import Model
import ServiceKit
import Wire

/// Takes files of a hotline's orders in.
struct Import: SuiteCommand {
    static let configuration = CommandConfiguration(
        abstract: "导入热线工单文件 / take in files of a hotline's orders",
        discussion: """
            示例 / EXAMPLE:
              jiazheng import 导出.xlsx --link 12345
              jiazheng import 2026-04-*.csv --link 12315 --batch 7
              jiazheng import 导出.csv --link 12345 --dry-run

            读 CSV（UTF-8、GB18030）、XLSX、JSON 行；有误的行列在旁边的 .有误.csv 中，其余照常登记；再次导入不会改变任何内容。
            Reads CSV, XLSX and JSON lines; refused rows are listed beside the file; done again, it changes nothing.
            """
    )

    @Argument(help: "文件 / the files", completion: .file())
    var files: [String]

    @Option(
        help: ArgumentHelp("哪条热线：12345 或 12315 / which line", valueName: "link"),
        completion: .list(["12345", "12315"])
    )
    var link: String

    @Option(help: ArgumentHelp("列名对照文件；默认用县里的 / the mapping of columns", valueName: "file"), completion: .file())
    var mapping: String?

    @Option(help: ArgumentHelp("第一个文件的批次号；默认接着上一批 / the first file's batch number", valueName: "n"))
    var batch: Int64?

    @Option(help: ArgumentHelp("结果文件放在何处；默认在原文件旁 / where results go", valueName: "dir"), completion: .directory)
    var output: String?

    @Flag(help: "只检查，不登记 / check only")
    var dryRun = false

    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard OrderNumber.channels[link] != nil else {
            throw ValidationError("--link：12345 或 12315 / is 12345 or 12315")
        }
        if let batch, !(1...ImportedBatch.largest).contains(batch) {
            throw ValidationError("--batch：1 至 \(ImportedBatch.largest) / is 1 to \(ImportedBatch.largest)")
        }
    }

    func run() async throws {
        let mapping = try ImportMapping.read(mappingPath(), for: link)
        let receipts = try await dryRun ? take(mapping, at: nil) : connected(mapping)
        if !general.json { Terminal.output.write(ImportReceipt.text(receipts)) }
        if receipts.contains(where: { $0.refused > 0 }) { throw ExitCode(Ending.refused.rawValue) }
    }

    private func connected(_ mapping: ImportMapping) async throws -> [ImportReceipt] {
        let folder = try general.existingFolder()
        let token = try await token(in: folder)
        return try await Suite(folder: folder).with("mediation") { client in
            try await take(mapping, at: FileImport.Desk(client: client, token: token))
        }
    }

    private func take(_ mapping: ImportMapping, at desk: FileImport.Desk?) async throws -> [ImportReceipt] {
        guard let channel = OrderNumber.channels[link] else { return [] }
        var receipts: [ImportReceipt] = []
        for (index, path) in files.enumerated() {
            let file = FileImport(path: path, link: link, channel: channel, mapping: mapping, output: output)
            let receipt = try await file.run(batch: batch.map { $0 + Int64(index) }, at: desk)
            if general.json { Terminal.output.write(receipt.json + "\n") }
            receipts.append(receipt)
        }
        return receipts
    }

    /// The line's own token, unless somebody else's is named.
    private func token(in folder: DataFolder) async throws -> String {
        let isNamed = credentials.token != nil || credentials.role != nil
        let environment = ProcessInfo.processInfo.environment["JIAZHENG_TOKEN"] ?? ""
        if isNamed || !environment.isEmpty { return try await credentials.text(in: folder) }
        return try await RoleTokens(folder: folder).token(for: .hotlineLink, actor: "link:\(link)", hours: 1)
    }

    private func mappingPath() -> String {
        mapping ?? "\(general.folder.county.path)/mappings/\(link).yaml"
    }
}
