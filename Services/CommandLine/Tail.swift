import ArgumentParser
import Model
import ServiceKit
import Wire

/// Shows events as they happen.
struct Tail: SuiteCommand {
    static let configuration = CommandConfiguration(
        abstract: "查看事件，随到随显 / show events as they happen",
        discussion: """
            示例 / EXAMPLE:
              jiazheng tail
              jiazheng tail --service mediation --since 1h
              jiazheng tail --subject enterprise/019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f --all --once
              jiazheng tail --all --once --json > events.jsonl

            未给 --since 或 --all 时，从最后 10 个事件起。--once 显示已有的便结束。
            Without --since or --all it begins ten events before the end. --once shows what is there and ends.
            """
    )

    @Option(
        help: ArgumentHelp("只看一个服务 / of one service", valueName: "service"),
        completion: .list(DataFolder.services)
    )
    var service: String?

    @Option(help: ArgumentHelp("只看此类型（全名，可重复）/ of this full type; may be repeated", valueName: "type"))
    var type: [String] = []

    @Option(help: ArgumentHelp("只看此主题 / of this subject", valueName: "subject"))
    var subject: String?

    @Option(help: ArgumentHelp("自何时起：30m、1h、2d 或 RFC 3339 / from then on", valueName: "since"))
    var since: Since?

    @Flag(help: "从头开始 / from the very beginning")
    var all = false

    @Flag(help: "显示已有的便结束 / end with what is there")
    var once = false

    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard !all || since == nil else { throw ValidationError("--all 与 --since 只用其一 / use --all or --since") }
    }

    func run() async throws {
        let folder = try general.existingFolder()
        let services = try Suite.services(named: service)
        let credentials = credentials
        try await withThrowingTaskGroup(of: Void.self) { group in
            for service in services {
                var follower = LogFollower(service: service, suite: Suite(folder: folder), credentials: credentials)
                follower.subject = subject
                follower.types = type
                follower.start = all ? .beginning : since.map { .moment($0.before(Moment.read())) } ?? .last(10)
                let show = EventLine(service: service, inJSON: general.json)
                let (ready, isOnce) = (follower, once)
                group.addTask {
                    try await ready.follow(untilEnd: isOnce) { Terminal.output.write(show.text(of: $0)) }
                }
            }
            try await group.waitForAll()
        }
    }
}

/// From when on: some time ago, or a moment.
struct Since: ExpressibleByArgument, Sendable {
    private enum Begin {
        case ago(milliseconds: Int64)
        case moment(Moment)
    }

    private let begin: Begin

    /// Reads `90s`, `30m`, `1h`, `2d`, or an RFC 3339 moment.
    init?(argument: String) {
        let units: [Character: Int64] = ["s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
        if let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()),
            (0...36_500).contains(count) || unit < 86_400_000 && (0...4_000_000).contains(count)
        {
            begin = .ago(milliseconds: count * unit)
        } else if let moment = try? Moment(argument) {
            begin = .moment(moment)
        } else {
            return nil
        }
    }

    func before(_ now: Moment) -> Moment {
        switch begin {
        case .ago(let milliseconds): Moment(milliseconds: now.milliseconds - milliseconds)
        case .moment(let moment): moment
        }
    }
}
