import ArgumentParser
import Foundation
import ServiceKit

/// What every subcommand takes.
struct GeneralOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("数据目录；默认 $JIAZHENG_DATA，再 ./data / the data folder", valueName: "dir"),
        completion: .directory
    )
    var data: String?

    @Flag(help: "以 JSON 输出 / print JSON, errors too")
    var json = false

    /// Where the county's data lies: the option, the environment, or `./data`.
    var folder: DataFolder {
        DataFolder(path: data ?? ProcessInfo.processInfo.environment["JIAZHENG_DATA"] ?? "./data")
    }

    /// The folder, once it is sure that there is one.
    func existingFolder() throws(Failure) -> DataFolder {
        guard folder.exists else { throw .noData(folder.path) }
        return folder
    }
}

/// A subcommand that knows the general options.
protocol SuiteCommand: AsyncParsableCommand {
    var general: GeneralOptions { get }
}
