public import EventLog
import GRDB
public import MediationDomain
public import Model
import ServiceKit

/// Every pre-printed number with what became of it, and every late entry.
struct PaperRegister: ReadModel {
    /// The kind of the pre-printed numbers.
    static let numberKind = "paperKit"

    let name = "paperRegister"
    let tables = ["paperKit", "paperNumber", "lateEntry"]
    let schema = """
        CREATE TABLE paperKit (
            id TEXT NOT NULL PRIMARY KEY,
            kit TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE paperNumber (
            year INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            kitID TEXT NOT NULL,
            unit TEXT NOT NULL,
            printedOn TEXT NOT NULL,
            standing TEXT NOT NULL,
            because TEXT,
            PRIMARY KEY (year, serial)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE lateEntry (
            id TEXT NOT NULL PRIMARY KEY,
            recordedAt INTEGER NOT NULL,
            isSecret INTEGER NOT NULL,
            standing TEXT NOT NULL,
            comparedBy TEXT,
            confirmBy TEXT,
            record TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .paperKit(.printed(let kit), let id):
            try db.run("INSERT INTO paperKit (id, kit) VALUES (?, ?)", [id, try JSONColumn.text(kit)])
            for serial in kit.first...kit.last {
                try OfficialNumber.take(serial, kind: Self.numberKind, year: kit.year, in: db)
                try db.run(
                    """
                    INSERT INTO paperNumber (year, serial, kitID, unit, printedOn, standing) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    [kit.year, serial, id, kit.unit, kit.on, PaperStanding.blank.rawValue]
                )
            }
        case .paperKit(.spoiled(let serial, _, let fault), let id):
            try db.change(
                "paperNumber",
                key: "\(serial)",
                "UPDATE paperNumber SET standing = ?, because = ? WHERE kitID = ? AND serial = ?",
                [PaperStanding.spoiled.rawValue, fault.rawValue, id, serial]
            )
        case .lateEntry(let event, let id): try apply(event, to: id, record, in: db)
        default: break
        }
    }

    private func apply(
        _ event: LateEntry.Event,
        to id: LateEntry.ID,
        _ record: Recorded<Mediation.Event>,
        in db: Database
    ) throws {
        func compare(_ standing: LateStanding, by: String) throws {
            let sql = "UPDATE lateEntry SET standing = ?, comparedBy = ? WHERE id = ?"
            try db.change("lateEntry", key: id.description, sql, [standing.rawValue, by, id])
        }
        switch event {
        case .recorded(let entry, let confirmBy, _):
            try db.change(
                "paperNumber",
                key: entry.paper.description,
                "UPDATE paperNumber SET standing = ? WHERE year = ? AND serial = ?",
                [PaperStanding.used.rawValue, entry.paper.year, entry.paper.serial]
            )
            try db.run(
                """
                INSERT INTO lateEntry (id, recordedAt, isSecret, standing, confirmBy, record) VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    id, record.moment, entry.isSecret, LateStanding.unconfirmed.rawValue, confirmBy?.day,
                    try JSONColumn.text(entry),
                ]
            )
        case .confirmed(let by, _): try compare(.confirmed, by: by)
        case .objected(let by, _, _): try compare(.objected, by: by)
        }
    }
}

extension PaperRegister {
    /// How a number stands and when it was printed.
    static func standing(of paper: FileNumber, _ db: Database) throws -> (standing: PaperStanding, printedOn: Day)? {
        let statement = try db.cachedStatement(
            sql: "SELECT standing, printedOn FROM paperNumber WHERE year = ? AND serial = ?"
        )
        return try Row.fetchOne(statement, arguments: [paper.year, paper.serial]).map { row in
            (PaperStanding(rawValue: row["standing"]) ?? .blank, row["printedOn"])
        }
    }

    /// The bundle of a number.
    static func kit(of paper: FileNumber, _ db: Database) throws -> PaperKit.ID? {
        let statement = try db.cachedStatement(sql: "SELECT kitID FROM paperNumber WHERE year = ? AND serial = ?")
        return try PaperKit.ID.fetchOne(statement, arguments: [paper.year, paper.serial])
    }

    /// One bundle.
    static func kit(_ id: PaperKit.ID, _ db: Database) throws -> PrintedKit? {
        let text = try String.fetchOne(db, sql: "SELECT kit FROM paperKit WHERE id = ?", arguments: [id])
        return try text.map { try JSONColumn.value(PrintedKit.self, $0) }
    }

    /// Every number with how it stands; a blank one below a used or spoiled one of its bundle is a gap.
    static func register(_ year: Int?, _ text: (FileNumber) -> String, _ db: Database) throws -> KitRegister {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT n.*, n.standing = 'blank' AND EXISTS (SELECT 1 FROM paperNumber later
                    WHERE later.kitID = n.kitID AND later.serial > n.serial AND later.standing <> 'blank') AS isGap
                FROM paperNumber n WHERE ?1 IS NULL OR n.year = ?1 ORDER BY n.year, n.serial
                """,
            arguments: [year]
        )
        let numbers = rows.map { row in
            let paper = FileNumber(year: row["year"], serial: row["serial"])
            return PaperNumberView(
                paper: paper,
                text: text(paper),
                kit: row["kitID"],
                unit: row["unit"],
                standing: PaperStanding(rawValue: row["standing"]) ?? .blank,
                because: (row["because"] as String?).flatMap { PaperFault(rawValue: $0) },
                isGap: row["isGap"]
            )
        }
        return KitRegister(numbers: numbers, gaps: numbers.filter(\.isGap).map(\.paper))
    }

    /// Whether somebody may know of an entry; one that is not there, nobody may.
    static func isKnown(_ id: LateEntry.ID, mayKnowReports: Bool, _ db: Database) throws -> Bool {
        let isSecret = try Bool.fetchOne(db, sql: "SELECT isSecret FROM lateEntry WHERE id = ?", arguments: [id])
        return isSecret.map { mayKnowReports || !$0 } ?? false
    }

    /// A page of late entries, the first recorded first.
    static func page(
        _ query: LateListQuery,
        mayKnowReports: Bool,
        today: Day,
        limit: Int,
        _ text: (FileNumber) -> String,
        _ db: Database
    ) throws -> [LateEntryView] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM lateEntry WHERE id > :after AND (:mayKnow OR NOT isSecret)
                AND (:from IS NULL OR recordedAt >= :from) AND (:to IS NULL OR recordedAt < :to)
                AND (:standing IS NULL OR standing = :standing) ORDER BY id LIMIT :limit
                """,
            arguments: [
                "after": query.pageToken ?? "", "mayKnow": mayKnowReports, "from": query.from?.start,
                "to": query.to?.adding(days: 1).start, "standing": query.standing?.rawValue, "limit": limit,
            ]
        )
        .map { row in
            let record = try JSONColumn.value(LateRecord.self, row["record"])
            let standing = LateStanding(rawValue: row["standing"]) ?? .unconfirmed
            let confirmBy: Day? = row["confirmBy"]
            return LateEntryView(
                id: row["id"],
                paper: text(record.paper),
                recordedAt: row["recordedAt"],
                record: record,
                standing: standing,
                comparedBy: row["comparedBy"],
                confirmBy: confirmBy,
                isOverdue: standing == .unconfirmed && confirmBy.map { $0 < today } ?? false
            )
        }
    }
}

extension PaperKit: Kept {
    /// The number that comes next, and whether one is used.
    public static func facts(
        for command: Command,
        of state: State,
        on _: PaperKit.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        let year = ledger.now.day.year
        let serial = try OfficialNumber.next(PaperRegister.numberKind, year: year, in: ledger.db)
        var facts = Facts(next: FileNumber(year: year, serial: serial))
        if case .spoil(let serial, _, _) = command, case .printed(let kit, _) = state {
            let paper = FileNumber(year: kit.year, serial: serial)
            facts.isUsed = try PaperRegister.standing(of: paper, ledger.db)?.standing == .used
        }
        return facts
    }
}

extension LateEntry: Kept {
    /// How the number of the sheet stands.
    public static func facts(
        for command: Command,
        of _: State,
        on _: LateEntry.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        guard case .record(let entry) = command else { return Facts(rules: ledger.rules) }
        let paper = try PaperRegister.standing(of: entry.paper, ledger.db)
        return Facts(paper: paper?.standing, printedOn: paper?.printedOn, rules: ledger.rules)
    }
}
