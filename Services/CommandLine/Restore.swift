import ArgumentParser
import Foundation
import Model
import ServiceKit

/// Puts a service's log or vault back from a backup, and lets a service whose log is an older copy take commands again.
struct Restore: SuiteCommand {
    static let configuration = CommandConfiguration(
        abstract: "从备份恢复；接受丢失后重新受理 / put a log or a vault back; go on from an older copy",
        discussion: """
            示例 / EXAMPLE:
              jiazheng restore registry --from /var/backups/jiazheng/logs
              jiazheng restore registry --from /mnt/safe/secrets/2026-09-30T16-20-11.043
              jiazheng restore registry --accept-loss

            服务须先停止。备份先核对清单、重算日志树；被替换的文件移到 DATA/replaced，不删除；erased.list 只合并，不替换。
            恢复的日志只能查询（rolledBack）。确认更新的副本已找不到后，再用 --accept-loss；下次启动时日志开始新的世代，
            其他服务随之回到分叉处。--from 指向一份备份，或放着多份备份的文件夹（取最新的）。
            The service must be stopped. Manifest and tree are checked first; what is replaced goes to DATA/replaced
            and is not deleted; erased.list is merged, never replaced. A log that was put back only reads (rolledBack)
            until --accept-loss: make sure that no newer copy exists. At its next start the log begins a new epoch,
            and the others follow it from there. --from names one backup, or a folder of several: the newest is taken.
            """
    )

    @Argument(help: "服务，或 all / the service, or all", completion: .list(DataFolder.services + ["all"]))
    var service: String

    @Option(
        help: ArgumentHelp("备份所在目录 / the backup", valueName: "dir"),
        completion: .directory
    )
    var from: String?

    @Flag(help: "确认丢失不可挽回 / what is lost stays lost")
    var acceptLoss = false

    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard acceptLoss || from != nil else {
            throw ValidationError(
                "须加 --from 指明备份，或加 --accept-loss 表示知悉丢失 / name a backup with --from, or say --accept-loss"
            )
        }
    }

    func run() async throws {
        // On a new machine the folder comes from the backup.
        let folder = from == nil ? try general.existingFolder() : general.folder
        let services = try Suite.services(named: service == "all" ? nil : service)
        var outcomes: [Outcome] = []
        if let from {
            let restoration = try Restoration(from: from, to: folder)
            for service in services {
                let done = try restoration.restore(service, at: Moment.read(), acceptsLoss: acceptLoss)
                outcomes.append(Outcome(service: service, made: restoration.manifest.made, restored: done))
            }
        }
        let isLog = from == nil || outcomes.contains { $0.kind == BackupManifest.Kind.logs.rawValue }
        if acceptLoss, isLog { try mark(services, in: folder) }
        try tell(outcomes, isLog ? services : [])
    }

    private struct Outcome: Encodable {
        var service: String
        var kind: String
        var made: Moment
        var head: TreeHead?
        var former: String?

        init(service: String, made: Moment, restored: Restoration.Outcome) {
            self.service = service
            self.made = made
            kind = restored.kind.rawValue
            head = restored.head
            former = restored.former
        }
    }

    private func mark(_ services: [String], in folder: DataFolder) throws {
        for service in services {
            let mark = folder.acceptedLoss(of: service)
            guard FileManager.default.createFile(atPath: mark, contents: nil) else {
                throw Refusal(
                    "folderNotWritable",
                    Message("写不进 \(mark)；请检查权限", "\(mark) cannot be written; look at its permissions"),
                    status: .failedPrecondition
                )
            }
        }
    }

    private func tell(_ outcomes: [Outcome], _ logs: [String]) throws {
        if general.json {
            struct All: Encodable {
                var restored: [Outcome]
                var accepted: [String]
            }
            let all = All(restored: outcomes, accepted: acceptLoss ? logs : [])
            return Terminal.output.write(try CanonicalJSON.encode(all) + [UInt8(ascii: "\n")])
        }
        for outcome in outcomes {
            let what = outcome.head.map { "日志至第 \($0.size) 号 / log of \($0.size) events" } ?? "密钥库 / vault"
            Terminal.output.write("✓ \(outcome.service)：\(what)，\(outcome.made.text)\n")
            if let former = outcome.former { Terminal.output.write("  原文件 / former file: \(former)\n") }
        }
        for service in logs {
            Terminal.output.write(
                acceptLoss
                    ? "✓ 已记下；请重新启动 \(service) / noted: now restart \(service)\n"
                    : "! 启动后只能查询；确认没有更新的副本后运行 jiazheng restore \(service) --accept-loss / it only reads until then\n"
            )
        }
    }
}
