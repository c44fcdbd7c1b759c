import GRDB
import Model

extension Files {
    /// One file with its entries.
    static func file(_ id: CreditFile.ID, _ db: Database) throws -> FileView? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM creditFile WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        let entries = try db.cachedStatement(
            sql: "SELECT content, isWithdrawn, endedOn FROM creditEntry WHERE fileID = ? ORDER BY number"
        )
        return FileView(summary: summary(row), entries: try Row.fetchAll(entries, arguments: [id]).map(entry))
    }

    /// A page of files.
    static func page(_ query: FileListQuery, limit: Int, _ db: Database) throws -> [FileSummary] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM creditFile WHERE id > ? AND entries >= ? ORDER BY id LIMIT ?",
            arguments: [query.pageToken ?? "", query.withEntries == true ? 1 : 0, limit]
        )
        .map(summary)
    }

    private static func summary(_ row: Row) -> FileSummary {
        FileSummary(
            enterprise: row["id"],
            isRegistered: row["isRegistered"],
            entries: row["entries"],
            points: row["points"]
        )
    }

    private static func entry(_ row: Row) throws -> EntryView {
        let content = row["content"] as String
        return EntryView(
            entry: try CanonicalJSON.decode(CreditEntry.self, from: Array(content.utf8)),
            isWithdrawn: row["isWithdrawn"],
            endedOn: row["endedOn"]
        )
    }
}
