import ArgumentParser
import Auditor
import Crypto
import Foundation
import Model
import ServiceKit

/// Checks that a pack is the one a signed sheet speaks of.
struct AuditCheck: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "核对证据包与取证单的编号、校验码和签名 / check a pack against its sheet",
        discussion: """
            示例 / EXAMPLE:
              jiazheng audit check 2026-09
              jiazheng audit check 2026-09 --mark 3F9A-11C0-7B2E-90D4-5A61

            核对清单、各文件的摘要、签名、取证单上的校验码；记录本身由包内的 verify.py 或 verify.sh 核对。签名的公钥与数据目录里的
            县公钥、或 --key 给出的公钥比较。
            It checks the manifest, each file's digest, the signature and the sheet's mark; the events themselves are checked by the
            pack's verify.py or verify.sh. The signer's key is compared with the county's in the data folder, or with --key.
            """
    )

    @Argument(help: ArgumentHelp("解开的证据包 / the unpacked pack", valueName: "folder"), completion: .directory)
    var pack: String

    @Option(help: ArgumentHelp("纸上的校验码 / the mark on paper", valueName: "mark"))
    var mark: String?

    @Option(help: ArgumentHelp("签名者的公钥：base64 或 PEM 文件 / the signer's key", valueName: "key"), completion: .file())
    var key: [String] = []

    @OptionGroup var general: GeneralOptions

    func run() async throws {
        do {
            var keys = TrustedKeys()
            if key.isEmpty, let county = try? general.folder.countyPublicKey() {
                keys = TrustedKeys(folder: general.folder)
                try keys.add(county.rawRepresentation.base64EncodedString())
            }
            for text in key { try keys.add(text) }
            let check = try PackCheck(of: pack, mark: mark, keys: keys)
            if general.json {
                Terminal.output.write(try CanonicalJSON.encode(check) + [UInt8(ascii: "\n")])
            } else {
                Terminal.output.write("编号 / number  \(check.number)\n校验码 / mark  \(check.mark)\n")
                Terminal.output.write("签名 / signed by  \(check.signedBy ?? "–")（\(check.standing.words)）\n")
                for fault in check.faults { Terminal.output.write("✗ \(fault.chinese) / \(fault.english)\n") }
                if check.isSound { Terminal.output.write("✓ 未发现问题 / nothing is wrong\n") }
            }
            guard check.isSound else { throw ExitCode(1) }
        } catch let error as AuditError {
            throw Failure(error)
        }
    }
}
