import EventLog
import GRDB
import Model

/// Every file with its entries.
struct Files: ReadModel {
    let name = "files"
    let tables = ["creditFile", "creditEntry"]
    let schema = """
        CREATE TABLE creditFile (
            id TEXT NOT NULL PRIMARY KEY,
            isRegistered INTEGER NOT NULL,
            entries INTEGER NOT NULL,
            points INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE creditEntry (
            fileID TEXT NOT NULL,
            number INTEGER NOT NULL,
            points INTEGER NOT NULL,
            isWithdrawn INTEGER NOT NULL,
            endedOn TEXT,
            content TEXT NOT NULL,
            PRIMARY KEY (fileID, number)
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Credit.Event>, in db: Database) throws {
        switch record.event {
        case .file(.opened(_, let occasion), let id):
            try db.run(
                "INSERT INTO creditFile (id, isRegistered, entries, points) VALUES (?, ?, 0, 0)",
                [id, occasion == .registry]
            )
        case .file(.enterpriseRegistered, let id):
            try db.change(
                "creditFile",
                key: id.description,
                "UPDATE creditFile SET isRegistered = 1 WHERE id = ?",
                [id]
            )
        case .file(.entryAdded(let entry, _), let id):
            let content = String(decoding: try CanonicalJSON.encode(entry), as: UTF8.self)
            try db.run(
                "INSERT INTO creditEntry (fileID, number, points, isWithdrawn, content) VALUES (?, ?, ?, 0, ?)",
                [id, entry.number, entry.points, content]
            )
            try count(id, in: db)
        case .file(.entryEnded(let number, let day), let id):
            try db.change(
                "creditEntry",
                key: "\(id)/\(number)",
                "UPDATE creditEntry SET endedOn = ? WHERE fileID = ? AND number = ?",
                [day, id, number]
            )
            try count(id, in: db)
        case .file(.entryCorrected(let number, let what, _), let id):
            try db.change(
                "creditEntry",
                key: "\(id)/\(number)",
                "UPDATE creditEntry SET isWithdrawn = ? WHERE fileID = ? AND number = ?",
                [what == .withdrawn, id, number]
            )
            try count(id, in: db)
        }
    }

    /// Only what was not withdrawn and is not over counts.
    private func count(_ id: CreditFile.ID, in db: Database) throws {
        try db.change(
            "creditFile",
            key: id.description,
            """
            UPDATE creditFile SET (entries, points) =
                (SELECT count(*), ifnull(sum(points), 0) FROM creditEntry WHERE fileID = ?1 AND NOT isWithdrawn AND endedOn IS NULL)
            WHERE id = ?1
            """,
            [id]
        )
    }
}
