import GRDB
import Transparency

/// The newest signed head of a store.
public struct StoreHead: Codable, Sendable {
    /// Whose log it is.
    public let service: String
    /// The life of the log.
    public let epoch: String
    /// How many events are signed, as decimal text.
    public let size: String
    /// The root over them, in hex.
    public let root: String
    /// The line for paper: origin, size, root.
    public let line: String
    /// The signed note.
    public let note: String

    /// Reads it, and believes it only when the log's key has signed it.
    ///
    /// - Throws: `headMissing` when nothing is signed yet, `headSignature` when another key signed it.
    public init(of file: StoreFile, keys: TrustedKeys) throws {
        let (history, text) = try file.read { db in
            (
                try LogHistory(in: db),
                try String.fetchOne(db, sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
            )
        }
        guard let text, let checkpoint = try? Checkpoint(parsing: text) else {
            throw AuditError(
                "headMissing",
                "\(file.path) 还没有签名的日志头；让服务运行一秒再取",
                "nothing of \(file.path) is signed yet; let its service run for a second"
            )
        }
        guard LogKeys(keys, history.service, history).believe(checkpoint) else {
            throw AuditError(
                "headSignature",
                "\(file.path) 的日志头签名无效",
                "the newest head of \(file.path) is not signed by the log's key"
            )
        }
        service = history.service
        epoch = checkpoint.originParts?.epoch ?? ""
        size = String(checkpoint.size)
        root = "\(checkpoint.root)"
        line = SignedHeads.line(of: checkpoint)
        note = text
    }
}
