public import EventLog
import GRDB
public import MediationDomain
public import Model

/// The batches that each channel has handed over.
struct OrderBatches: ReadModel {
    let name = "orderBatches"
    let tables = ["orderBatch"]
    let schema = """
        CREATE TABLE orderBatch (
            id TEXT NOT NULL PRIMARY KEY,
            channel TEXT NOT NULL,
            number INTEGER NOT NULL,
            digest TEXT NOT NULL,
            recordedAt INTEGER NOT NULL,
            batch TEXT NOT NULL,
            UNIQUE (channel, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX orderBatchOfFile ON orderBatch (channel, digest);
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .batch(.recorded(let batch), let id):
            try db.run(
                "INSERT INTO orderBatch (id, channel, number, digest, recordedAt, batch) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    id, batch.channel.rawValue, batch.number, batch.digest, record.moment,
                    try JSONColumn.text(batch),
                ]
            )
        default: break
        }
    }

    /// The batch of a channel that bears that number.
    static func id(numbered number: Int64, in channel: OrderChannel, _ db: Database) throws -> OrderBatch.ID? {
        let statement = try db.cachedStatement(sql: "SELECT id FROM orderBatch WHERE channel = ? AND number = ?")
        return try OrderBatch.ID.fetchOne(statement, arguments: [channel.rawValue, number])
    }

    /// What is known of a file that is about to be taken in.
    static func standing(_ query: BatchQuery, _ db: Database) throws -> BatchStanding {
        let channel = query.channel.rawValue
        let numbers = try Int64.fetchAll(
            db,
            sql: "SELECT number FROM orderBatch WHERE channel = ? ORDER BY number",
            arguments: [channel]
        )
        let same = try Row.fetchOne(
            db,
            sql: "SELECT * FROM orderBatch WHERE channel = ? AND digest = ? ORDER BY number LIMIT 1",
            arguments: [channel, query.digest]
        )
        let before = try same.map(view)
        let number = query.number ?? before?.batch.number ?? (numbers.last ?? 0) + 1
        let isTaken = numbers.contains(number) && before?.batch.number != number
        return BatchStanding(
            number: number,
            last: numbers.last ?? 0,
            isTaken: isTaken,
            before: before,
            missing: missing(below: number, numbers)
        )
    }

    /// A page of batches, the one that was recorded first first.
    static func page(_ query: BatchListQuery, limit: Int, _ db: Database) throws -> [(id: String, view: BatchView)] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM orderBatch WHERE id > ?1 AND (?2 IS NULL OR channel = ?2) ORDER BY id LIMIT ?3",
            arguments: [query.pageToken ?? "", query.channel?.rawValue, limit]
        )
        .map { ($0["id"], try view($0)) }
    }

    /// The gaps between the numbers that are there, and up to the new one; before the first one nobody counted.
    private static func missing(below number: Int64, _ numbers: [Int64]) -> [Int64] {
        var missing: [Int64] = []
        guard var expected = numbers.first else { return [] }
        for known in numbers.filter({ $0 < number }) + [number] {
            while expected < known, missing.count < BatchStanding.missingLimit {
                missing.append(expected)
                expected += 1
            }
            expected = known + 1
        }
        return missing
    }

    private static func view(_ row: Row) throws -> BatchView {
        BatchView(batch: try JSONColumn.value(ImportedBatch.self, row["batch"]), recordedAt: row["recordedAt"])
    }
}

extension OrderBatch: Kept {
    /// A batch asks whether its number is taken.
    public static func facts(
        for command: Command,
        of _: State,
        on _: OrderBatch.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        switch command {
        case .record(let batch):
            Facts(holder: try OrderBatches.id(numbered: batch.number, in: batch.channel, ledger.db))
        }
    }
}
