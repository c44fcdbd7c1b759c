import Foundation
import GRDB
import Transparency

/// Proofs that are handed out one by one: small files that anybody checks with the service's public key.
public struct SingleProof: Sendable {
    private let file: StoreFile
    private let keys: TrustedKeys

    /// Proofs from this store.
    public init(from file: StoreFile, keys: TrustedKeys) {
        self.file = file
        self.keys = keys
    }

    /// That the event at a position is in the signed tree: a C2SP `tlog-proof`, under two kilobytes.
    ///
    /// - Throws: `AuditError` when the position is not signed yet.
    public func inclusion(of position: Int64) throws -> String {
        try file.read { db in
            let tree = try tree(in: db)
            let sql = "SELECT body FROM event WHERE position = ?"
            guard position >= 1, position <= tree.checkpoint.size,
                let body = try Data.fetchOne(db, sql: sql, arguments: [position])
            else { throw Self.notSigned(position, tree.checkpoint.size) }
            return try tree.proof(of: position, leaf: leafHash(of: [UInt8](body)), in: db)
        }
    }

    /// That the signed tree only added to what it was at an earlier size: the body of a C2SP witness request.
    ///
    /// - Throws: `AuditError` when the tree never had that size.
    public func consistency(from size: Int64) throws -> String {
        try file.read { db in
            let tree = try tree(in: db)
            guard size >= 1, size <= tree.checkpoint.size else { throw Self.notSigned(size, tree.checkpoint.size) }
            let hashes = try tree.consistency(from: size, in: db)
            return (["old \(size)"] + hashes + ["", ""]).joined(separator: "\n") + tree.note
        }
    }

    private func tree(in db: Database) throws -> SignedTree {
        let history = try LogHistory(in: db)
        return try SignedTree(of: history, LogKeys(keys, history.service, history), file, in: db)
    }

    private static func notSigned(_ position: Int64, _ size: Int64) -> AuditError {
        AuditError(
            "positionUnknown",
            "已签名的记录到第 \(size) 号为止，没有第 \(position) 号",
            "what is signed ends at \(size); there is no \(position)"
        )
    }
}
