import EventLog
import GRDB
import Model

/// Every order as it came in, with what came later and what became of it.
struct Orders: ReadModel {
    let name = "orders"
    let tables = ["hotlineOrder", "hotlineOrderUpdate"]
    let schema = """
        CREATE TABLE hotlineOrder (
            id TEXT NOT NULL PRIMARY KEY,
            channel TEXT NOT NULL,
            number TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            category TEXT NOT NULL,
            urgency TEXT NOT NULL,
            receivedOn TEXT NOT NULL,
            complainant TEXT NOT NULL,
            claimed INTEGER,
            answerBy INTEGER,
            caseID TEXT,
            reportID TEXT,
            receipt TEXT NOT NULL,
            UNIQUE (channel, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX hotlineOrderOfCase ON hotlineOrder (caseID) WHERE caseID IS NOT NULL;
        CREATE INDEX hotlineOrderOfPerson ON hotlineOrder (complainant);
        CREATE TABLE hotlineOrderUpdate (
            orderID TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (orderID, sequence)
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .order(.received(let receipt), let id): try insert(receipt, id, in: db)
        case .order(.updated(let update), let id): try add(update, to: id, in: db)
        case .order(.linkedToCase(let caseID), let id):
            try db.change(
                "hotlineOrder",
                key: id.description,
                "UPDATE hotlineOrder SET caseID = ? WHERE id = ?",
                [caseID, id]
            )
        case .order(.linkedToReport(let reportID), let id):
            try db.change(
                "hotlineOrder",
                key: id.description,
                "UPDATE hotlineOrder SET reportID = ? WHERE id = ?",
                [reportID, id]
            )
        default: break
        }
    }

    private func insert(_ receipt: OrderReceipt, _ id: Order.ID, in db: Database) throws {
        try db.run(
            """
            INSERT INTO hotlineOrder
                (id, channel, number, sequence, category, urgency, receivedOn, complainant, claimed, answerBy, receipt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, receipt.channel.rawValue, receipt.number, receipt.sequence, receipt.category.rawValue,
                receipt.urgency.rawValue, receipt.receivedOn, receipt.complainant.person, receipt.claimed,
                receipt.answerBy, try JSONColumn.text(receipt),
            ]
        )
    }

    private func add(_ update: OrderUpdate, to id: Order.ID, in db: Database) throws {
        try db.change(
            "hotlineOrder",
            key: id.description,
            """
            UPDATE hotlineOrder SET sequence = ?, urgency = ?, claimed = ifnull(?, claimed),
                answerBy = ifnull(?, answerBy) WHERE id = ?
            """,
            [update.sequence, update.urgency.rawValue, update.claimed, update.answerBy, id]
        )
        try db.run(
            "INSERT INTO hotlineOrderUpdate (orderID, sequence, content) VALUES (?, ?, ?)",
            [id, update.sequence, try JSONColumn.text(update)]
        )
    }
}
