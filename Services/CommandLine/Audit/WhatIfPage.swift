import ArgumentParser
import Auditor
import Foundation
import Model
import ServiceKit

/// What `--what-if` asks and shows.
struct WhatIfPage {
    let report: WhatIfReport

    /// Asks the rules of a folder about the logs, and shows what would differ; the exit code is 1 when anything would.
    static func show(
        _ folder: String,
        about files: [StoreFile],
        upTo end: ReplayRun.End,
        _ general: GeneralOptions
    ) async throws {
        try await general.show(isClean: { $0.differenceCount == 0 }, as: { WhatIfPage(report: $0).text }) { rate in
            var run = WhatIfRun(files, rules: try rules(in: folder, general))
            run.end = end
            run.progress = { rate.note($0) }
            return try run.run()
        }
    }

    /// A whole county's folder, or its `rules` alone, the rest being the county's own.
    private static func rules(in folder: String, _ general: GeneralOptions) throws -> RuleSet {
        let path = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let files = FileManager.default
        if files.fileExists(atPath: "\(path)/county.yaml") { return try CountyFolder(path: path).ruleSet() }
        let above = URL(filePath: path).deletingLastPathComponent().path
        let county = general.folder.exists ? general.folder.county.path : above
        guard files.fileExists(atPath: path), files.fileExists(atPath: "\(county)/county.yaml") else {
            throw Failure(
                .noData,
                "rulesFolderMissing",
                Message("\(path) 不是县规则文件夹", "\(path) is no folder of rules"),
                remedy: Message(
                    "给出县文件夹（含 county.yaml）或其 rules 文件夹",
                    "name a county's folder with county.yaml, or its folder rules"
                )
            )
        }
        return try CountyFolder(path: county, rules: path).ruleSet()
    }

    private var text: String {
        var lines: [String] = []
        var last = ""
        for difference in report.differences {
            let head = "\(difference.number.map { "\($0)  " } ?? "")\(difference.subject)（\(difference.service)）"
            if head != last { lines.append(head) }
            last = head
            let place = "第 \(difference.position) 号 \(difference.at.text.prefix(10))"
            lines.append("  \(place) \(difference.type)：\(difference.field)")
            lines.append("    当时 / then  \(Self.value(difference.was, difference.rule, difference.source))")
            lines.append("    换用 / other \(Self.value(difference.would, difference.otherRule, difference.otherSource))")
        }
        let hidden = report.differenceCount - Int64(report.differences.count)
        if hidden > 0 { lines.append("… 另有 \(hidden) 处 / more") }
        lines.append(
            "\(report.differenceCount == 0 ? "✓" : "✗") 由规则决定的事件 \(report.ruled) 个，复算 \(report.computed) 个，"
                + "\(report.differenceCount) 处会不同 / values would differ"
        )
        for (type, what) in report.uncomputed.sorted(by: { $0.key < $1.key }) {
            lines.append("! 未复算 \(type) \(what.count) 个：\(what.because.chinese) / \(what.because.english)")
        }
        for message in report.notCovered { lines.append("! \(message.chinese) / \(message.english)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func value(_ value: String?, _ rule: String?, _ source: String?) -> String {
        guard let value else { return "（无 / none）" }
        return "\(value)  \(rule ?? "")\(source.map { "（\($0)）" } ?? "")"
    }
}
