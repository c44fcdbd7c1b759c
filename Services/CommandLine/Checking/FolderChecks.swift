import Crypto
import Foundation
import Identity
import Model
import ServiceKit

/// What can be seen of a data folder without asking anybody.
struct FolderChecks {
    let folder: DataFolder

    var findings: [Finding] {
        [permissions, certificates, rules] + DataFolder.services.map(store)
    }

    /// Secrets are for their owner alone.
    private var permissions: Finding {
        let keys = "\(folder.path)/keys"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: keys)) ?? []
        let secrets = names.filter { $0.hasSuffix(".key") || $0.hasSuffix(".master") }.map { "\(keys)/\($0)" }
        let exposed = ([folder.path, keys] + secrets).filter { path in
            let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            return (mode ?? 0o777) & 0o077 != 0
        }
        guard let first = exposed.min() else {
            return .good(
                "keyPermissions",
                "密钥仅本人可读（\(secrets.count) 个）",
                "\(secrets.count) secrets are their owner's alone"
            )
        }
        return .bad(
            "keyPermissions",
            Message("他人可读：\(exposed.joined(separator: " "))", "others can read \(exposed.joined(separator: " "))"),
            remedy: Message("chmod go= \(first)（逐个执行）", "chmod go= \(first), and so for each")
        )
    }

    /// Every service's certificate is the county's word for that service's key.
    private var certificates: Finding {
        let remedy = Message(
            "从备份恢复 keys/；没有备份时以新目录重新 init",
            "restore keys/ from its backup, or init a new folder"
        )
        return .of("certificates", remedy: remedy) {
            let division = try folder.county.ruleSet().division.text
            for service in DataFolder.services {
                let certificates = try folder.certificates(of: service)
                let key = try folder.serviceKey(service)
                guard certificates.allSatisfy({ $0.service == service && $0.division == division }),
                    certificates.last?.publicKey.rawRepresentation == key.publicKey.rawRepresentation
                else {
                    throw Refusal(
                        "certificateMismatch",
                        Message(
                            "\(service) 的证书与其密钥或区划不符",
                            "the certificate of \(service) does not fit its key or the division"
                        )
                    )
                }
            }
            return Message("四个服务的证书有效", "the certificates of the four services are valid")
        }
    }

    private var rules: Finding {
        let remedy = Message(
            "对照 compose/counties/gaotai 修正 \(folder.county.path)",
            "mend \(folder.county.path) after compose/counties/gaotai"
        )
        return .of("rules", remedy: remedy) {
            let county = try folder.county.ruleSet().county
            return Message("县规则可读：\(county)", "the county's rules can be read: \(county)")
        }
    }

    /// The file's own header says whether it is SQLite in WAL mode; the durability of commits is the process's to set,
    /// and a service that reads back anything but `synchronous = FULL` refuses to start.
    private func store(of service: String) -> Finding {
        let path = folder.store(of: service)
        guard let file = FileHandle(forReadingAtPath: path) else {
            return .warning(
                "store.\(service)",
                Message("\(service) 尚无日志文件", "\(service) has no log file yet"),
                remedy: Message("首次 jiazheng up 时建立", "the first `jiazheng up` makes it")
            )
        }
        defer { try? file.close() }
        let header = [UInt8]((try? file.read(upToCount: 100)) ?? Data())
        guard header.count == 100, header.starts(with: "SQLite format 3\0".utf8), header[18] == 2, header[19] == 2
        else {
            return .bad(
                "store.\(service)",
                Message("\(path) 不是 WAL 模式的 SQLite 文件", "\(path) is no SQLite file in WAL mode"),
                remedy: Message("停止服务，从备份恢复该文件", "stop the service and restore the file from its backup")
            )
        }
        return .good(
            "store.\(service)",
            "\(service) 的日志文件在，WAL 模式；synchronous=FULL 由服务启动时核对",
            "the log of \(service) is there, in WAL mode; its service checks synchronous=FULL as it starts"
        )
    }
}
