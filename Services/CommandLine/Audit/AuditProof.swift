import ArgumentParser
import Auditor
import Foundation
import Model
import ServiceKit

/// Hands out one proof.
struct AuditProof: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof",
        abstract: "出具一条记录的包含证明，或两个日志头之间的一致性证明 / hand out one proof",
        discussion: """
            示例 / EXAMPLE:
              jiazheng audit proof mediation 48214 --out 48214.tlog-proof
              jiazheng audit proof mediation --since 40000

            包含证明（C2SP tlog-proof）说明第 n 号记录在已签名的树中；一致性证明说明此后只有增加。都小于 2 kB，凭公钥即可核对。
            An inclusion proof (C2SP tlog-proof) says that an event is in the signed tree, a consistency proof that since a
            head of that size things were only added. Both are under 2 kB and are checked with the public key alone.
            """
    )

    @Argument(
        help: ArgumentHelp("哪个服务 / whose log", valueName: "service"),
        completion: .list(DataFolder.services)
    )
    var service: String

    @Argument(help: ArgumentHelp("记录的序号 / the event's position", valueName: "position"))
    var position: Int64?

    @Option(help: ArgumentHelp("较早的日志头的大小 / the size of an earlier head", valueName: "size"))
    var since: Int64?

    @Option(help: ArgumentHelp("写到此文件 / write it to this file", valueName: "file"), completion: .file())
    var out: String?

    @OptionGroup var stores: StoreOptions
    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard (position == nil) != (since == nil) else {
            throw ValidationError("须给出序号或 --since 之一 / name either a position or --since")
        }
    }

    func run() async throws {
        do {
            _ = try Suite.services(named: service)
            let files = try stores.files(general)
            guard let file = stores.store.isEmpty ? files.first(where: { $0.service == service }) : files.first else {
                throw Failure.noStore(general.folder.store(of: service))
            }
            let proofs = SingleProof(from: file, keys: try stores.keys(general))
            let text =
                if let position { try proofs.inclusion(of: position) } else {
                    try proofs.consistency(from: since ?? 0)
                }
            if let out, !FileManager.default.createFile(atPath: out, contents: Data(text.utf8)) {
                throw Failure(.refused, "fileNotWritable", Message("无法写入 \(out)", "\(out) cannot be written"))
            }
            if general.json {
                Terminal.output.write(try CanonicalJSON.encode(["proof": text]) + [UInt8(ascii: "\n")])
            } else if let out {
                Terminal.output.write("已写入 / written: \(out)（\(text.utf8.count) 字节 / bytes）\n")
            } else {
                Terminal.output.write(text)
            }
        } catch let error as AuditError {
            throw Failure(error)
        }
    }
}
