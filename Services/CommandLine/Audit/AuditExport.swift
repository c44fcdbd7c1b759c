import ArgumentParser
import Auditor
import Foundation
import Model
import ServiceKit
import Tables

/// Writes an audit pack.
struct AuditExport: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "导出证据包：别人不装本系统也能核对 / write a pack that a stranger can check",
        discussion: """
            示例 / EXAMPLE:
              jiazheng audit export --out 2026-09.tar
              jiazheng audit export --out case --service mediation --subject case/019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f
              jiazheng audit export --out 2026-09 --csv utf8 --reason "县审计局专项审计" --recipient "县审计局 张某"
              tar --extract --file 2026-09.tar && python3 jiazheng-audit/verify.py

            包内有事件、签名的日志头、见证副本、证明，以及两个核对程序：纯 Python 的和只用 openssl、sha256sum 的。
            以 .tar 结尾写成一个文件，否则写成文件夹。密文保持密文；封闭事件只给叶哈希，--closed 才给全文（仅供审计）。
            只取一部分时每条附包含证明；--head 的日志头也会得到一致性证明。evidence.html 是取证单，打印签字，校验码见
            jiazheng audit check。每次导出都记入所导出的日志（谁、为何、给谁、多少）；服务未运行时，下次启动即登记。
            The pack has events, signed heads, witnesses' copies, proofs, and two verifiers: one in plain Python, one with
            openssl and sha256sum. A name that ends in .tar gives one file, else a folder. What is sealed stays sealed; closed
            events go out as their leaf, with --closed whole, which is for auditors alone. A selection comes with a proof for
            each event; heads named with --head are proven too. evidence.html is a sheet to print and sign; its mark is
            checked by `jiazheng audit check`. Each export is written into the logs it is of: who, why, for whom, how much; a
            service that does not run writes it at its next start.
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

    @Option(help: ArgumentHelp("另写电子表格：utf8（带 BOM）或 gb18030 / a table beside the events", valueName: "encoding"))
    var csv: TableForm?

    @Option(help: ArgumentHelp("导出的理由；--closed 时必填 / why; needed with --closed", valueName: "text"))
    var reason: String?

    @Option(help: ArgumentHelp("交给谁 / for whom", valueName: "text"))
    var recipient: String?

    /// The encodings of a table, by the names of the option.
    enum TableForm: String, ExpressibleByArgument, CaseIterable {
        case utf8
        case gb18030

        var encoding: TextEncoding { self == .utf8 ? .utf8 : .gb18030 }
    }

    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var choice: ChoiceOptions
    @OptionGroup var stores: StoreOptions
    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard !closed || reason != nil else {
            throw ValidationError("--closed 须有 --reason / needs --reason, which is recorded")
        }
    }

    func run() async throws {
        let rate = AuditRate()
        do {
            let office = ExportOffice(
                folder: general.folder,
                isForeign: !stores.store.isEmpty,
                reason: reason ?? "审计取证 / audit evidence",
                recipient: recipient ?? out
            )
            var export = PackExport(
                try choice.files(stores, general),
                witnesses: try stores.files(general),
                keys: try stores.keys(general),
                madeAt: Moment.read()
            )
            export.choice = choice.choice
            export.includesClosed = closed
            export.table = csv?.encoding
            export.occasion = office.occasion
            export.signer = office.signer
            for file in head { export.heads += try SignedHeads.read(file: file) }
            export.progress = { rate.note($0) }
            let manifest = try export.write(to: out)
            rate.finish()
            let late = try await office.note(manifest, credentials)
            if general.json {
                Terminal.output.write(try CanonicalJSON.encode(manifest) + [UInt8(ascii: "\n")])
            } else {
                for (service, facts) in manifest.services.sorted(by: { $0.key < $1.key }) {
                    Terminal.output.write(
                        "\(service)  \(facts.events) 个事件（封闭 \(facts.closed)），签名大小 \(facts.size)，日志头 \(facts.heads)\n"
                    )
                }
                Terminal.output.write("已写入 / written: \(out)，编号 / number \(manifest.number)\n")
                for service in late {
                    Terminal.output.write("! \(service) 未运行，下次启动时登记此次导出 / records the export at its next start\n")
                }
            }
        } catch let error as AuditError {
            throw Failure(error)
        }
    }
}
