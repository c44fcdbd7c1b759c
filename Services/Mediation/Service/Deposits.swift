import EventLog
import GRDB
import Model

/// Every deposit with all that moved in it: the entries always sum to the balance, and what is held never exceeds it.
struct Deposits: ReadModel {
    let name = "deposits"
    let tables = ["deposit", "depositEntry", "depositHold", "depositTopUp", "depositSlip"]
    let schema = """
        CREATE TABLE deposit (
            id TEXT NOT NULL PRIMARY KEY,
            balance INTEGER NOT NULL,
            held INTEGER NOT NULL,
            owed INTEGER NOT NULL,
            overdueSince TEXT,
            CHECK (held >= 0 AND balance >= held AND owed >= 0)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE depositEntry (
            depositID TEXT NOT NULL,
            position INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            kind TEXT NOT NULL,
            onDay TEXT NOT NULL,
            amount INTEGER NOT NULL,
            held INTEGER NOT NULL,
            caseID TEXT,
            receipt TEXT,
            PRIMARY KEY (depositID, position, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE depositHold (
            depositID TEXT NOT NULL,
            caseID TEXT NOT NULL,
            hold TEXT NOT NULL,
            PRIMARY KEY (depositID, caseID)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE depositTopUp (
            depositID TEXT NOT NULL,
            number INTEGER NOT NULL,
            caseID TEXT NOT NULL,
            amount INTEGER NOT NULL,
            remaining INTEGER NOT NULL,
            servedOn TEXT,
            due TEXT,
            isProvisional INTEGER NOT NULL,
            isOverdue INTEGER NOT NULL,
            toRecover INTEGER NOT NULL,
            ending TEXT,
            PRIMARY KEY (depositID, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE depositSlip (
            receipt TEXT NOT NULL PRIMARY KEY,
            depositID TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .deposit(let event, let id): try DepositWriting(id: id, position: record.position, db: db).apply(event)
        default: break
        }
    }
}

/// One event of a deposit on its way into the tables.
struct DepositWriting {
    let id: Deposit.ID
    let position: Int64
    let db: Database

    /// What moves, what is held and what is owed after the event.
    func apply(_ event: Deposit.Event) throws {
        switch event {
        case .paidIn(let payment): try enter(.paidIn, payment, payment.amount)
        case .held(let hold):
            try enter(.held, on: hold.on, held: hold.amount, caseID: hold.caseID)
            try keep(hold)
        case .holdReleased(let caseID, let amount, let day, _):
            try enter(.holdReleased, on: day, held: -amount, caseID: caseID)
            try dropHold(of: caseID)
        case .shared(let sharing, _): try enter(sharing)
        case .paidOut(let number, let payout, let hold):
            try enter(.paidOut, on: payout.on, -payout.amount, held: -hold.amount, caseID: payout.caseID)
            try dropHold(of: payout.caseID)
            try db.run(
                """
                INSERT INTO depositTopUp
                    (depositID, number, caseID, amount, remaining, isProvisional, isOverdue, toRecover)
                VALUES (?, ?, ?, ?, 0, 0, 0, 0)
                """,
                [id, number, payout.caseID, payout.amount]
            )
        case .recourseOpened(let number, _, let amount, _): try change(number, "toRecover = ?", [amount])
        case .topUpOpened(let number, _, let amount, _, _, _): try owe(number, amount)
        case .topUpServed(let number, _, let day, let due, _):
            try change(number, "servedOn = ?, due = ?, isProvisional = ?", [day, due.day, due.isProvisional])
        case .topUpDueMoved(let number, let due, _):
            try change(number, "due = ?, isProvisional = ?", [due.day, due.isProvisional])
        case .toppedUp(let number, let payment, let remaining):
            try enter(.toppedUp, payment, payment.amount)
            try owe(number, remaining)
        case .topUpWaived(let number, _, _, _): try owe(number, .zero)
        case .topUpOverdue(let number, _, _, _, let remaining):
            try change(number, "isOverdue = 1", [])
            try owe(number, remaining)
        case .recourseRecovered(let number, let payment, let remaining):
            try note(payment.receipt)
            try change(number, "toRecover = ?", [remaining])
        case .recourseClosed(let number, _, let ending): try change(number, "ending = ?", [ending.rawValue])
        case .reclaimed(let number, let payment, _, let owed, let toRecover):
            try enter(.reclaimed, payment, payment.amount)
            try change(number, "toRecover = ?", [toRecover])
            try owe(number, owed)
        case .released(let payment): try enter(.released, payment, -payment.amount)
        }
    }

    private func enter(_ kind: DepositEntryKind, _ payment: DepositPayment, _ amount: Money) throws {
        try enter(kind, on: payment.on, amount, receipt: payment.receipt)
        try note(payment.receipt)
    }

    private func note(_ receipt: DocumentNumber) throws {
        try db.run("INSERT INTO depositSlip (receipt, depositID) VALUES (?, ?)", [receipt.text, id])
    }

    private func enter(
        _ kind: DepositEntryKind,
        ordinal: Int = 0,
        on day: Day,
        _ amount: Money = .zero,
        held: Money = .zero,
        caseID: Case.ID? = nil,
        receipt: DocumentNumber? = nil
    ) throws {
        try db.run(
            """
            INSERT INTO depositEntry (depositID, position, ordinal, kind, onDay, amount, held, caseID, receipt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [id, position, ordinal, kind.rawValue, day, amount, held, caseID, receipt?.text]
        )
        try db.run("INSERT OR IGNORE INTO deposit (id, balance, held, owed) VALUES (?, 0, 0, 0)", [id])
        try db.change(
            "deposit",
            key: id.description,
            "UPDATE deposit SET balance = balance + ?, held = held + ? WHERE id = ?",
            [amount, held, id]
        )
    }

    /// Each share replaces what was kept for its case; first what falls, then what rises.
    private func enter(_ sharing: DepositSharing) throws {
        let changes = try sharing.shares.map { share in
            (share, share.amount - (try Deposits.hold(of: share.caseID, in: id, db)?.amount ?? .zero))
        }
        .sorted { $0.1 < $1.1 }
        for (ordinal, (share, change)) in changes.enumerated() {
            try enter(.shared, ordinal: ordinal, on: sharing.on, held: change, caseID: share.caseID)
            try dropHold(of: share.caseID)
            guard share.amount > .zero else { continue }
            try keep(
                DepositHold(
                    caseID: share.caseID,
                    caseNumber: share.caseNumber,
                    amount: share.amount,
                    on: sharing.on
                )
            )
        }
    }

    private func keep(_ hold: DepositHold) throws {
        try db.run(
            "INSERT INTO depositHold (depositID, caseID, hold) VALUES (?, ?, ?)",
            [id, hold.caseID, try JSONColumn.text(hold)]
        )
    }

    private func dropHold(of caseID: Case.ID) throws {
        try db.run("DELETE FROM depositHold WHERE depositID = ? AND caseID = ?", [id, caseID])
    }

    private func change(_ number: Int64, _ assignments: String, _ values: [any StatementBinding]) throws {
        try db.change(
            "depositTopUp",
            key: "\(id)/\(number)",
            "UPDATE depositTopUp SET \(assignments) WHERE depositID = ? AND number = ?",
            values + [id, number]
        )
    }

    private func owe(_ number: Int64, _ remaining: Money) throws {
        try change(number, "remaining = ?", [remaining])
        try db.change(
            "deposit",
            key: id.description,
            """
            UPDATE deposit SET (owed, overdueSince) =
                (SELECT sum(remaining), min(CASE WHEN isOverdue AND remaining > 0 THEN due END)
                FROM depositTopUp WHERE depositID = ?1)
            WHERE id = ?1
            """,
            [id]
        )
    }
}
