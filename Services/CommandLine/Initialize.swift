import ArgumentParser
import Foundation
import Model
import ServiceKit

/// Makes a county's data folder; done again, it changes nothing.
struct Initialize: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "建立数据目录：密钥、证书、县规则 / make a data folder",
        discussion: """
            示例 / EXAMPLE:
              jiazheng init --data ./data

            已有的密钥从不覆盖。keys/county.key 之后可移入保险柜。
            Existing keys are never overwritten. keys/county.key may lie in a safe afterwards.
            """
    )

    @OptionGroup var general: GeneralOptions

    @Option(
        help: ArgumentHelp("县规则目录；默认 compose/counties/gaotai / the county's rules", valueName: "dir"),
        completion: .directory
    )
    var rules: String?

    func run() async throws {
        let folder = general.folder
        let isNew = !folder.exists
        if isNew { try folder.create(rules: try rulesFolder(), at: Moment.read()) }
        let county = try folder.county.ruleSet().county
        guard general.json else {
            return Terminal.output.write(
                isNew
                    ? "✓ \(county)：数据目录 \(folder.path) 已建立。下一步：jiazheng up\n"
                    : "✓ \(county)：数据目录 \(folder.path) 已存在，未作更改。\n"
            )
        }
        let line = Line(county: county, data: folder.path, isNew: isNew)
        Terminal.output.write(try CanonicalJSON.encode(line) + [UInt8(ascii: "\n")])
    }

    private struct Line: Encodable {
        var county: String
        var data: String
        var isNew: Bool
    }

    /// The folder that was named, or 高台县's: from here, or from where the program lies upwards.
    private func rulesFolder() throws(Failure) -> String {
        let known = "county.yaml"
        let isFolder = rules.map { FileManager.default.fileExists(atPath: "\($0)/\(known)") } ?? true
        guard isFolder, let found = rules ?? SuiteFiles.folder("counties/gaotai", with: known) else {
            let place = rules ?? "compose/counties/gaotai"
            throw Failure(
                .refused,
                "rulesFolderMissing",
                Message("\(place) 不是县规则目录", "\(place) is no folder of county rules"),
                remedy: Message("用 --rules 指明含 county.yaml 的目录", "name a folder with a county.yaml by --rules")
            )
        }
        return found
    }
}
