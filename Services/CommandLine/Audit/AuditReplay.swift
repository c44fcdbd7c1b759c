import ArgumentParser
import Auditor
import EventLog
import Model
import ServiceKit

/// Rebuilds a store from its events alone.
struct AuditReplay: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "只凭事件重建一个库，可与现有的库逐行对照 / rebuild a store from its events, and compare",
        discussion: """
            示例 / EXAMPLE:
              jiazheng audit replay --service credit --out credit-then.sqlite --until 2026-09-30
              jiazheng audit replay --service registry --out check.sqlite --compare data/registry.sqlite

              jiazheng audit replay --what-if ./rules-new

            --until 为位置、日期或 RFC 3339 时刻；不给则到末尾。中断后再运行同一命令即可续上。不发送任何东西，不打开保险库。
            --compare 列出由日志推出的每张表里不同的行与字段；有不同时退出码为 1。被对照的库须停在同一位置。
            --until is a position, a day or an RFC 3339 moment; without it the replay goes to the end. Run again, it goes on where it
            was interrupted. Nothing is sent, no vault is opened. --compare lists each row and field that differs in what is a
            function of the log; the exit code is then 1. The other store must stand at the same position.
            --what-if 不重建库：把由规则决定的每个事件按另一版规则（县文件夹或其 rules）重算，逐案列出会不同的期限、分值、份额和
            流转及两边的出处；被拒绝的请求不入日志，不在其内。
            --what-if rebuilds nothing: what rules decided is computed again by another version of them, and what would differ
            is listed case by case with both sources. Refusals are in no log, and so are not covered.
            """
    )

    @Option(
        help: ArgumentHelp("重放哪个服务的日志 / whose log", valueName: "service"),
        completion: .list(DataFolder.services)
    )
    var service: String?

    @Option(help: ArgumentHelp("新库的文件 / the new store", valueName: "file"), completion: .file())
    var out: String?

    @Option(help: ArgumentHelp("到此位置或时刻为止 / up to then", valueName: "position|moment"))
    var until: ReplayEnd?

    @Option(help: ArgumentHelp("与此库对照 / compare with this store", valueName: "file"), completion: .file())
    var compare: String?

    @Option(
        help: ArgumentHelp("按此规则文件夹复算 / compute again by these rules", valueName: "rules"),
        completion: .directory
    )
    var whatIf: String?

    @OptionGroup var stores: StoreOptions
    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard (out == nil) != (whatIf == nil), compare == nil || out != nil else {
            throw ValidationError("须给出 --out 或 --what-if 之一；--compare 与 --out 同用 / name either --out or --what-if")
        }
    }

    func run() async throws {
        if let whatIf {
            let files = try service.map { [try stores.file(of: $0, general)] } ?? stores.files(general)
            return try await WhatIfPage.show(whatIf, about: files, upTo: until?.end ?? .head, general)
        }
        guard let out else { return }
        try await general.show(isClean: { $0.differenceCount == 0 }, as: Self.text) { rate in
            var replay = ReplayRun(try stores.file(of: service, general), into: out)
            replay.end = until?.end ?? .head
            replay.compared = compare.map { StoreFile(path: $0) }
            if let compared = replay.compared, !compared.exists { throw Failure.noStore(compared.path) }
            replay.progress = { rate.note($0) }
            return try replay.run()
        }
    }

    private static func text(of report: ReplayRun.Report) -> String {
        let rate = report.replayed * 1_000 / max(report.milliseconds, 1)
        var lines = [
            "\(report.service) 重放到第 \(report.position) 号（\(report.moment?.text ?? "–")），本次 \(report.replayed) 个事件，"
                + "\(report.milliseconds) ms，\(rate)/秒"
        ]
        if !report.compared.isEmpty {
            lines.append(
                report.differenceCount == 0
                    ? "✓ \(report.compared.count) 张表逐行相同 / every row of \(report.compared.count) tables is equal"
                    : "✗ \(report.differenceCount) 处不同 / differences"
            )
        }
        for difference in report.differences {
            let field = difference.field.map { ".\($0)" } ?? ""
            let (replayed, live) = (difference.replayed ?? "（无 / none）", difference.live ?? "（无 / none）")
            lines.append(
                "  ✗ \(difference.table) \(difference.row)\(field)：重放 / replayed \(replayed)，现有 / live \(live)"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// A position or a moment, as it is typed.
struct ReplayEnd: ExpressibleByArgument, Sendable {
    let end: ReplayRun.End

    init?(argument: String) {
        if let position = Int64(argument), position > 0 {
            end = .position(position)
        } else if let moment = Self.moment(argument) {
            end = .moment(moment)
        } else {
            return nil
        }
    }

    /// RFC 3339, or a whole day, which ends at its last millisecond.
    private static func moment(_ text: String) -> Moment? {
        if let day = try? Day(text) { return day.adding(days: 1).start.adding(milliseconds: -1) }
        return try? Moment(text)
    }
}

extension StoreOptions {
    /// The one store that is meant: of the service, or the only one given.
    func file(of service: String?, _ general: GeneralOptions) throws -> StoreFile {
        let files = try files(general)
        if let service {
            _ = try Suite.services(named: service)
            guard let file = store.count == 1 ? files.first : files.first(where: { $0.service == service }) else {
                throw Failure.noStore(general.folder.store(of: service))
            }
            return file
        }
        guard files.count == 1, let file = files.first else {
            throw ValidationError("用 --service 指明服务，或给一个 --store / name the service, or one --store")
        }
        return file
    }
}
