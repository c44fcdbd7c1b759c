import EventLog
import GRDB
import Model

/// How the messages of a channel become the rows of an order, in whichever order they come.
enum OrderMessages {
    /// The first message that came; its channel may have told of the order before.
    static func begin(_ receipt: OrderReceipt, _ id: Order.ID, at position: Int64, in db: Database) throws {
        try db.run(
            """
            INSERT INTO hotlineOrder
                (id, channel, number, position, first, previousNumber, receivedOn, servedOn, complainant, topic,
                hasContract, sequence, category, urgency, claimed, answerBy, step, redo, redone, urges, told)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'received', -1, -1, ?, 0)
            """,
            [
                id, receipt.channel.rawValue, receipt.number, position, receipt.sequence, receipt.previousNumber,
                receipt.receivedOn, receipt.servedOn, receipt.complainant.person, receipt.topic,
                receipt.contract != nil, receipt.sequence, receipt.category.rawValue, receipt.urgency.rawValue,
                receipt.claimed, receipt.answerBy, receipt.kind == .urged ? 1 : 0,
            ]
        )
        if receipt.kind == .redone { try raiseRedo(receipt.sequence, of: id, in: db) }
        if try hasNotices(id, in: db) { try weighWords(of: id, in: db) }
    }

    /// Another message: an earlier one than the first that came takes its place.
    static func add(_ message: OrderReceipt, to id: Order.ID, at position: Int64, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "SELECT position FROM hotlineOrder WHERE id = ?")
        guard let began = try Int64.fetchOne(statement, arguments: [id]) else {
            throw RowMissing(table: "hotlineOrder", key: id.description)
        }
        var (first, other) = (try Orders.message(at: began, db), message)
        if other.sequence < first.sequence {
            swap(&first, &other)
            try db.run(
                """
                UPDATE hotlineOrder SET position = ?, first = ?, previousNumber = ?, receivedOn = ?, servedOn = ?,
                    complainant = ?, topic = ?, hasContract = ? WHERE id = ?
                """,
                [
                    position, first.sequence, first.previousNumber, first.receivedOn, first.servedOn,
                    first.complainant.person, first.topic, first.contract != nil, id,
                ]
            )
        }
        try db.run(
            """
            INSERT INTO hotlineOrderUpdate (orderID, sequence, urgency, claimed, answerBy, isUrged, content)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, other.sequence, other.urgency.rawValue, other.claimed, other.answerBy,
                other.kind == .urged ? 1 : 0, try JSONColumn.text(OrderUpdate(other)),
            ]
        )
        try weigh(first, id, upTo: message.sequence, in: db)
        if message.kind == .redone { try raiseRedo(message.sequence, of: id, in: db) }
    }

    /// Of what can change the message with the highest sequence is right; all others are later than the first.
    private static func weigh(_ first: OrderReceipt, _ id: Order.ID, upTo sequence: Int64, in db: Database) throws {
        func latest(_ column: String) -> String {
            """
            (SELECT \(column) FROM hotlineOrderUpdate WHERE orderID = hotlineOrder.id AND \(column) IS NOT NULL
            ORDER BY sequence DESC LIMIT 1)
            """
        }
        try db.run(
            """
            UPDATE hotlineOrder SET sequence = max(sequence, ?), urgency = \(latest("urgency")),
                claimed = ifnull(\(latest("claimed")), ?), answerBy = ifnull(\(latest("answerBy")), ?),
                urges = ? + (SELECT count(*) FROM hotlineOrderUpdate WHERE orderID = hotlineOrder.id AND isUrged = 1)
            WHERE id = ?
            """,
            [sequence, first.claimed, first.answerBy, first.kind == .urged ? 1 : 0, id]
        )
    }

    /// What the channel tells of an order, which may come before the order itself.
    static func note(_ notice: OrderNotice, of id: Order.ID, in db: Database) throws {
        try db.run(
            """
            INSERT INTO orderNotice (orderID, sequence, channel, number, word, isState) VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                id, notice.sequence, notice.channel.rawValue, notice.number, notice.word.rawValue,
                notice.word.isState ? 1 : 0,
            ]
        )
        try weighWords(of: id, in: db)
    }

    private static func hasNotices(_ id: Order.ID, in db: Database) throws -> Bool {
        try db.holds("SELECT 1 FROM orderNotice WHERE orderID = ? LIMIT 1", [id])
    }

    /// The latest word on its state is right, whenever it came; before the order itself there is no row to change.
    private static func weighWords(of id: Order.ID, in db: Database) throws {
        try db.run(
            """
            UPDATE hotlineOrder SET
                word = (SELECT word FROM orderNotice WHERE orderID = hotlineOrder.id AND isState = 1
                    ORDER BY sequence DESC LIMIT 1),
                sequence = max(sequence, (SELECT max(sequence) FROM orderNotice WHERE orderID = hotlineOrder.id)),
                redo = max(redo, ifnull((SELECT max(sequence) FROM orderNotice WHERE orderID = hotlineOrder.id
                    AND word = 'redo'), -1)),
                step = CASE WHEN step = 'returned' AND EXISTS (SELECT 1 FROM orderNotice WHERE orderID = hotlineOrder.id
                    AND word = 'returnRefused') THEN 'signed' ELSE step END
            WHERE id = ?
            """,
            [id]
        )
    }

    private static func raiseRedo(_ sequence: Int64, of id: Order.ID, in db: Database) throws {
        try db.run("UPDATE hotlineOrder SET redo = max(redo, ?) WHERE id = ?", [sequence, id])
    }
}
