import ArgumentParser
import Auditor
import Model

/// Verifies logs.
struct AuditVerify: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "验证日志：哪一条、什么问题，逐一指明 / verify logs, and name each entry that is wrong",
        discussion: """
            示例 / EXAMPLE:
              jiazheng audit verify
              jiazheng audit verify --head /media/stick/heads.txt
              jiazheng audit verify --store copy/registry.sqlite --key registry.pub.pem --json

            重算每条记录的叶与整棵树（RFC 9162），核对各列、次序、时间、起因、规则、办理结果、检查点与见证副本。
            --head 是以前带出服务器的日志头：即使全部哈希都重算过，改写也会显出来。
            有问题时退出码为 1，逐条列出后继续；没有问题为 0。
            Every leaf and the tree are computed anew; columns, order, time, causes, rules, answers, checkpoints and
            witnesses' copies are compared. --head names heads that left the server before: they show a rewritten
            history even when all hashes were made anew. The exit code is 1 when anything is wrong, else 0.
            """
    )

    @Option(
        help: ArgumentHelp("外部留存的日志头文件（可重复）/ heads kept outside; may be repeated", valueName: "file"),
        completion: .file()
    )
    var head: [String] = []

    @OptionGroup var stores: StoreOptions
    @OptionGroup var general: GeneralOptions

    func run() async throws {
        try await general.show(isClean: \.isSound, as: Self.text) { rate in
            var verification = Verification(try stores.files(general), keys: try stores.keys(general))
            for file in head { verification.heads += try SignedHeads.read(file: file) }
            verification.progress = { rate.note($0) }
            return await verification.run()
        }
    }

    private static func text(of report: VerifyReport) -> String {
        let all = report.stores.map(\.events).reduce(0, +)
        let verdict = report.isSound ? "✓ 未发现问题 / nothing is wrong" : "✗ 发现问题 / something is wrong"
        return report.stores.map { text(of: $0) }.joined()
            + "\(verdict)：\(all) 个事件 / events，\(report.milliseconds) ms\n"
    }

    private static func text(of store: VerifyReport.Store) -> String {
        var lines = [
            "\(store.faultCount == 0 ? "✓" : "✗") \(store.service)  \(store.events) 个事件，根 \(store.root.prefix(16))…，"
                + "已签名至 \(store.signedSize)，检查点 \(store.checkpoints)，外部与见证 \(store.headsCompared)，"
                + "起因 \(store.causes)\(store.uncheckedCauses > 0 ? "（未核对 \(store.uncheckedCauses)）" : "")"
        ]
        for fault in store.faults {
            lines.append(
                "  ✗ \(place(of: fault))\(fault.message.chinese) / \(fault.message.english)"
                    + "\(fault.detail.isEmpty ? "" : "（\(fault.detail)）") [\(fault.reason.rawValue)]"
            )
        }
        let told = Dictionary(grouping: store.faults, by: \.reason.rawValue).mapValues(\.count)
        for (reason, count) in store.counts.sorted(by: { $0.key < $1.key }) where count > told[reason] ?? 0 {
            lines.append("  … \(reason) 共 \(count) 处 / in all")
        }
        for notice in store.notices {
            lines.append(
                "  ! \(notice.message.chinese) / \(notice.message.english)"
                    + "\(notice.detail.isEmpty ? "" : "（\(notice.detail)）") [\(notice.reason.rawValue)]"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func place(of fault: Fault) -> String {
        guard let first = fault.first, let last = fault.last else { return "" }
        return first == last ? "第 \(first) 号：" : "第 \(first)–\(last) 号："
    }
}
