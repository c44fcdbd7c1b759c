import ArgumentParser
import ServiceKit

/// Copies of a county's data: making them, and removing those with keys in time.
struct BackupCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "备份 / backups",
        discussion: """
            示例 / EXAMPLE:
              jiazheng backup --out /var/backups/jiazheng
              jiazheng backup expire --out /var/backups/jiazheng
            """,
        subcommands: [MakeBackup.self, ExpireBackups.self],
        defaultSubcommand: MakeBackup.self
    )
}

/// Where backups lie.
struct BackupPlaceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("备份目录，其下为 logs/ 与 secrets/ / where backups lie, in logs/ and secrets/", valueName: "dir"),
        completion: .directory
    )
    var out: String

    @Option(
        help: ArgumentHelp("密钥备份另存于此 / vaults and keys lie here instead of in secrets/", valueName: "dir"),
        completion: .directory
    )
    var secretsOut: String?

    @Option(
        help: ArgumentHelp("含密钥的备份保存天数 / how many days backups with keys are kept", valueName: "days")
    )
    var secretsDays = 30

    func validate() throws {
        guard (1...30).contains(secretsDays) else {
            throw ValidationError("--secrets-days：1 至 30 / is 1 to 30")
        }
    }

    var place: BackupPlace {
        BackupPlace(logs: "\(out)/logs", secrets: secretsOut ?? "\(out)/secrets")
    }
}
