import Crypto
import Foundation
import GRDB
import Transparency

/// A store's tree at the size of its newest signed head, from which proofs are made.
struct SignedTree {
    let checkpoint: Checkpoint
    let note: String
    /// The public key in the form that openssl reads.
    let keyFile: String
    private let builder: TileBuilder

    init(of history: LogHistory, _ keys: LogKeys, _ file: StoreFile, in db: Database) throws {
        let text = try String.fetchOne(db, sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
        guard let text, let checkpoint = try? Checkpoint(parsing: text), checkpoint.size <= history.head,
            let key = keys.signer(of: checkpoint)
        else {
            throw AuditError(
                "headMissing",
                "\(file.path) 没有有效签名的日志头；让服务运行一秒，或先运行 jiazheng audit verify",
                "nothing of \(file.path) is validly signed; let its service run for a second, or run `jiazheng audit verify`"
            )
        }
        self.checkpoint = checkpoint
        note = text
        keyFile = Self.pem(of: key)
        let bodies = try Data.fetchAll(
            db,
            sql: "SELECT body FROM event WHERE position > ? AND position <= ? ORDER BY position",
            arguments: [checkpoint.size - checkpoint.size % Tile.width, checkpoint.size]
        )
        builder = try TileBuilder(
            size: checkpoint.size,
            leavesOfPartialTile: bodies.map { leafHash(of: [UInt8]($0)) }
        ) { try Self.tile($0, $1, in: db) }
        guard builder.root == checkpoint.root else { throw Self.unsound(file.path) }
    }

    /// The C2SP proof that an event is in the signed tree.
    func proof(of position: Int64, leaf: Hash32, in db: Database) throws -> String {
        let index = position - 1
        let path = try builder.inclusion(of: index, inSize: checkpoint.size) { try Self.tile($0, $1, in: db) }
        let (size, root) = (checkpoint.size, checkpoint.root)
        guard MerkleProof.includes(path, leaf: leaf, index: index, size: size, root: root) else {
            throw Self.unsound("\(position)")
        }
        let lines = ["c2sp.org/tlog-proof@v1", "index \(index)"] + path.map(Self.text) + ["", ""]
        return lines.joined(separator: "\n") + note
    }

    /// The hashes that lead from an earlier head to this one, in base64.
    func consistency(from size: Int64, in db: Database) throws -> [String] {
        try builder.consistency(from: size, to: checkpoint.size) { try Self.tile($0, $1, in: db) }.map(Self.text)
    }

    private static func text(_ hash: Hash32) -> String { Data(hash.bytes).base64EncodedString() }

    private static func tile(_ level: Int, _ number: Int64, in db: Database) throws -> Tile? {
        let statement = try db.cachedStatement(sql: "SELECT hashes FROM tile WHERE level = ? AND number = ?")
        return try Data.fetchOne(statement, arguments: [level, number])
            .flatMap { Tile(level: level, index: number, hashes: [UInt8]($0)) }
    }

    /// A public key in the form that openssl reads.
    static func pem(of key: Curve25519.Signing.PublicKey) -> String {
        let prefix: [UInt8] = [48, 42, 48, 5, 6, 3, 43, 101, 112, 3, 33, 0]
        let text = Data(prefix + key.rawRepresentation).base64EncodedString()
        return "-----BEGIN PUBLIC KEY-----\n\(text)\n-----END PUBLIC KEY-----\n"
    }

    private static func unsound(_ place: String) -> AuditError {
        AuditError(
            "storeUnsound",
            "日志与签名的根不符（\(place)），不能导出；先运行 jiazheng audit verify",
            "the log does not have the signed root (\(place)); run `jiazheng audit verify` first"
        )
    }
}
