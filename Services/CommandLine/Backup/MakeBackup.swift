import ArgumentParser
import Identity
import Model
import ServiceKit

/// Copies logs and vaults while the services run, and makes sure that the copies are whole.
struct MakeBackup: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "备份日志与密钥库，服务照常运行 / back up logs and vaults while the services run",
        discussion: """
            示例 / EXAMPLE:
              jiazheng backup --out /var/backups/jiazheng
              jiazheng backup --out /mnt/logs --secrets-out /mnt/safe/secrets
              jiazheng backup --out /var/backups/jiazheng --service registry --json

            复制期间暂停各服务之间的跟随，业务照常办理。每份副本重读一遍、重算日志树，最后写清单 manifest.json；
            没有清单的文件夹不是备份。logs/ 与 secrets/ 必须分开存放；含密钥的备份到期自动删除，日志永久保存。
            While it copies, services do not follow each other, and take commands as always. Each copy is read again
            and its tree recomputed; manifest.json comes last, and a folder without one is no backup. Keep logs/ and
            secrets/ apart. Backups with keys are removed after their time, logs never.
            """
    )

    @Option(
        help: ArgumentHelp("只备份一个服务 / of one service", valueName: "service"),
        completion: .list(DataFolder.services)
    )
    var service: String?

    @OptionGroup var destination: BackupPlaceOptions
    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    func run() async throws {
        let folder = try general.existingFolder()
        let services = try Suite.services(named: service)
        let hold = FollowerHold(folder: folder, token: try await credentials.text(in: folder))
        let now = Moment.read()
        let backup = try Backup(of: services, in: folder, to: destination.place, at: now)
        let progress = CopyProgress()
        // All followers are held, of whichever services are copied: what one has seen of another must be there.
        let asked = try await hold.whileHeld(DataFolder.services) { try backup.copy { progress.note($0) } }
        let keys = Dictionary(grouping: try folder.certificates(), by: \.service).mapValues { $0.map(\.publicKey) }
        let manifests = try backup.seal(signedBy: keys) { progress.note($0) }
        progress.finish()
        let late = try await hold.note(manifests.logs, asked: asked, recipient: destination.out)
        let expired = try destination.place.expireSecrets(olderThan: destination.secretsDays, at: now)
        try tell(backup, manifests, late, expired)
    }

    private func tell(
        _ backup: Backup,
        _ manifests: (logs: BackupManifest, secrets: BackupManifest),
        _ unrecorded: [String],
        _ expired: [String]
    ) throws {
        guard !general.json else {
            struct Outcome: Encodable {
                var logs: String
                var secrets: String
                var heads: [String: TreeHead]
                var bytes: Int64
                var unrecorded: [String]
                var expired: [String]
            }
            let outcome = Outcome(
                logs: backup.logs,
                secrets: backup.secrets,
                heads: manifests.logs.logs.mapValues(\.head),
                bytes: (manifests.logs.files + manifests.secrets.files).reduce(0) { $0 + $1.bytes },
                unrecorded: unrecorded,
                expired: expired
            )
            return Terminal.output.write(try CanonicalJSON.encode(outcome) + [UInt8(ascii: "\n")])
        }
        var table = TextTable(["服务", "世代 / epoch", "事件 / events", "根 / root"])
        for (service, log) in manifests.logs.logs.sorted(by: { $0.key < $1.key }) {
            table.add([service, log.head.epoch, log.head.size, String(log.head.root.prefix(16))])
        }
        Terminal.output.write(
            table.text + "✓ 日志 / logs: \(backup.logs)\n✓ 密钥 / secrets: \(backup.secrets)\n"
        )
        for service in unrecorded {
            Terminal.output.write("! \(service) 未运行，下次启动时登记此次备份 / records the backup at its next start\n")
        }
        for path in expired { Terminal.output.write("✓ 已删除过期的密钥备份 / removed: \(path)\n") }
    }
}

/// Removes backups of vaults and keys whose time is over.
struct ExpireBackups: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "expire",
        abstract: "删除过期的密钥备份 / remove backups with keys whose time is over",
        discussion: """
            示例 / EXAMPLE:
              jiazheng backup expire --out /var/backups/jiazheng

            已删除个人信息的密钥还在旧备份里，所以含密钥的备份最多保存三十天。日志备份不删。
            Old backups still hold the keys of persons who were erased since, so they live thirty days at most.
            Backups of logs stay.
            """
    )

    @OptionGroup var destination: BackupPlaceOptions
    @OptionGroup var general: GeneralOptions

    func run() async throws {
        let (now, days) = (Moment.read(), destination.secretsDays)
        var removed = try destination.place.expireSecrets(olderThan: days, at: now)
        if general.folder.exists {
            removed += try BackupPlace.expireReplaced(in: general.folder, olderThan: days, at: now)
        }
        if general.json {
            Terminal.output.write(try CanonicalJSON.encode(["removed": removed]) + [UInt8(ascii: "\n")])
        } else {
            let lines = removed.map { "✓ 已删除 / removed: \($0)\n" }.joined()
            Terminal.output.write(lines.isEmpty ? "✓ 没有过期的密钥备份 / nothing is over\n" : lines)
        }
    }
}
