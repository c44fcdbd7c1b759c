import ArgumentParser
import Foundation
import Model
import ServiceKit

/// Lets a service whose log was put back from an older copy take commands again.
struct Restore: SuiteCommand {
    static let configuration = CommandConfiguration(
        abstract: "日志恢复为旧副本后，接受丢失并重新受理 / go on from an older copy of a log",
        discussion: """
            示例 / EXAMPLE:
              jiazheng restore registry --accept-loss

            日志比见证者所见更短时，该服务只能查询（rolledBack）。确认更新的副本已找不到后再执行；下次启动时
            日志开始新的世代，其他服务随之回到分叉处。
            When a log is shorter than its witnesses have seen, its service only reads (rolledBack). Make sure that
            no newer copy exists. At its next start the log begins a new epoch, and the others follow it from there.
            """
    )

    @Argument(help: "服务 / the service", completion: .list(DataFolder.services))
    var service: String

    @Flag(help: "确认丢失不可挽回 / what is lost stays lost")
    var acceptLoss = false

    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard acceptLoss else {
            throw ValidationError("须加 --accept-loss 表示知悉丢失 / say --accept-loss to accept the loss")
        }
    }

    func run() async throws {
        let folder = try general.existingFolder()
        _ = try Suite.services(named: service)
        let mark = folder.acceptedLoss(of: service)
        guard FileManager.default.createFile(atPath: mark, contents: nil) else {
            throw Refusal(
                "folderNotWritable",
                Message("写不进 \(mark)；请检查权限", "\(mark) cannot be written; look at its permissions"),
                status: .failedPrecondition
            )
        }
        if general.json {
            let bytes = try CanonicalJSON.encode(["mark": mark, "service": service])
            Terminal.output.write(String(decoding: bytes, as: UTF8.self) + "\n")
        } else {
            Terminal.output.write("✓ 已记下；请重新启动 \(service) / noted: now restart \(service)\n")
        }
    }
}
