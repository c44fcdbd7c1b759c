import ArgumentParser
import Auditor
import Model

/// Writes an audit pack.
struct AuditExport: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "导出证据包：别人不装本系统也能核对 / write a pack that a stranger can check",
        discussion: """
            示例 / EXAMPLE:
              jiazheng audit export --out 2026-09.tar
              jiazheng audit export --out case --service mediation --subject case/019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f
              tar --extract --file 2026-09.tar && python3 jiazheng-audit/verify.py

            包内有事件、签名的日志头、见证副本、证明，以及两个核对程序：纯 Python 的和只用 openssl、sha256sum 的。
            以 .tar 结尾写成一个文件，否则写成文件夹。密文保持密文；封闭事件只给叶哈希，--closed 才给全文（仅供审计）。
            只取一部分时每条附包含证明；--head 的日志头也会得到一致性证明。
            The pack has events, signed heads, witnesses' copies, proofs, and two verifiers: one in plain Python, one with
            openssl and sha256sum. A name that ends in .tar gives one file, else a folder. What is sealed stays sealed; closed
            events go out as their leaf, with --closed whole, which is for auditors alone. A selection comes with a proof for
            each event; heads named with --head are proven too.
            """
    )

    @Option(help: ArgumentHelp("写到此文件（.tar）或文件夹 / a .tar file or a folder", valueName: "path"), completion: .file())
    var out: String

    @Option(
        help: ArgumentHelp("外部留存的日志头，一并证明（可重复）/ heads kept outside", valueName: "file"),
        completion: .file()
    )
    var head: [String] = []

    @Flag(help: "封闭事件也给全文，仅供审计 / closed events whole, for auditors alone")
    var closed = false

    @OptionGroup var choice: ChoiceOptions
    @OptionGroup var stores: StoreOptions
    @OptionGroup var general: GeneralOptions

    func run() async throws {
        let rate = AuditRate()
        do {
            var export = PackExport(
                try choice.files(stores, general),
                witnesses: try stores.files(general),
                keys: try stores.keys(general),
                madeAt: Moment.read()
            )
            export.choice = choice.choice
            export.includesClosed = closed
            for file in head { export.heads += try SignedHeads.read(file: file) }
            export.progress = { rate.note($0) }
            let manifest = try export.write(to: out)
            rate.finish()
            if general.json {
                Terminal.output.write(try CanonicalJSON.encode(manifest) + [UInt8(ascii: "\n")])
            } else {
                for (service, facts) in manifest.services.sorted(by: { $0.key < $1.key }) {
                    Terminal.output.write(
                        "\(service)  \(facts.events) 个事件（封闭 \(facts.closed)），签名大小 \(facts.size)，日志头 \(facts.heads)\n"
                    )
                }
                Terminal.output.write("已写入 / written: \(out)\n")
            }
        } catch let error as AuditError {
            throw Failure(error)
        }
    }
}
