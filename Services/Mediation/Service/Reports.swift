import EventLog
import GRDB
import Model

/// Every report; who reads this table knows that reports exist, and so few may.
struct Reports: ReadModel {
    /// The kind of its official numbers.
    static let numberKind = "report"

    let name = "reports"
    let tables = ["report"]
    let schema = """
        CREATE TABLE report (
            id TEXT NOT NULL PRIMARY KEY,
            year INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            checkBy TEXT NOT NULL,
            isProvisional INTEGER NOT NULL,
            opening TEXT NOT NULL,
            UNIQUE (year, serial)
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .report(.opened(let number, let opening, let checkBy, _), let id):
            try OfficialNumber.take(number.serial, kind: Self.numberKind, year: number.year, in: db)
            try db.run(
                "INSERT INTO report (id, year, serial, checkBy, isProvisional, opening) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    id, number.year, number.serial, checkBy.day, checkBy.isProvisional, try JSONColumn.text(opening),
                ]
            )
        default: break
        }
    }

    /// One report.
    static func item(_ id: Report.ID, _ db: Database) throws -> ReportView? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM report WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(view)
    }

    /// A page of reports, the first that came in first.
    static func page(after token: String?, limit: Int, _ db: Database) throws -> [ReportView] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM report WHERE id > ? ORDER BY id LIMIT ?",
            arguments: [token ?? "", limit]
        )
        .map(view)
    }

    private static func view(_ row: Row) throws -> ReportView {
        ReportView(
            id: row["id"],
            number: FileNumber(year: row["year"], serial: row["serial"]),
            opening: try JSONColumn.value(ReportOpening.self, row["opening"]),
            checkBy: DueDay(day: row["checkBy"], isProvisional: row["isProvisional"])
        )
    }
}
