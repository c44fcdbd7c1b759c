public import Crypto
import Foundation
import GRDB
public import Model
import Transparency

/// A log's file that nobody writes to, such as a backup: read from end to end and found whole.
///
/// Every leaf is hashed anew; what the log itself has stored of its tree is not believed.
public struct CopiedLog: Equatable, Sendable {
    /// How long it is and what it holds.
    public let head: TreeHead
    /// The newest signed checkpoint in it, which its leaves were compared with; nil when none was signed yet.
    public let note: String?

    /// Reads a log's file and recomputes its tree.
    ///
    /// - Parameters:
    ///   - path: The file; it is opened for reading alone.
    ///   - keys: Whoever may have signed its checkpoints.
    ///   - progress: Told the position now and then; it may throw to end the reading.
    /// - Throws: `copyDamaged`, which says what does not fit; or what SQLite says.
    public init(
        checking path: String,
        signedBy keys: [Curve25519.Signing.PublicKey],
        progress: (Int64) throws -> Void = { _ in }
    ) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        (head, note) = try queue.read { db in
            let application = try Int64.fetchOne(db, sql: "PRAGMA application_id")
            guard application == StoreFormat.applicationID else {
                throw Refusal.copyDamaged("不是日志", "it is not a log of this suite")
            }
            let checkpoint = try Self.newestCheckpoint(in: db, keys)
            var tree = MerkleFrontier()
            let rows = try Row.fetchCursor(db, sql: "SELECT position, body FROM event ORDER BY position")
            while let row = try rows.next() {
                let position: Int64 = row[0]
                guard position == tree.size + 1 else {
                    throw Refusal.copyDamaged("缺少第\(tree.size + 1)号事件", "event \(tree.size + 1) is missing")
                }
                let body: Data = row[1]
                tree.append(leafHash(of: [UInt8](body)))
                if position == checkpoint?.size { try Self.compare(tree, checkpoint) }
                if position.isMultiple(of: 4_096) { try progress(position) }
            }
            if let checkpoint, checkpoint.size > tree.size {
                throw Refusal.copyDamaged(
                    "检查点已签到第\(checkpoint.size)号，日志只到第\(tree.size)号",
                    "a checkpoint of \(checkpoint.size) events was signed, there are \(tree.size)"
                )
            }
            try progress(tree.size)
            let epoch = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'epoch'") ?? ""
            return (TreeHead(epoch: epoch, size: String(tree.size), root: "\(tree.root)"), checkpoint?.text)
        }
    }

    private static func newestCheckpoint(
        in db: Database,
        _ keys: [Curve25519.Signing.PublicKey]
    ) throws -> Checkpoint? {
        let text = try String.fetchOne(db, sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
        guard let text else { return nil }
        let checkpoint = try Checkpoint(parsing: text)
        guard keys.contains(where: { checkpoint.verify(with: $0) }) else {
            throw Refusal.copyDamaged("检查点的签名不是本服务的", "its newest checkpoint is not signed by its service")
        }
        return checkpoint
    }

    private static func compare(_ tree: MerkleFrontier, _ checkpoint: Checkpoint?) throws {
        guard let checkpoint, tree.root != checkpoint.root else { return }
        throw Refusal.copyDamaged(
            "前\(checkpoint.size)号事件与签名的检查点不符",
            "its first \(checkpoint.size) events are not those that were signed"
        )
    }
}

extension Refusal {
    /// A copy of a log or a vault is not what was copied.
    public static func copyDamaged(_ chinese: String, _ english: String) -> Refusal {
        Refusal(
            "copyDamaged",
            Message("副本不可用：\(chinese)；请换一份备份", "the copy cannot be used: \(english); take another backup"),
            status: .failedPrecondition
        )
    }
}
