public import EventLog
import GRDB
public import MediationDomain
public import Model
import ServiceKit

/// Which answers left on a stick, in which batch.
struct AnswerBatches: ReadModel {
    /// The kind of the batches' numbers.
    static func numberKind(_ channel: OrderChannel) -> String { "answerBatch.\(channel.rawValue)" }

    let name = "answerBatches"
    let version = 2
    let tables = ["answerBatch", "handedAnswer"]
    let schema = """
        CREATE TABLE answerBatch (
            id TEXT NOT NULL PRIMARY KEY,
            channel TEXT NOT NULL,
            year INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            handedOn TEXT NOT NULL,
            batch TEXT NOT NULL,
            receipt TEXT,
            UNIQUE (channel, year, serial)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE handedAnswer (
            orderID TEXT NOT NULL,
            turn INTEGER NOT NULL,
            batchID TEXT NOT NULL,
            PRIMARY KEY (orderID, turn)
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .answerBatch(.handedOver(let number, let batch, let day), let id):
            try OfficialNumber.take(number.serial, kind: Self.numberKind(batch.channel), year: number.year, in: db)
            try db.run(
                "INSERT INTO answerBatch (id, channel, year, serial, handedOn, batch) VALUES (?, ?, ?, ?, ?, ?)",
                [id, batch.channel.rawValue, number.year, number.serial, day, try JSONColumn.text(batch)]
            )
            for answer in batch.answers {
                try db.run(
                    "INSERT INTO handedAnswer (orderID, turn, batchID) VALUES (?, ?, ?)",
                    [answer.order, answer.turn, id]
                )
            }
        case .answerBatch(.receiptRecorded(let receipt), let id):
            let sql = "UPDATE answerBatch SET receipt = ? WHERE id = ?"
            try db.change("answerBatch", key: id.description, sql, [try JSONColumn.text(receipt), id])
            for answer in receipt.missing ?? [] {
                try db.run("DELETE FROM handedAnswer WHERE orderID = ? AND turn = ?", [answer.order, answer.turn])
            }
        default: break
        }
    }
}

extension AnswerBatches {
    /// Whether one of these answers is in another batch.
    static func isHandedOver(_ answers: [HandedAnswer], besides id: AnswerBatch.ID, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "SELECT 1 FROM handedAnswer WHERE orderID = ? AND turn = ? AND batchID <> ?"
        )
        return try answers.contains { try Bool.fetchOne(statement, arguments: [$0.order, $0.turn, id]) != nil }
    }

    /// The answers of a channel that neither a line nor a stick has carried yet, in the order of the orders.
    static func waiting(of channel: OrderChannel, _ db: Database) throws -> [(order: StoredOrder, answer: OrderAnswer)]
    {
        try Row.fetchAll(
            db,
            sql: """
                SELECT o.*, a.content AS answerContent FROM orderAnswer a JOIN hotlineOrder o ON o.id = a.orderID
                WHERE o.channel = ? AND a.turn > o.told AND NOT EXISTS (
                    SELECT 1 FROM handedAnswer h WHERE h.orderID = a.orderID AND h.turn = a.turn)
                ORDER BY a.orderID, a.turn LIMIT \(HandedBatch.largest)
                """,
            arguments: [channel.rawValue]
        )
        .map { row in
            (try StoredOrder(row, db), try JSONColumn.value(OrderAnswer.self, row["answerContent"]))
        }
    }

    /// The answers of a batch that are not back, each with its order's number.
    static func answers(
        of id: AnswerBatch.ID,
        _ db: Database
    ) throws -> [(number: String, answer: HandedAnswer)] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT o.number, h.orderID, h.turn FROM handedAnswer h JOIN hotlineOrder o ON o.id = h.orderID
                WHERE h.batchID = ? ORDER BY h.orderID, h.turn
                """
        )
        return try Row.fetchAll(statement, arguments: [id])
            .map { ($0["number"], HandedAnswer(order: $0["orderID"], turn: $0["turn"])) }
    }

    /// Batches, the newest first.
    static func items(
        _ id: AnswerBatch.ID? = nil,
        of channel: OrderChannel? = nil,
        _ db: Database
    ) throws -> [AnswerBatchView] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM answerBatch WHERE (?1 IS NULL OR id = ?1) AND (?2 IS NULL OR channel = ?2)
                ORDER BY id DESC LIMIT 500
                """,
            arguments: [id, channel?.rawValue]
        )
        .map { row in
            AnswerBatchView(
                id: row["id"],
                number: FileNumber(year: row["year"], serial: row["serial"]),
                batch: try JSONColumn.value(HandedBatch.self, row["batch"]),
                on: row["handedOn"],
                receipt: try (row["receipt"] as String?).map { try JSONColumn.value(BatchReceipt.self, $0) }
            )
        }
    }
}

extension AnswerBatch: Kept {
    /// The number that comes next, and whether an answer has left already.
    public static func facts(
        for command: Command,
        of _: State,
        on id: AnswerBatch.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        let year = ledger.now.day.year
        guard case .handOver(let batch) = command else { return Facts(next: FileNumber(year: year, serial: 1)) }
        let kind = AnswerBatches.numberKind(batch.channel)
        return Facts(
            next: FileNumber(year: year, serial: try OfficialNumber.next(kind, year: year, in: ledger.db)),
            isHandedOver: try AnswerBatches.isHandedOver(batch.answers, besides: id, ledger.db)
        )
    }
}
