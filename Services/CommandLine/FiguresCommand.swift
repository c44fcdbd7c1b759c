import ArgumentParser
import Model
import ServiceKit
import Wire

/// How the work went in a period.
struct FiguresCommand: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "一段时间的办理指标 / the figures of a period",
        discussion: """
            示例 / EXAMPLE:
              jiazheng figures --from 2026-09-01 --to 2026-09-30 --role commerceSupervisor
              jiazheng figures --from 2026-09-01 --to 2026-09-30 --as-of 2026-10-08 --role auditor --json

            --as-of 给出当日结束时所知的数字，以后再问仍相同。
            --as-of gives the figures as they were known at the end of that day: the same answer whenever it is asked.
            """
    )

    @Option(help: ArgumentHelp("起始日期 / the first day", valueName: "day"))
    var from: String

    @Option(help: ArgumentHelp("截止日期 / the last day", valueName: "day"))
    var to: String

    @Option(help: ArgumentHelp("按该日结束时所知 / as known at the end of that day", valueName: "day"))
    var asOf: String?

    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    func validate() throws {
        for day in [from, to, asOf].compactMap(\.self) where (try? Day(day)) == nil {
            throw ValidationError("日期写作 2026-09-30：\(day) / a day is written 2026-09-30: \(day)")
        }
    }

    private struct Question: Encodable {
        var from: String
        var to: String
        var asOf: String?
    }

    func run() async throws {
        let folder = try general.existingFolder()
        let token = try await credentials.text(in: folder)
        let question = Question(from: from, to: to, asOf: asOf)
        let result = try await Suite(folder: folder).with("mediation") { client in
            try await client.call("figures.get", params: question, meta: RequestMeta(token: token)).result
        }
        guard let answer = result["value"] else {
            throw WireFailure.unintelligible(reason: "figures.get gave no value")
        }
        Terminal.output.write(general.json ? answer.text + "\n" : Self.words(answer))
    }

    private static func words(_ answer: JSONDocument.Node) -> String {
        func number(_ node: JSONDocument.Node, _ key: String) -> String { node[key]?.integer.map(String.init) ?? "–" }
        var tracks = TextTable(["类别", "登记", "流转", "错派", "退回", "超期", "调解成功", "未成功", "成功率‰", "满意", "回访", "重复录入"])
        var medians = TextTable(["类别", "步骤", "件数", "天数中位数"])
        for track in answer["tracks"]?.elements ?? [] {
            let name = track["track"]?.string ?? ""
            let keys = [
                "opened", "hops", "wrongRoutes", "returns", "overdue", "settled", "unsettled", "settledPerThousand",
                "satisfied", "asked", "doubleEntries",
            ]
            tracks.add([name] + keys.map { number(track, $0) })
            for median in track["medianDays"]?.elements ?? [] {
                medians.add([name, median["step"]?.string ?? "", number(median, "count"), number(median, "days")])
            }
        }
        var units = TextTable(["单位", "收到", "退回", "超期"])
        for unit in answer["units"]?.elements ?? [] {
            units.add([unit["unit"]?.string ?? ""] + ["received", "returned", "overdue"].map { number(unit, $0) })
        }
        let place = answer["position"]?.integer.map(String.init) ?? "?"
        return [tracks, medians, units].filter { !$0.isEmpty }.map(\.text).joined(separator: "\n")
            + "\n截至日志第 \(place) 号 / up to event \(place)\n"
    }
}
