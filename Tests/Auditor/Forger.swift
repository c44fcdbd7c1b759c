import Auditor
import Crypto
import Foundation
import GRDB
import Identity
import Model
import ServiceKit
import TestKit
import Transparency

/// Somebody who may write to a store's file, knows its format, and may even hold its key.
struct Forger {
    let county: AuditedCounty
    let service: String

    /// Changes the file by SQL, the guards of the log being taken away first and put back afterwards.
    func change(_ change: (Database) throws -> Void) throws {
        let queue = try DatabaseQueue(path: county.folder.store(of: service))
        try queue.write { db in
            let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
            try change(db)
            for trigger in triggers { try db.execute(sql: trigger["sql"]) }
        }
        try queue.close()
    }

    /// Writes another text into a stored body.
    static func rewrite(_ db: Database, at position: Int64, _ old: String, _ new: String) throws {
        let body = try String.fetchOne(
            db,
            sql: "SELECT CAST(body AS TEXT) FROM event WHERE position = ?",
            arguments: [position]
        )
        let changed = body?.replacing(old, with: new) ?? ""
        guard changed != body else { throw NothingChanged() }
        try db.execute(
            sql: "UPDATE event SET body = CAST(? AS BLOB) WHERE position = ?",
            arguments: [changed, position]
        )
    }

    struct NothingChanged: Error {}

    /// Makes every stored hash fit the bodies again.
    static func makeTiles(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM tile")
        var builder = TileBuilder()
        for body in try Data.fetchAll(db, sql: "SELECT body FROM event ORDER BY position") {
            for tile in builder.append(leafHash(of: [UInt8](body))) {
                try db.execute(
                    sql: "INSERT INTO tile VALUES (?, ?, ?)",
                    arguments: [tile.level, tile.index, Data(tile.hashes)]
                )
            }
        }
    }

    /// The roots that the bodies have now, by size.
    static func roots(_ db: Database) throws -> [MerkleFrontier] {
        var frontier = MerkleFrontier()
        return try Data.fetchAll(db, sql: "SELECT body FROM event ORDER BY position").map { body in
            frontier.append(leafHash(of: [UInt8](body)))
            return frontier
        }
    }

    /// Signs every checkpoint again, with the service's own key or another.
    func makeCheckpoints(_ db: Database, key: Curve25519.Signing.PrivateKey? = nil) throws {
        let roots = try Self.roots(db)
        for row in try Row.fetchAll(db, sql: "SELECT size, note FROM checkpoint") {
            let size: Int64 = row["size"]
            let checkpoint = try sign(Checkpoint(parsing: row["note"]), roots[Int(size) - 1].root, key)
            try db.execute(
                sql: "UPDATE checkpoint SET root = ?, note = ? WHERE size = ?",
                arguments: [Data(checkpoint.root.bytes), checkpoint.text, size]
            )
        }
    }

    private func sign(_ old: Checkpoint, _ root: Hash32, _ key: Curve25519.Signing.PrivateKey?) throws -> Checkpoint {
        var checkpoint = Checkpoint(origin: old.origin, size: old.size, root: root)
        try checkpoint.sign(with: key ?? county.folder.serviceKey(service).signing)
        return checkpoint
    }

    /// Makes what the others keep of this log fit it too: copies, followed trees, and the days' events.
    func makeWitnesses() throws {
        let roots = try DatabaseQueue(path: county.folder.store(of: service)).read { try Self.roots($0) }
        for other in AuditedCounty.services where other != service {
            let forger = Forger(county: county, service: other)
            try forger.change { db in
                for row in try Row.fetchAll(db, sql: "SELECT peer, epoch, size, note FROM witness") {
                    let checkpoint = try sign(
                        Checkpoint(parsing: row["note"]),
                        roots[Int(row["size"] as Int64) - 1].root,
                        nil
                    )
                    try db.execute(
                        sql: "UPDATE witness SET note = ? WHERE peer = ? AND epoch = ? AND size = ?",
                        arguments: [checkpoint.text, row["peer"], row["epoch"], row["size"]]
                    )
                }
                for row in try Row.fetchAll(db, sql: "SELECT peer, reactionSet, sequence FROM position") {
                    try db.execute(
                        sql: "UPDATE position SET range = ? WHERE peer = ? AND reactionSet = ?",
                        arguments: [
                            Data(roots[Int(row["sequence"] as Int64) - 1].bytes), row["peer"], row["reactionSet"],
                        ]
                    )
                }
                for row in try Row.fetchAll(
                    db,
                    sql: "SELECT position, body FROM event WHERE type LIKE '%.log.witnessed.v1'"
                ) {
                    let body = try JSONDocument([UInt8](row["body"] as Data)).root
                    let old = try Checkpoint(parsing: body["data"]?["note"]?.string ?? "")
                    let new = try sign(old, roots[Int(old.size) - 1].root, nil)
                    guard new.root != old.root else { continue }
                    let (before, after) = (try CanonicalJSON.encode(old.text), try CanonicalJSON.encode(new.text))
                    let position: Int64 = row["position"]
                    try Self.rewrite(
                        db,
                        at: position,
                        String(decoding: before, as: UTF8.self),
                        String(decoding: after, as: UTF8.self)
                    )
                    try Self.rewrite(db, at: position, "\(old.root)", "\(new.root)")
                }
                try Self.makeTiles(db)
                try forger.makeCheckpoints(db)
            }
        }
    }
}
