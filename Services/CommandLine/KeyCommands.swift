import ArgumentParser
import Crypto
import Foundation
import Identity
import Model
import ServiceKit
import Wire

/// What concerns the keys that the services sign their logs and tokens with.
struct KeyCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "日志的签名密钥 / the keys that sign the logs",
        discussion: """
            示例 / EXAMPLE:
              jiazheng key list
              jiazheng key change registry
            """,
        subcommands: [Change.self, List.self]
    )

    /// Gives a running service another key.
    struct Change: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "更换一个服务的签名密钥 / give a service another key",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng key change registry
                  jiazheng key change registry --suspected
                  jiazheng key change credit --county-key /media/safe/county.key --token "$JIAZHENG_TOKEN"

                由安全管理员办理，服务须在运行。新密钥由县密钥认证，记入日志（log.keyChanged）；此后一天新旧两个密钥同时签日志头，
                期满自动销毁原密钥。原密钥以前签发的令牌用到过期为止；怀疑泄露时加 --suspected，这些令牌立即作废，须重新领取。
                中断后再运行同一命令即可续办。
                For the security administrator; the service must be running. The county's key certifies the new key, the log
                tells of it, both keys sign its heads for one day, and then the former key is destroyed. Tokens that it has
                issued live out their time, or are void at once with --suspected. Run it again when it was interrupted.
                """
        )

        @Argument(help: "服务 / the service", completion: .list(DataFolder.services))
        var service: String

        @Flag(help: "怀疑原密钥已泄露 / somebody else may have the former key")
        var suspected = false

        @Option(
            help: ArgumentHelp("县密钥；默认 DATA/keys/county.key / the county's key", valueName: "file"),
            completion: .file()
        )
        var countyKey: String?

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        private struct Params: Encodable { var certificate: String }

        func run() async throws {
            let folder = try general.existingFolder()
            _ = try Suite.services(named: service)
            let county = try county(of: folder)
            let token = try await token(in: folder)
            let certificate = try county.certify(
                service: service,
                division: folder.county.ruleSet().division.text,
                publicKey: folder.prepareKey(of: service).publicKey,
                because: suspected ? .suspected : .scheduled,
                at: Moment.read()
            )
            let result = try await Suite(folder: folder).with(service) { client in
                try await client.call(
                    "key.change",
                    params: Params(certificate: certificate.text),
                    meta: RequestMeta(token: token)
                ).result
            }
            guard !general.json else { return Terminal.output.write("\(result.text)\n") }
            let position = result["position"]?.string ?? "?"
            let until = result["signsAlongUntil"]?.string ?? "?"
            Terminal.output.write(
                """
                ✓ \(service)：第 \(position) 号起换用新密钥 / signs with another key from event \(position)
                  公钥 / public key \(result["key"]?.string ?? "?")
                  原密钥同时签到 / the former key signs along until \(until)
                下一步 / next：公布新公钥；jiazheng audit head 取新的日志头；jiazheng backup 备份新密钥。
                \(suspected ? "原密钥签发的令牌已全部作废，请重新领取 / tokens of the former key are void: issue them again\n" : "")
                """
            )
        }

        private func county(of folder: DataFolder) throws -> CountyKey {
            let county: CountyKey
            do { county = try countyKey.map { try CountyKey(readingFrom: $0) } ?? folder.countyKey() } catch let refusal
                as Refusal
            {
                throw Failure(
                    .refused,
                    "countyKeyNeeded",
                    refusal.message,
                    remedy: Message(
                        "从保险柜取来县密钥，用 --county-key 指明，并用 --token 给出安全管理员的令牌",
                        "bring the county's key, name it with --county-key, and give the security administrator's --token"
                    )
                )
            }
            guard try county.publicKey.rawRepresentation == folder.countyPublicKey().rawRepresentation else {
                throw Failure(
                    .refused,
                    "countyKeyForeign",
                    Message("这不是本县的县密钥", "this is not the key of this county"),
                    remedy: Message("用 --county-key 指明本县的县密钥", "name this county's key with --county-key")
                )
            }
            return county
        }

        private func token(in folder: DataFolder) async throws -> String {
            if credentials.role == nil, credentials.given() == nil {
                return try await RoleTokens(folder: folder).token(for: .securityAdministrator)
            }
            return try await credentials.text(in: folder)
        }
    }

    /// Lists the keys of the services.
    struct List: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "列出各服务的签名公钥 / list the keys of the services",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng key list
                  jiazheng key list --json

                公钥供审计人员核对（jiazheng audit verify --key）。
                Auditors compare the public keys (jiazheng audit verify --key).
                """
        )

        @OptionGroup var general: GeneralOptions

        private struct Row: Encodable {
            var service: String
            var certifiedAt: Moment
            var key: String
            var state: State
        }

        /// What a key does today.
        private enum State: String, Encodable {
            case signs, signsAlong, replaced, suspected

            var words: String {
                switch self {
                case .signs: "在用 / signs"
                case .signsAlong: "同时签名 / signs along"
                case .replaced: "已更换 / replaced"
                case .suspected: "疑似泄露 / suspected"
                }
            }
        }

        func run() async throws {
            let folder = try general.existingFolder()
            let rows = try DataFolder.services.flatMap { try Self.rows(of: $0, in: folder) }
            if general.json { return Terminal.output.write(try CanonicalJSON.encode(rows) + [UInt8(ascii: "\n")]) }
            var table = TextTable(["服务", "认证时间 / certified", "公钥 / public key", "状态 / state"])
            for row in rows {
                table.add([row.service, String(row.certifiedAt.text.prefix(16)), row.key, row.state.words])
            }
            Terminal.output.write(table.text)
        }

        private static func rows(of service: String, in folder: DataFolder) throws -> [Row] {
            let certificates = try folder.certificates(of: service)
            let former = folder.formerKeys(of: service)
            return certificates.enumerated().map { index, certificate in
                let next = certificates.dropFirst(index + 1).first
                let state: State =
                    if next == nil { .signs } else if next?.reason == .suspected { .suspected } else {
                        former.contains(index + 1) ? .signsAlong : .replaced
                    }
                return Row(
                    service: service,
                    certifiedAt: certificate.issuedAt,
                    key: certificate.publicKey.rawRepresentation.base64EncodedString(),
                    state: state
                )
            }
        }
    }
}
