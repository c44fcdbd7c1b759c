import Auditor
import Crypto
import Foundation
import GRDB
import Model

extension TamperingTests.Shape {
    /// The ways of tampering by SQL, most of them with the guards of the log taken away and put back.
    static let all: [TamperingTests.Shape] = events + columns + trees + signatures + tables

    private static let events: [TamperingTests.Shape] = [
        .init("an event is deleted", .positionMissing, at: 400) { db, _ in
            try db.execute(sql: "DELETE FROM event WHERE position = 400")
        },
        .init("an event is deleted and the others close up", .positionDiffers, at: 400) { db, _ in
            try db.execute(sql: "DELETE FROM event WHERE position = 400")
            try db.execute(sql: "UPDATE event SET position = -position WHERE position > 400")
            try db.execute(sql: "UPDATE event SET position = -position - 1 WHERE position < 0")
        },
        .init("an event is inserted", .positionDiffers, at: 301) { db, _ in
            try db.execute(sql: "UPDATE event SET position = -position WHERE position >= 300")
            try db.execute(sql: "UPDATE event SET position = 1 - position WHERE position < 0")
            try db.execute(
                sql: """
                    INSERT INTO event SELECT 300, 'enterprise/made-up', 1, type, moment, body FROM event WHERE position = 299
                    """
            )
        },
        .init("an event is appended by hand", .answerMissing) { db, _ in
            let head = try Int64.fetchOne(db, sql: "SELECT max(position) FROM event") ?? 0
            try db.execute(
                sql: """
                    INSERT INTO event SELECT position + 1, stream, version, type, moment, body FROM event
                    WHERE position = ? AND 0 UNION ALL
                    SELECT ?, 'enterprise/01a0f166-56a3-7000-8000-0000000000ff', 1, type, moment, body FROM event
                    WHERE position = 250
                    """,
                arguments: [head, head + 1]
            )
            let old = String(format: "%020d", 250)
            try Forger.rewrite(db, at: head + 1, old, String(format: "%020d", head + 1))
            try Forger.rewrite(db, at: head + 1, #""commandid":"random/"#, #""commandid":"made-up/"#)
        },
        .init("the bodies of two events change places", .bodyChanged, at: 120) { db, _ in
            let bodies = try Data.fetchAll(
                db,
                sql: "SELECT body FROM event WHERE position IN (120, 121) ORDER BY position"
            )
            try db.execute(sql: "UPDATE event SET body = ? WHERE position = 121", arguments: [bodies[0]])
            try db.execute(sql: "UPDATE event SET body = ? WHERE position = 120", arguments: [bodies[1]])
        },
        .init("the newest events are cut off with everything that tells of them", .witnessBeyondEnd) { db, _ in
            let head = try Int64.fetchOne(db, sql: "SELECT max(position) FROM event") ?? 0
            let end = head - 30
            try db.execute(sql: "DELETE FROM event WHERE position > \(end)")
            try db.execute(sql: "DELETE FROM checkpoint WHERE size > \(end)")
            try db.execute(sql: "DELETE FROM answer WHERE last > \(end)")
            try db.execute(sql: "UPDATE readModel SET position = \(end)")
            try Forger.makeTiles(db)
        },
        .init("the newest events are cut off", .checkpointBeyondEnd) { db, _ in
            let head = try Int64.fetchOne(db, sql: "SELECT max(position) FROM event") ?? 0
            try db.execute(sql: "DELETE FROM event WHERE position > \(head - 3)")
        },
        .init("a body is changed", .bodyChanged, at: 300) { db, _ in
            try Forger.rewrite(db, at: 300, "高台县", "临泽县")
        },
        .init("a body is no event any more", .bodyUnreadable, at: 300) { db, _ in
            try db.execute(sql: "UPDATE event SET body = x'7b7d' WHERE position = 300")
        },
        .init("a cause is changed", in: "mediation", .causeMissing, at: 40) { db, _ in
            let body = try String.fetchOne(db, sql: "SELECT CAST(body AS TEXT) FROM event WHERE position = 40") ?? ""
            let cause = try JSONDocument(Array(body.utf8)).root["causationid"]?.string ?? ""
            try Forger.rewrite(db, at: 40, "\"causationid\":\"\(cause)", "\"causationid\":\"\(cause.dropLast(6))abcdef")
        },
        .init("an effect names another cause", in: "mediation", .correlationDiffers, at: 40) { db, _ in
            let (old, new) = (try cause(at: 40, in: db), try cause(at: 44, in: db))
            try Forger.rewrite(db, at: 40, "\"causationid\":\"\(old)", "\"causationid\":\"\(new)")
        },
        .init("an effect is moved into another affair", in: "mediation", .correlationDiffers, at: 40) { db, _ in
            let (old, new) = (try affair(at: 40, in: db), try affair(at: 44, in: db))
            try Forger.rewrite(db, at: 40, "\"correlationid\":\"\(old)", "\"correlationid\":\"\(new)")
        },
        .init("a request is moved into another affair", .correlationDiffers, at: 300) { db, _ in
            let (old, new) = (try affair(at: 300, in: db), try affair(at: 200, in: db))
            try Forger.rewrite(db, at: 300, "\"correlationid\":\"\(old)", "\"correlationid\":\"\(new)")
        },
        .init("an effect names its own log's later event", in: "mediation", .causeLater, at: 40) { db, _ in
            let later = try text("id", at: 44, in: db)
            let old = try cause(at: 40, in: db)
            try Forger.rewrite(db, at: 40, "\"causationid\":\"\(old)", "\"causationid\":\"\(later)")
        },
    ]

    private static func cause(at position: Int64, in db: Database) throws -> String {
        try text("causationid", at: position, in: db)
    }

    private static func affair(at position: Int64, in db: Database) throws -> String {
        try text("correlationid", at: position, in: db)
    }

    private static func text(_ name: String, at position: Int64, in db: Database) throws -> String {
        let sql = "SELECT body FROM event WHERE position = ?"
        let body = try Data.fetchOne(db, sql: sql, arguments: [position]) ?? Data()
        return try JSONDocument([UInt8](body)).root[name]?.string ?? ""
    }

    private static let columns: [TamperingTests.Shape] = [
        .init("a stream column is changed", .streamDiffers, at: 77) { db, _ in
            try db.execute(sql: "UPDATE event SET stream = 'enterprise/another' WHERE position = 77")
        },
        .init("a version column is changed", .versionDiffers, at: 77) { db, _ in
            try db.execute(sql: "UPDATE event SET version = version + 900 WHERE position = 77")
        },
        .init("a stream has a hole in its versions", .versionBroken, at: 77) { db, _ in
            try db.execute(sql: "UPDATE event SET version = version + 900 WHERE position = 77")
        },
        .init("a type column is changed", .typeDiffers, at: 77) { db, _ in
            try db.execute(sql: "UPDATE event SET type = type || '2' WHERE position = 77")
        },
        .init("a moment column is changed", .momentDiffers, at: 77) { db, _ in
            try db.execute(sql: "UPDATE event SET moment = moment - 86400000 WHERE position = 77")
        },
        .init("a time goes back", .momentFalls, at: 78) { db, _ in
            try Forger.rewrite(db, at: 78, "\"time\":\"2026", "\"time\":\"2025")
        },
    ]

    private static let trees: [TamperingTests.Shape] = [
        .init("a body is changed, and the tree with it", .treeDiffers, at: 300) { db, _ in
            try Forger.rewrite(db, at: 300, "高台县", "临泽县")
            try Forger.makeTiles(db)
        },
        .init("a body is changed, and everything is signed anew", .witnessDiffers, at: 300) { db, forger in
            try Forger.rewrite(db, at: 300, "高台县", "临泽县")
            try Forger.makeTiles(db)
            try forger.makeCheckpoints(db)
        },
        .init("a stored leaf is changed", .tileChanged, at: 258) { db, _ in
            let tile = try Data.fetchOne(db, sql: "SELECT hashes FROM tile WHERE level = 0 AND number = 1") ?? Data()
            var bytes = [UInt8](tile)
            bytes[32] ^= 1
            try db.execute(sql: "UPDATE tile SET hashes = ? WHERE level = 0 AND number = 1", arguments: [Data(bytes)])
        },
        .init("a tile is deleted", .tileMissing, at: 300) { db, _ in
            try db.execute(sql: "DELETE FROM tile WHERE number = 1")
        },
        .init("a tile is added", .tileSuperfluous) { db, _ in
            try db.execute(
                sql: "INSERT INTO tile SELECT 0, (SELECT max(number) + 1 FROM tile), hashes FROM tile LIMIT 1"
            )
        },
    ]

    private static let signatures: [TamperingTests.Shape] = [
        .init("a checkpoint names another root", .checkpointSignature) { db, _ in
            let size = try Int64.fetchOne(db, sql: "SELECT min(size) FROM checkpoint") ?? 0
            try db.execute(
                sql:
                    "UPDATE checkpoint SET note = replace(note, char(10) || size || char(10), char(10) || 5 || char(10)) "
                    + "WHERE size = \(size)"
            )
        },
        .init("a checkpoint's column is changed", .checkpointColumn) { db, _ in
            try db.execute(
                sql: "UPDATE checkpoint SET root = zeroblob(32) WHERE size = (SELECT min(size) FROM checkpoint)"
            )
        },
        .init("checkpoints are signed with another key", .checkpointSignature) { db, forger in
            try forger.makeCheckpoints(db, key: Curve25519.Signing.PrivateKey())
        },
        .init("a checkpoint is no note any more", .checkpointUnreadable) { db, _ in
            try db.execute(sql: "UPDATE checkpoint SET note = 'x' WHERE size = (SELECT min(size) FROM checkpoint)")
        },
        .init("a witness's copy is changed", in: "credit", .witnessSignature) { db, _ in
            try db.execute(
                sql:
                    "UPDATE witness SET note = replace(note, char(10) || size || char(10), char(10) || (size + 1) || char(10)), size = size + 1"
            )
        },
        .init("a witness's copy is no note any more", in: "credit", .witnessUnreadable) { db, _ in
            try db.execute(sql: "UPDATE witness SET note = 'x'")
        },
        .init("a follower's tree is changed", in: "credit", .followedDiffers) { db, _ in
            let range = try Data.fetchOne(db, sql: "SELECT range FROM position") ?? Data()
            try db.execute(
                sql: "UPDATE position SET range = ?",
                arguments: [range.prefix(range.count - 32) + Data(repeating: 7, count: 32)]
            )
        },
    ]

    private static let tables: [TamperingTests.Shape] = [
        .init("an answer names other events", .answerWrong) { db, _ in
            try db.execute(sql: "UPDATE answer SET first = first + 1, last = last + 1 WHERE key = 'random/200'")
        },
        .init("an answer is deleted", .answerMissing) { db, _ in
            try db.execute(sql: "DELETE FROM answer WHERE key = 'random/200'")
        },
        .init("a rule set is changed", .ruleSetChanged) { db, _ in
            try db.execute(sql: "UPDATE ruleSet SET content = CAST(content || ' ' AS BLOB)")
        },
        .init("a rule set is deleted", .rulesUnknown) { db, _ in
            try db.execute(sql: "DELETE FROM ruleSet")
        },
        .init("the epoch is changed", .epochColumn) { db, _ in
            try db.execute(sql: "UPDATE meta SET value = '00000000' WHERE name = 'epoch'")
        },
        .init("the tables stand elsewhere than the log", .readModelBehind) { db, _ in
            try db.execute(sql: "UPDATE readModel SET position = position - 1")
        },
        .init("the file is given another mark", .formatForeign) { db, _ in
            try db.execute(sql: "PRAGMA application_id = 1")
        },
        .init("the file says it is newer", .formatNewer) { db, _ in
            try db.execute(sql: "PRAGMA user_version = 99")
        },
        .init("the log gets a guard that lets things pass", .shapeChanged) { db, _ in
            try db.execute(sql: "ALTER TABLE answer ADD COLUMN note TEXT")
        },
    ]
}
