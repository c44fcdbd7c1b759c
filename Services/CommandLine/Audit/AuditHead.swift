import ArgumentParser
import Auditor
import Foundation
import Model

/// Takes the logs' signed heads off the server.
struct AuditHead: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "head",
        abstract: "取出各日志已签名的头，存到 U 盘或打印 / take the signed heads to a stick or to paper",
        discussion: """
            示例 / EXAMPLE:
              jiazheng audit head
              jiazheng audit head --out /media/stick/heads-2026-09-30.txt

            每行：来源 大小 根。文件里是完整的签名文本（C2SP），任何人可用公钥核对。
            留在服务器之外的头，是发现整机改写的唯一办法；以后交给 jiazheng audit verify --head。
            Each line is origin, size and root; the file has the signed notes (C2SP). A head kept outside is the only
            thing that shows a rewrite of the whole server; give it to `jiazheng audit verify --head` later.
            """
    )

    @Option(help: ArgumentHelp("写入此文件 / write them to this file", valueName: "file"), completion: .file())
    var out: String?

    @OptionGroup var stores: StoreOptions
    @OptionGroup var general: GeneralOptions

    func run() async throws {
        do {
            let keys = try stores.keys(general)
            let heads = try stores.files(general).map { try StoreHead(of: $0, keys: keys) }
            if let out {
                let text = heads.map(\.note).joined(separator: "\n")
                guard FileManager.default.createFile(atPath: out, contents: Data(text.utf8)) else {
                    throw Failure(
                        .refused,
                        "fileNotWritable",
                        Message("无法写入 \(out)", "\(out) cannot be written")
                    )
                }
            }
            if general.json {
                Terminal.output.write(try CanonicalJSON.encode(heads) + [UInt8(ascii: "\n")])
            } else {
                Terminal.output.write(heads.map { $0.line + "\n" }.joined())
            }
        } catch let error as AuditError {
            throw Failure(error)
        }
    }
}
