import Foundation
import GRDB
import Model

/// All the tables that are a function of the log, kept and refilled as one.
struct ReadModels<Owner: Keeping> {
    let ours: [any ReadModel<Owner.Event>]
    let kernel: [any ReadModel<Told<Owner>>]

    init(_ ours: [any ReadModel<Owner.Event>], _ kernel: [any ReadModel<Told<Owner>>]) {
        self.ours = ours
        self.kernel = kernel
    }

    /// The tables that every service has.
    static func kernel(
        clocks: @escaping @Sendable (Recorded<Owner.Event>) -> [ClockChange],
        outgoing: @escaping @Sendable (Recorded<Told<Owner>>) -> [OutgoingChange]
    ) -> [any ReadModel<Told<Owner>>] {
        [
            Clocks<Owner>(changes: clocks), Outgoing<Owner>(changes: outgoing), MetaModel<Owner>(), Accesses<Owner>(),
            Attachments<Owner>(),
        ]
    }

    /// The tables they write, with those that the log itself keeps in step.
    var tables: [String] {
        ours.flatMap(\.tables) + kernel.flatMap(\.tables) + ["number", "tile", "eventType"]
    }

    private var versions: [(name: String, version: Int)] {
        ours.map { ($0.name, $0.version) } + kernel.map { ($0.name, $0.version) }
    }

    /// Makes tables that are missing and, when any is new, of another version or behind, refills them all.
    func bringUpToDate(in db: Database) throws {
        let head = try Int64.fetchOne(db, sql: "SELECT ifnull(max(position), 0) FROM event") ?? 0
        let known = try Row.fetchAll(db, sql: "SELECT name, version, position FROM readModel")
            .map { "\($0["name"] as String) \($0["version"] as Int) \($0["position"] as Int64)" }
        let wanted = versions.map { "\($0.name) \($0.version) \(head)" }
        guard Set(known) != Set(wanted) else { return }
        for model in ours {
            for table in model.tables { try db.execute(sql: "DROP TABLE IF EXISTS \(table.quotedDatabaseIdentifier)") }
            try db.execute(sql: model.schema)
        }
        try refill(in: db)
        try db.execute(sql: "DELETE FROM readModel")
        for (name, version) in versions {
            try db.execute(
                sql: "INSERT INTO readModel (name, version, position) VALUES (?, ?, ?)",
                arguments: [name, version, head]
            )
        }
    }

    /// Empties the tables and fills them again from the log: no clock, no rules, no vault, nothing sent.
    func refill(in db: Database) throws {
        for table in tables { try db.execute(sql: "DELETE FROM \(table.quotedDatabaseIdentifier)") }
        let reader = EventReader<Owner>()
        var tree = LogTree()
        var types: Set<String> = []
        let rows = try Row.fetchCursor(db, sql: "SELECT position, type, body FROM event ORDER BY position")
        while let row = try rows.next() {
            let bytes = [UInt8](row["body"] as Data)
            let type: String = row["type"]
            if types.insert(type).inserted {
                try db.run("INSERT INTO eventType (type, first) VALUES (?, ?)", [type, row["position"] as Int64])
            }
            let record = try reader.read(bytes)
            if case .ours(let event) = record.event {
                let told = record.map { _ in event }
                for model in ours { try model.apply(told, in: db) }
            }
            for model in kernel { try model.apply(record, in: db) }
            try tree.take([bytes], in: db)
        }
    }
}

extension EventStore {
    /// Empties every table that is a function of the log and fills it again, while nobody writes.
    public func rebuild() async throws {
        try await turn(.machines, passesGate: true) { transaction in
            let books = transaction.books
            try ReadModels(books.readModels, books.kernelModels).refill(in: transaction.db)
        }
    }

    /// The names of the tables that are a function of the log.
    public var tablesFromLog: [String] {
        tables.filter { $0.value == .fromLog }.map(\.key).sorted()
    }
}

/// What the log's last opening says of it.
struct MetaModel<Owner: Keeping>: ReadModel {
    let name = "meta"
    let tables = ["meta"]
    let schema = ""

    func apply(_ record: Recorded<Told<Owner>>, in db: Database) throws {
        guard case .kernel(.log(.opened)) = record.event else { return }
        try db.run("INSERT OR REPLACE INTO meta (name, value) VALUES ('epoch', ?)", [record.epoch])
    }
}
