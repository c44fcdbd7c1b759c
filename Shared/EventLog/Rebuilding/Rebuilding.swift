import Foundation
import GRDB
import Model

/// What came of rebuilding tables while the service runs.
public struct RebuildReport: Codable, Sendable {
    /// The tables that were rebuilt and compared.
    public var tables: [String]
    /// The position at which they were compared, or at which what differed was switched.
    public var position: Int64 = 0
    /// How many fields, or whole rows, were not what follows from the log.
    public var differenceCount: Int64 = 0
    /// The first of them.
    public var differences: [TableDifference] = []
    /// The tables whose rows were switched, all in one transaction; none when nothing differed.
    public var switched: [String] = []
}

extension EventStore {
    /// How many events the shadow may be behind before it is caught up in a read of its own.
    private static var shadowLag: Int64 { 256 }
    /// How many events are replayed in one reading.
    private static var stretch: Int64 { 50_000 }
    /// How often the writer is asked for a transaction that has not written yet.
    private static var turnLimit: Int { 1_000 }

    /// Rebuilds tables from the log, compares them row by row with the live ones, and switches what differs.
    ///
    /// The log is replayed into a shadow file while commands go on; the switch is one transaction. Nothing is sent and no
    /// clock rings by it.
    ///
    /// - Parameters:
    ///   - wanted: The tables; nil for all that are a function of the log.
    ///   - path: Where the shadow lies while it is made; it is gone afterwards.
    /// - Returns: What differed and what was switched.
    /// - Throws: `rebuildRunning` while another one goes on, `tableUnknown`, or what SQLite says.
    public func rebuild(_ wanted: Set<String>? = nil, shadow path: String) async throws -> RebuildReport {
        if let unknown = wanted?.sorted().first(where: { !replaying.tables.contains($0) }) {
            throw Refusal.tableUnknown(unknown, replaying.tables)
        }
        let shadow = try Shadow(replaying, tables: wanted, at: path)
        defer { shadow.remove() }
        // In stretches, so that no reading holds up the WAL for long.
        while head.current.position - shadow.position > Self.shadowLag {
            let end = min(head.current.position, shadow.position + Self.stretch)
            try await reader.read { db in try shadow.fill(from: db, upTo: end) }
        }
        let found = try await reader.read { db in try shadow.compare(with: db) }
        guard !found.odd.isEmpty else { return found.report }
        for _ in 0..<Self.turnLimit {
            let switched = try await turn(.people, passesGate: true) { transaction in
                // What others of the same transaction have written may be undone, and the shadow would know of it.
                transaction.head == transaction.books.head
                    ? try shadow.switchOver(found.odd, in: transaction.db) : nil
            }
            if let switched { return switched }
        }
        throw Refusal.rebuildNotSwitched
    }
}

/// A store that is replayed beside the live one.
///
/// It is only ever used by one task at a time; the file is its state.
final class Shadow<Owner: Keeping>: Sendable {
    private let replaying: Replaying<Owner>
    private let tables: [String]
    private let path: String
    private let lock: FileLock

    /// What a comparison found.
    struct Found: Sendable {
        var report: RebuildReport
        /// The tables that differ.
        var odd: [String]
    }

    init(_ replaying: Replaying<Owner>, tables wanted: Set<String>?, at path: String) throws {
        do { lock = try FileLock(of: path) } catch { throw Refusal.rebuildRunning }
        self.replaying = replaying
        self.path = path
        tables = replaying.tables.filter { wanted?.contains($0) ?? true }
        removeFiles()
    }

    /// How far it is filled.
    var position: Int64 {
        (try? read { db in try Int64.fetchOne(db, sql: "SELECT max(position) FROM event") ?? 0 }) ?? 0
    }

    func fill(from source: Database, upTo end: Int64) throws {
        try replaying.run(from: source, upTo: end, into: path)
    }

    /// Fills it to the end of what `live` shows, and compares there.
    func compare(with live: Database) throws -> Found {
        let end = try Int64.fetchOne(live, sql: "SELECT ifnull(max(position), 0) FROM event") ?? 0
        try fill(from: live, upTo: end)
        var report = RebuildReport(tables: tables, position: end)
        var odd: [String] = []
        try read { shadow in
            for table in tables {
                var comparison = TableComparison()
                try comparison.compare(table, replayed: shadow, live: live)
                if comparison.count > 0 { odd.append(table) }
                report.differenceCount += comparison.count
                report.differences += comparison.differences
            }
        }
        return Found(report: report, odd: odd)
    }

    /// Puts what follows from the log in the place of each row that is otherwise, inside the writer's transaction.
    func switchOver(_ odd: [String], in live: Database) throws -> RebuildReport {
        let end = try Int64.fetchOne(live, sql: "SELECT ifnull(max(position), 0) FROM event") ?? 0
        try fill(from: live, upTo: end)
        var report = RebuildReport(tables: tables, position: end)
        try live.execute(sql: "PRAGMA defer_foreign_keys = ON")
        try read { shadow in
            for table in odd {
                var (right, superfluous): ([Row], [Row]) = ([], [])
                var comparison = TableComparison { row in
                    switch row {
                    case .replayed(let row): right.append(row)
                    case .superfluous(let row): superfluous.append(row)
                    }
                }
                try comparison.compare(table, replayed: shadow, live: live)
                report.differenceCount += comparison.count
                report.differences += comparison.differences
                guard comparison.count > 0 else { continue }
                let shape = try TableShape(table, in: shadow)
                // All that is wrong goes before anything comes, so that two rows may change places.
                try shape.delete(right + superfluous, in: live)
                try shape.insert(right, in: live)
                report.switched.append(table)
            }
        }
        return report
    }

    /// Removes the files, and lets the next one begin.
    func remove() {
        removeFiles()
        lock.release()
        try? FileManager.default.removeItem(atPath: "\(path).lock")
    }

    private func removeFiles() {
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
    }

    private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read(body)
    }
}

extension Refusal {
    fileprivate static let rebuildRunning = Refusal(
        "rebuildRunning",
        Message("正在重建，请等它完成", "a rebuilding goes on already; wait for it"),
        status: .unavailable
    )
    fileprivate static let rebuildNotSwitched = Refusal(
        "rebuildNotSwitched",
        Message("写入过于繁忙，未能切换；请稍后重试", "the writer was too busy to switch; try again later"),
        status: .unavailable
    )

    fileprivate static func tableUnknown(_ table: String, _ tables: [String]) -> Refusal {
        Refusal(
            "tableUnknown",
            Message(
                "没有由日志推出的表 \(table)；可用：\(tables.joined(separator: "、"))",
                "no table \(table) follows from the log; there are \(tables.joined(separator: ", "))"
            ),
            status: .notFound,
            field: "table"
        )
    }
}

extension TableShape {
    fileprivate func delete(_ rows: [Row], in db: Database) throws {
        let condition = keys.map { "\($0.quotedDatabaseIdentifier) IS ?" }.joined(separator: " AND ")
        let sql = "DELETE FROM \(table.quotedDatabaseIdentifier) WHERE \(condition)"
        for row in rows { try db.execute(sql: sql, arguments: StatementArguments(keyValues(row))) }
    }

    fileprivate func insert(_ rows: [Row], in db: Database) throws {
        let names = columns.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let sql = "INSERT INTO \(table.quotedDatabaseIdentifier) (\(names)) VALUES (\(marks))"
        for row in rows {
            let values: [DatabaseValue] = columns.indices.map { row[$0] }
            try db.execute(sql: sql, arguments: StatementArguments(values))
        }
    }
}
