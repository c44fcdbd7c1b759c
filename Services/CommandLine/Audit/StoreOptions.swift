import ArgumentParser
import Auditor
import Model
import ServiceKit

/// Which stores are audited, and which keys are believed.
struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("日志文件（可重复）；不给则用数据目录的全部 / a store; may be repeated", valueName: "file"),
        completion: .file()
    )
    var store: [String] = []

    @Option(
        help: ArgumentHelp("公钥：base64 或 PEM 文件（可重复）/ a service's public key", valueName: "key"),
        completion: .file()
    )
    var key: [String] = []

    /// The files, once it is sure that they are there.
    func files(_ general: GeneralOptions) throws -> [StoreFile] {
        if !store.isEmpty {
            let files = store.map { StoreFile(path: $0) }
            if let missing = files.first(where: { !$0.exists }) { throw Failure.noStore(missing.path) }
            return files
        }
        let folder = try general.existingFolder()
        let files = DataFolder.services.map { StoreFile(path: folder.store(of: $0), service: $0) }.filter(\.exists)
        guard !files.isEmpty else { throw Failure.noStore(folder.path) }
        return files
    }

    /// The keys: those given, else what the county's certificates vouch for.
    func keys(_ general: GeneralOptions) throws -> TrustedKeys {
        var keys = key.isEmpty && store.isEmpty ? TrustedKeys(folder: general.folder) : TrustedKeys()
        for text in key { try keys.add(text) }
        return keys
    }
}

extension Failure {
    static func noStore(_ path: String) -> Failure {
        Failure(
            .noData,
            "storeMissing",
            Message("\(path) 没有日志文件", "there is no store at \(path)"),
            remedy: Message("用 --data 或 --store 指明日志", "name the stores with --data or --store")
        )
    }

    /// What kept an audit from going on.
    init(_ error: AuditError) { self.init(.refused, error.reason, error.message) }
}
