import EventLog
import GRDB
import Model

/// What tells one dispute from another, of orders and of cases; a report leaves no sign.
struct Signs: ReadModel {
    let name = "signs"
    let tables = ["orderSign", "caseSign", "caseOrder"]
    let schema = """
        CREATE TABLE orderSign (
            orderID TEXT NOT NULL PRIMARY KEY,
            channel TEXT NOT NULL,
            number TEXT NOT NULL,
            complainant TEXT NOT NULL,
            receivedOn TEXT NOT NULL,
            topic TEXT,
            servedOn TEXT,
            claimed INTEGER,
            hasContract INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX orderSignPerson ON orderSign (complainant);
        CREATE INDEX orderSignNumber ON orderSign (number);
        CREATE TABLE caseSign (
            caseID TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            enterprise TEXT,
            complainant TEXT NOT NULL,
            receivedOn TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX caseSignEnterprise ON caseSign (enterprise) WHERE enterprise IS NOT NULL;
        CREATE INDEX caseSignPerson ON caseSign (complainant);
        CREATE TABLE caseOrder (
            caseID TEXT NOT NULL,
            orderID TEXT NOT NULL,
            PRIMARY KEY (caseID, orderID)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX caseOrderOrder ON caseOrder (orderID);
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .order(.received(let receipt), let id) where receipt.category != .report:
            try insert(receipt, id, in: db)
        case .order(.recategorised(let change, _, _, _), let id) where change.category == .report:
            // Nobody comes upon a report by what it has in common with other orders.
            try db.run("DELETE FROM orderSign WHERE orderID = ?", [id])
        case .order(.updated(let update), let id):
            try db.run("UPDATE orderSign SET claimed = ifnull(?, claimed) WHERE orderID = ?", [update.claimed, id])
        case .order(.linkedToCase(let caseID), let id): try link(caseID, id, in: db)
        case .case(.opened(_, let opening, _, _), let id):
            try db.run(
                """
                INSERT INTO caseSign (caseID, kind, enterprise, complainant, receivedOn) VALUES (?, ?, ?, ?, ?)
                """,
                [id, opening.kind.rawValue, opening.enterprise, opening.complainant, opening.receivedOn]
            )
            for order in opening.orders { try link(id, order, in: db) }
        case .case(.respondentIdentified(let enterprise), let id), .case(.accepted(_, let enterprise, _, _, _), let id):
            try db.change(
                "caseSign",
                key: id.description,
                "UPDATE caseSign SET enterprise = ? WHERE caseID = ?",
                [enterprise, id]
            )
        case .case(.respondentCorrected(let correction, _, _), let id):
            try db.run("UPDATE caseSign SET enterprise = ? WHERE caseID = ?", [correction.enterprise, id])
        case .case(.reclassified(let change, _, _, _, _), let id):
            try db.run("UPDATE caseSign SET kind = ? WHERE caseID = ?", [change.kind.rawValue, id])
        default: break
        }
    }

    private func insert(_ receipt: OrderReceipt, _ id: Order.ID, in db: Database) throws {
        try db.run(
            """
            INSERT INTO orderSign
                (orderID, channel, number, complainant, receivedOn, topic, servedOn, claimed, hasContract)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, receipt.channel.rawValue, receipt.number, receipt.complainant.person, receipt.receivedOn,
                receipt.topic, receipt.servedOn, receipt.claimed, receipt.contract != nil,
            ]
        )
    }

    private func link(_ caseID: Case.ID, _ order: Order.ID, in db: Database) throws {
        try db.run("INSERT OR IGNORE INTO caseOrder (caseID, orderID) VALUES (?, ?)", [caseID, order])
    }
}
