import ArgumentParser
import Model
import ServiceKit

/// Checks everything a county's installation stands on, each with the remedy.
struct Doctor: SuiteCommand {
    static let configuration = CommandConfiguration(
        abstract: "逐项体检，给出怎么办 / check everything, each with its remedy",
        discussion: """
            示例 / EXAMPLE:
              jiazheng doctor
              jiazheng doctor --json

            ✓ 正常，! 提醒，✗ 须处理。有 ✗ 时退出码为 1。
            ✓ is well, ! is a reminder, ✗ must be mended; with any ✗ the exit code is 1.
            """
    )

    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    func run() async throws {
        let folder = general.folder
        var findings = [found(folder)]
        if folder.exists {
            findings += FolderChecks(folder: folder).findings + MachineChecks(folder: folder).findings
            findings += CalendarCheck(folder: folder, today: Moment.read().day).findings
            findings += await ServiceChecks(folder: folder).findings(token: try? credentials.text(in: folder))
        }
        if general.json {
            Terminal.output.write(try CanonicalJSON.encode(findings) + [UInt8(ascii: "\n")])
        } else {
            Terminal.output.write(findings.map(\.text).joined())
        }
        if findings.contains(where: { $0.verdict == .bad }) { throw ExitCode(Ending.refused.rawValue) }
    }

    private func found(_ folder: DataFolder) -> Finding {
        guard !folder.exists else {
            return .good("dataFolder", "数据目录 \(folder.path)", "the data folder is \(folder.path)")
        }
        let missing = Failure.noData(folder.path)
        return .bad("dataFolder", missing.message, remedy: missing.remedy ?? .startServices)
    }
}
