public import EventLog
import GRDB
public import MediationDomain
public import Model

/// Which cases were typed into the national platform, and who came to a counter.
struct Transcriptions: ReadModel {
    let name = "transcriptions"
    let tables = ["transcription", "counterReceipt"]
    let schema = """
        CREATE TABLE transcription (
            caseID TEXT NOT NULL PRIMARY KEY,
            number TEXT NOT NULL UNIQUE,
            enteredOn TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE counterReceipt (
            id TEXT NOT NULL PRIMARY KEY,
            year INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            orderID TEXT NOT NULL UNIQUE,
            holder TEXT NOT NULL UNIQUE,
            UNIQUE (year, serial)
        ) STRICT, WITHOUT ROWID;
        """

    /// The kind of the receipts' numbers.
    static let receiptNumberKind = "counterReceipt"

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .transcription(.entered(let number, _, let day), let id):
            try db.run(
                "INSERT INTO transcription (caseID, number, enteredOn) VALUES (?, ?, ?)",
                [id.caseID, number.text, day]
            )
        case .transcription(.corrected(let number, _, _, _), let id):
            let sql = "UPDATE transcription SET number = ? WHERE caseID = ?"
            try db.change("transcription", key: id.description, sql, [number.text, id.caseID])
        case .counterReceipt(.issued(let number, let receipt, _), let id):
            try OfficialNumber.take(number.serial, kind: Self.receiptNumberKind, year: number.year, in: db)
            try db.run(
                "INSERT INTO counterReceipt (id, year, serial, orderID, holder) VALUES (?, ?, ?, ?, ?)",
                [id, number.year, number.serial, receipt.order, receipt.holder]
            )
        default: break
        }
    }
}

extension Transcriptions {
    /// The number that a case has at the national platform: typed in, or the platform's own order.
    static func number(of id: Case.ID, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT number FROM transcription WHERE caseID = ?1
                UNION ALL SELECT s.number FROM caseOrder o JOIN \(Signs.ofOrders) s ON s.orderID = o.orderID
                WHERE o.caseID = ?1 AND s.channel = 'hotline12315' LIMIT 1
                """
        )
        return try String.fetchOne(statement, arguments: [id])
    }

    /// The case that bears a number there.
    static func holder(of number: String, _ db: Database) throws -> Case.ID? {
        let statement = try db.cachedStatement(sql: "SELECT caseID FROM transcription WHERE number = ?")
        return try Case.ID.fetchOne(statement, arguments: [number])
    }

    /// All three lists beside each other.
    static func differences(_ query: DifferenceQuery, _ db: Database) throws -> DifferenceList {
        let cases = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM disputeCase d WHERE receivedOn BETWEEN ? AND ?
                AND NOT EXISTS (SELECT 1 FROM caseMerge m WHERE m.caseID = d.id) ORDER BY id
                """,
            arguments: [query.from, query.to]
        )
        .map { try StoredCase($0).summary }
        let (hotline, national) = (query.hotline12345.map(Set.init), query.national.map(Set.init))
        let rows = try cases.map { item -> DifferenceRow in
            let numbers = try numbers(of: item.id, .hotline12345, db)
            let there = try number(of: item.id, db)
            var faults: [DifferenceFault] = []
            if let there {
                if let national, !national.contains(there) { faults.append(.missingAtNational) }
            } else {
                faults.append(.notTranscribed)
            }
            if let hotline, !numbers.allSatisfy(hotline.contains) { faults.append(.missingAt12345) }
            return DifferenceRow(
                caseID: item.id,
                number: item.number,
                receivedOn: item.receivedOn,
                at12345: numbers,
                national: there,
                faults: faults
            )
        }
        return DifferenceList(
            rows: rows,
            onlyAt12345: try (query.hotline12345 ?? []).filter { try !isOurs($0, .hotline12345, db) },
            onlyAtNational: try (query.national ?? []).filter {
                try holder(of: $0, db) == nil && !isOurs($0, .hotline12315, db)
            }
        )
    }

    private static func numbers(of id: Case.ID, _ channel: OrderChannel, _ db: Database) throws -> [String] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT s.number FROM caseOrder o JOIN \(Signs.ofOrders) s ON s.orderID = o.orderID
                WHERE o.caseID = ? AND s.channel = ? ORDER BY s.number
                """
        )
        return try String.fetchAll(statement, arguments: [id, channel.rawValue])
    }

    /// Whether there is an order of that number, of whatever kind: what it is about is not told.
    private static func isOurs(_ number: String, _ channel: OrderChannel, _ db: Database) throws -> Bool {
        try Orders.id(numbered: number, in: channel, db) != nil
    }

    /// The order behind a receipt's code.
    static func order(behind holders: [UniqueID], _ db: Database) throws -> StoredOrder? {
        let statement = try db.cachedStatement(sql: "SELECT orderID FROM counterReceipt WHERE holder = ?")
        for holder in holders {
            if let id = try Order.ID.fetchOne(statement, arguments: [holder]) {
                return try Orders.order(id, mayKnowReports: true, db)
            }
        }
        return nil
    }

    /// Whether an order has a receipt.
    static func hasReceipt(_ id: Order.ID, besides receipt: CounterReceipt.ID, _ db: Database) throws -> Bool {
        let sql = "SELECT 1 FROM counterReceipt WHERE orderID = ? AND id <> ?"
        return try Bool.fetchOne(db, sql: sql, arguments: [id, receipt]) != nil
    }
}

extension Transcription: Kept {
    /// Which case bears the number.
    public static func facts(
        for command: Command,
        of _: State,
        on id: Transcription.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        switch command {
        case .enter(let number, _), .correct(let number, _):
            Facts(holder: try Transcriptions.holder(of: number.text, ledger.db), caseID: id.caseID)
        }
    }
}

extension CounterReceipt: Kept {
    /// The number that comes next, and whether the order has a receipt.
    public static func facts(
        for command: Command,
        of _: State,
        on id: CounterReceipt.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        let year = ledger.now.day.year
        let serial = try OfficialNumber.next(Transcriptions.receiptNumberKind, year: year, in: ledger.db)
        switch command {
        case .issue(let receipt):
            return Facts(
                next: FileNumber(year: year, serial: serial),
                hasReceipt: try Transcriptions.hasReceipt(receipt.order, besides: id, ledger.db)
            )
        }
    }
}
