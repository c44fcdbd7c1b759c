import ArgumentParser
import Auditor
import Model
import ServiceKit

/// Which events an export or a sample takes.
struct ChoiceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("只取此服务（可重复）/ of this service; may be repeated", valueName: "service"),
        completion: .list(DataFolder.services)
    )
    var service: [String] = []

    @Option(help: ArgumentHelp("自此位置或日期起 / from this position or day on", valueName: "position|day"))
    var from: ChoiceBound?

    @Option(help: ArgumentHelp("到此位置或日期（含）为止 / to this position or day", valueName: "position|day"))
    var to: ChoiceBound?

    @Option(help: ArgumentHelp("只取此主题（可重复）/ of this subject; may be repeated", valueName: "subject"))
    var subject: [String] = []

    @Option(help: ArgumentHelp("只取此类型（全名，可重复）/ of this full type; may be repeated", valueName: "type"))
    var type: [String] = []

    var choice: EventChoice {
        var choice = EventChoice()
        switch from {
        case .position(let position): choice.from = position
        case .day(let day): choice.since = day.start
        case nil: break
        }
        switch to {
        case .position(let position): choice.through = position
        case .day(let day): choice.before = day.adding(days: 1).start
        case nil: break
        }
        choice.subjects = subject
        choice.types = type
        return choice
    }

    /// The stores that are meant, of those there are.
    func files(_ stores: StoreOptions, _ general: GeneralOptions) throws -> [StoreFile] {
        let files = try stores.files(general)
        guard !service.isEmpty, stores.store.isEmpty else { return files }
        for name in service { _ = try Suite.services(named: name) }
        return files.filter { file in service.contains { $0 == file.service } }
    }
}

/// Where a stretch of a log begins or ends.
enum ChoiceBound: ExpressibleByArgument, Sendable {
    case position(Int64)
    case day(Day)

    init?(argument: String) {
        if let position = Int64(argument), position > 0 {
            self = .position(position)
        } else if let day = try? Day(argument) {
            self = .day(day)
        } else {
            return nil
        }
    }
}
