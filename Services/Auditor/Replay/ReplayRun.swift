public import EventLog
import Foundation
import GRDB
public import Model
import ServiceKit
import Transparency

/// Rebuilds a store as it stood at a position or a moment, and compares it with another.
public struct ReplayRun: Sendable {
    /// How far to go.
    public enum End: Hashable, Sendable {
        /// To the end of the log.
        case head
        /// To that position.
        case position(Int64)
        /// To the last event recorded at or before that moment.
        case moment(Moment)
    }

    /// What came of it.
    public struct Report: Codable, Sendable {
        /// Whose log it is.
        public var service: String
        /// The new store.
        public var path: String
        /// The last event that was taken in.
        public var position: Int64
        /// When that was recorded.
        public var moment: Moment?
        /// How many events this run took in; fewer than the position when it went on from an earlier run.
        public var replayed: Int64
        /// The tables that were compared; none when nothing was.
        public var compared: [String] = []
        /// How many fields, or whole rows, differ.
        public var differenceCount: Int64 = 0
        /// The first of them.
        public var differences: [TableDifference] = []
        /// How long it took.
        public var milliseconds: Int64 = 0
    }

    /// The log.
    public var source: StoreFile
    /// The new store.
    public var path: String
    /// How far to go.
    public var end = End.head
    /// A store to compare with, which must stand at the same position.
    public var compared: StoreFile?
    /// Hears how far it has come.
    public var progress: @Sendable (AuditProgress) -> Void = { _ in }

    /// A replay of a log into a new file.
    public init(_ source: StoreFile, into path: String) {
        self.source = source
        self.path = path
    }

    /// Replays, and compares if that is asked.
    ///
    /// - Throws: `AuditError` when the log cannot be replayed, or stands elsewhere than what it is compared with.
    public func run() throws -> Report {
        let began = ContinuousClock.now
        guard URL(filePath: path).path != URL(filePath: source.path).path else {
            throw AuditError("replayOntoItself", "不能重放到日志自身", "a log is not replayed into its own file")
        }
        var report = try source.read { db in
            let history = try LogHistory(in: db)
            let service = try KnownServices.named(history.service)
            return try replay(service, history, db)
        }
        report.milliseconds = Int64(began.duration(to: .now) / .milliseconds(1))
        return report
    }

    private func replay<Owner: Served>(_: Owner.Type, _ history: LogHistory, _ db: Database) throws -> Report {
        let end = try Self.position(of: end, history, in: db)
        let replaying = Self.replaying(Owner.self)
        let before = FileManager.default.fileExists(atPath: path) ? try Self.head(ofStoreAt: path) : 0
        guard before <= end else {
            throw AuditError(
                "replayBehind",
                "\(path) 已重放到第 \(before) 号；请换一个新文件",
                "\(path) is filled up to \(before) already; replay into a new file"
            )
        }
        try Self.explained {
            try replaying.run(from: db, upTo: end, signed: Self.signed(upTo: end, in: db), into: path) { done in
                progress(AuditProgress(what: "replay \(Owner.service)", done: done, total: end))
            }
        }
        let sql = "SELECT moment FROM event WHERE position = ?"
        let moment = try Int64.fetchOne(db, sql: sql, arguments: [end]).map(Moment.init(milliseconds:))
        var report = Report(
            service: Owner.service,
            path: path,
            position: end,
            moment: moment,
            replayed: end - before
        )
        guard let compared else { return report }
        if URL(filePath: compared.path).path == URL(filePath: source.path).path {
            try compare(replaying.tables, with: db, &report)
        } else {
            try compared.read { other in try compare(replaying.tables, with: other, &report) }
        }
        return report
    }

    /// The newest head that the log names within what is replayed; one that nobody can read is for verifying to tell.
    private static func signed(upTo end: Int64, in db: Database) throws -> SignedRoot? {
        let sql = "SELECT note FROM checkpoint WHERE size BETWEEN 1 AND ? ORDER BY size DESC LIMIT 1"
        let note = try String.fetchOne(db, sql: sql, arguments: [end])
        return note.flatMap { try? Checkpoint(parsing: $0) }.map { SignedRoot($0) }
    }

    private func compare(_ tables: [String], with db: Database, _ report: inout Report) throws {
        let head = try Int64.fetchOne(db, sql: "SELECT ifnull(max(position), 0) FROM event") ?? 0
        guard head == report.position else {
            throw AuditError(
                "comparedElsewhere",
                "对照的库在第 \(head) 号，重放到第 \(report.position) 号，无从对照",
                "the store to compare with stands at \(head), the replay at \(report.position)"
            )
        }
        var comparison = TableComparison()
        try StoreFile(path: path).read { replayed in
            for table in tables { try comparison.compare(table, replayed: replayed, live: db) }
        }
        report.compared = tables
        report.differenceCount = comparison.count
        report.differences = comparison.differences
    }

    static func replaying<Owner: Served>(_: Owner.Type) -> Replaying<Owner> {
        Replaying(
            readModels: Owner.readModels,
            clocks: { Owner.clocks(after: $0) },
            outgoing: { Owner.outgoing(after: $0) }
        )
    }

    private static func head(ofStoreAt path: String) throws -> Int64 {
        try StoreFile(path: path).read { db in
            guard try db.tableExists("event") else { return 0 }
            return try Int64.fetchOne(db, sql: "SELECT ifnull(max(position), 0) FROM event") ?? 0
        }
    }

    /// The position that an end means; moments never fall, so the last one at or before it is found by halving.
    static func position(of end: End, _ history: LogHistory, in db: Database) throws -> Int64 {
        switch end {
        case .head: return history.head
        case .position(let position):
            guard (1...max(history.head, 1)).contains(position) else {
                throw AuditError("positionUnknown", "日志到第 \(history.head) 号为止", "the log ends at \(history.head)")
            }
            return position
        case .moment(let moment):
            var (low, high) = (Int64(0), history.head)
            let statement = try db.makeStatement(sql: "SELECT moment FROM event WHERE position = ?")
            while low < high {
                let middle = (low + high + 1) / 2
                let found = try Int64.fetchOne(statement, arguments: [middle]) ?? .max
                if found <= moment.milliseconds { low = middle } else { high = middle - 1 }
            }
            guard low > 0 else {
                throw AuditError("momentBeforeLog", "那时还没有日志", "the log had not begun at that moment")
            }
            return low
        }
    }

    /// What a store says in its own words, in those of an audit.
    static func explained<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch StoreError.foreignFile(let reason) {
            throw AuditError("replayTargetForeign", "目标文件不能用：\(reason)", "the new file cannot be used: \(reason)")
        } catch StoreError.unreadable(let position, let reason) {
            throw AuditError(
                "eventUnreadable",
                "第 \(position) 号记录无法重放（\(reason)）；先运行 jiazheng audit verify",
                "event \(position) cannot be replayed (\(reason)); run `jiazheng audit verify` first"
            )
        }
    }
}
