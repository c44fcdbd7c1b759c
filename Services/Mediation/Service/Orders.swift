import EventLog
import GRDB
import Model

/// Every order as it came in, with what came later and what became of it.
///
/// Messages come in any order, and so a row is a function of all of them: the lowest sequence is where the order began, and
/// of what can change the highest is right. What is searched has columns of its own; the message itself stands in the event
/// at `position`.
struct Orders: ReadModel {
    let name = "orders"
    let version = 5
    let tables = ["hotlineOrder", "hotlineOrderUpdate", "orderNotice", "orderCase", "orderAnswer", "orderRepeat"]
    let schema = """
        CREATE TABLE hotlineOrder (
            id TEXT NOT NULL PRIMARY KEY,
            channel TEXT NOT NULL,
            number TEXT NOT NULL,
            position INTEGER NOT NULL,
            first INTEGER NOT NULL,
            previousNumber TEXT,
            receivedOn TEXT NOT NULL,
            servedOn TEXT,
            complainant TEXT NOT NULL,
            topic TEXT,
            hasContract INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            category TEXT NOT NULL,
            urgency TEXT NOT NULL,
            claimed INTEGER,
            answerBy INTEGER,
            caseID TEXT,
            reportID TEXT,
            step TEXT NOT NULL,
            word TEXT,
            redo INTEGER NOT NULL,
            redone INTEGER NOT NULL,
            urges INTEGER NOT NULL,
            dueBy INTEGER,
            returnBy TEXT,
            told INTEGER NOT NULL,
            complaint TEXT,
            recategorised TEXT,
            UNIQUE (channel, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX hotlineOrderOfCase ON hotlineOrder (caseID) WHERE caseID IS NOT NULL;
        CREATE INDEX hotlineOrderFollowing ON hotlineOrder (channel, previousNumber)
            WHERE previousNumber IS NOT NULL;
        CREATE INDEX hotlineOrderOfPerson ON hotlineOrder (complainant);
        CREATE TABLE hotlineOrderUpdate (
            orderID TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            urgency TEXT NOT NULL,
            claimed INTEGER,
            answerBy INTEGER,
            isUrged INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (orderID, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE orderNotice (
            orderID TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            channel TEXT NOT NULL,
            number TEXT NOT NULL,
            word TEXT NOT NULL,
            isState INTEGER NOT NULL,
            PRIMARY KEY (orderID, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX orderNoticeOfNumber ON orderNotice (channel, number);
        CREATE TABLE orderCase (
            orderID TEXT NOT NULL,
            caseID TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (orderID, caseID)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX orderCaseOfCase ON orderCase (caseID, position);
        CREATE TABLE orderAnswer (
            orderID TEXT NOT NULL,
            turn INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (orderID, turn)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE orderRepeat (
            orderID TEXT NOT NULL,
            caseID TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            PRIMARY KEY (orderID, caseID, sequence)
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .order(let event, let id): try apply(event, to: id, record, in: db)
        default: break
        }
    }

    private func apply(
        _ event: Order.Event,
        to id: Order.ID,
        _ record: Recorded<Mediation.Event>,
        in db: Database
    ) throws {
        let position = record.position
        func set(_ assignments: String, _ arguments: [any StatementBinding]) throws {
            let sql = "UPDATE hotlineOrder SET \(assignments) WHERE id = ?"
            try db.change("hotlineOrder", key: id.description, sql, arguments + [id])
        }
        switch event {
        case .received(let receipt):
            try OrderMessages.begin(receipt, id, at: position, in: db)
        case .updated(let update): try OrderMessages.add(update.message, to: id, at: position, in: db)
        case .announced(let notice), .advanced(let notice): try OrderMessages.note(notice, of: id, in: db)
        case .recategorised(let change, let was, _, _):
            let view = OrderRecategorisedView(
                change,
                was: was,
                receivedOn: try Self.receivedOn(id, in: db),
                recordedAt: record.moment
            )
            try set("category = ?, recategorised = ?", [change.category.rawValue, try JSONColumn.text(view)])
        case .termsSet(let terms, _): try set("dueBy = ?, returnBy = ?", [terms.answerBy, terms.returnBy])
        case .signed:
            try set("step = CASE step WHEN 'received' THEN 'signed' ELSE step END", [])
        case .linkedToCase(let caseID): try link(caseID, id, position, in: db)
        case .unlinkedFromCase(let caseID, _):
            try db.run("DELETE FROM orderCase WHERE orderID = ? AND caseID = ?", [id, caseID])
            let first = "SELECT caseID FROM orderCase WHERE orderID = ? ORDER BY position LIMIT 1"
            try set("caseID = (\(first))", [id])
        case .linkedToReport(let reportID): try set("reportID = ?", [reportID])
        case .split(let split):
            try link(split.caseID, id, position, in: db)
            try set("reportID = ?, complaint = ?", [split.reportID, try JSONColumn.text(split.complaint)])
        case .answered(let answer, _):
            let step = answer.kind == .final ? OrderStage.answered : .interim
            try set("step = ?, redone = max(redone, ?)", [step.rawValue, answer.redo ?? -1])
            try db.run(
                "INSERT INTO orderAnswer (orderID, turn, content) VALUES (?, ?, ?)",
                [id, answer.turn.number, try JSONColumn.text(answer)]
            )
        case .returned: try set("step = 'returned'", [])
        case .repeatedAfterEnd(let caseID, let sequence):
            try db.run(
                "INSERT INTO orderRepeat (orderID, caseID, sequence) VALUES (?, ?, ?)",
                [id, caseID, sequence]
            )
        case .delivered(let delivery, _):
            try set("told = max(told, ?)", [OrderDelivery.turn(in: delivery)])
        case .extensionAsked, .answerOverdue: break
        }
    }

    private static func receivedOn(_ id: Order.ID, in db: Database) throws -> Day {
        let statement = try db.cachedStatement(sql: "SELECT receivedOn FROM hotlineOrder WHERE id = ?")
        guard let day = try Day.fetchOne(statement, arguments: [id]) else {
            throw RowMissing(table: "hotlineOrder", key: id.description)
        }
        return day
    }

    private func link(_ caseID: Case.ID, _ id: Order.ID, _ position: Int64, in db: Database) throws {
        try db.run(
            "INSERT INTO orderCase (orderID, caseID, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [id, caseID, position]
        )
        try db.change(
            "hotlineOrder",
            key: id.description,
            "UPDATE hotlineOrder SET caseID = ifnull(caseID, ?) WHERE id = ?",
            [caseID, id]
        )
    }
}
