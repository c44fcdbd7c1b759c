import Crypto
import Foundation
import GRDB
import Model
import Transparency

/// What a log says of itself: its lives, its keys, its rules, and what it has witnessed of others.
struct LogHistory: Sendable {
    /// One life of the log.
    struct Life: Sendable {
        var epoch: String
        /// The position of the opening.
        var opened: Int64
        /// How much of the life before it was kept; nil for the first.
        var after: TreeHead?
        var moment: Int64
    }

    /// A key that the log names, from an event on.
    struct NamedKey: Sendable {
        var position: Int64
        var key: Curve25519.Signing.PublicKey
        /// Whether it was named in the middle of a life, where both keys sign.
        var isChange: Bool
        /// The first head that covers the event, when it is signed by this key and by the one before it.
        var handover: Checkpoint?
    }

    /// A checkpoint of a peer that an event carries.
    struct Witnessed: Sendable {
        var position: Int64
        var peer: String
        var note: String
    }

    private(set) var service = ""
    private(set) var division = ""
    private(set) var lives: [Life] = []
    private(set) var keys: [NamedKey] = []
    private(set) var witnessed: [Witnessed] = []
    private(set) var rules: [(position: Int64, digest: String)] = []
    private(set) var head: Int64 = 0
    /// The largest size that is signed.
    private(set) var checkpointEnd: Int64 = 0

    /// Reads the streams in which a log tells of itself; what is wrong with them is the checks' to say.
    init(in db: Database) throws {
        head = try Int64.fetchOne(db, sql: "SELECT ifnull(max(position), 0) FROM event") ?? 0
        checkpointEnd = try Int64.fetchOne(db, sql: "SELECT ifnull(max(size), 0) FROM checkpoint") ?? 0
        if let first = try Data.fetchOne(db, sql: "SELECT body FROM event ORDER BY position LIMIT 1"),
            let source = try? JSONDocument([UInt8](first)).root["source"]?.string
        {
            let parts = source.split(separator: ":")
            if parts.count == 3 { (division, service) = (String(parts[1]), String(parts[2])) }
        }
        try db.walk("SELECT position, body, moment FROM event WHERE stream = 'log/0' ORDER BY version") { row in
            if let document = try? JSONDocument([UInt8](row.bytes(1))) {
                note(document.root, at: row.integer(0), moment: row.integer(2))
            }
            return true
        }
        try db.walk("SELECT position, body FROM event WHERE stream = 'rules/0' ORDER BY version") { row in
            if let digest = try? JSONDocument([UInt8](row.bytes(1))).root["data"]?["digest"]?.string {
                rules.append((row.integer(0), digest))
            }
            return true
        }
        for index in keys.indices.dropFirst() {
            keys[index].handover = try Self.handover(to: keys[index], from: keys[index - 1], in: db)
        }
    }

    /// The first head from where a key is named, if both keys have signed it.
    private static func handover(to key: NamedKey, from former: NamedKey, in db: Database) throws -> Checkpoint? {
        let text = try String.fetchOne(
            db,
            sql: "SELECT note FROM checkpoint WHERE size >= ? ORDER BY size LIMIT 1",
            arguments: [key.position]
        )
        guard let text, let head = try? Checkpoint(parsing: text), head.size >= key.position,
            head.verify(with: key.key), head.verify(with: former.key)
        else { return nil }
        return head
    }

    private mutating func note(_ event: JSONDocument.Node, at position: Int64, moment: Int64) {
        guard let type = event["type"]?.string, let data = event["data"] else { return }
        if type.hasSuffix(".log.opened.v1") {
            let after = try? data["after"]?.decode(TreeHead.self)
            lives.append(Life(epoch: event["epoch"]?.string ?? "", opened: position, after: after, moment: moment))
            nameKey(data["key"]?.string, at: position, isChange: false)
        } else if type.hasSuffix(".log.keyChanged.v1") {
            nameKey(data["key"]?.string, at: position, isChange: true)
        } else if type.hasSuffix(".log.witnessed.v1"), let peer = data["peer"]?.string, let note = data["note"]?.string
        {
            witnessed.append(Witnessed(position: position, peer: peer, note: note))
        }
    }

    private mutating func nameKey(_ text: String?, at position: Int64, isChange: Bool) {
        guard let text, let bytes = Data(base64Encoded: text),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes),
            keys.last?.key.rawRepresentation != key.rawRepresentation
        else { return }
        keys.append(NamedKey(position: position, key: key, isChange: isChange))
    }

    /// The epoch in which a position was written.
    func epoch(at position: Int64) -> String? { lives.last { $0.opened <= position }?.epoch }

    /// How many events of an epoch are this log's; nil when it never had that life.
    func end(of epoch: String) -> Int64? {
        guard let index = lives.firstIndex(where: { $0.epoch == epoch }) else { return nil }
        guard index + 1 < lives.count else { return .max }
        return lives[index + 1].after.flatMap { Int64($0.size) } ?? lives[index + 1].opened - 1
    }
}
