import EventLog
import GRDB
import MediationDomain
import Model

/// A report as the table has it.
struct StoredReport {
    let id: Report.ID
    let number: FileNumber
    let opening: ReportOpening
    let stage: CheckStage
    let due: DueDay?
    let isOverdue: Bool
    let code: Sealed?

    init(_ row: Row) throws {
        id = row["id"]
        number = FileNumber(year: row["year"], serial: row["serial"])
        opening = try JSONColumn.value(ReportOpening.self, row["opening"])
        stage = CheckStage(rawValue: row["stage"]) ?? .checking
        let isProvisional: Bool = row["isProvisional"]
        due = (row["due"] as Day?).map { DueDay(day: $0, isProvisional: isProvisional) }
        isOverdue = row["isOverdue"]
        code = try (row["code"] as String?).map { try JSONColumn.value(Sealed.self, $0) }
    }
}

extension Reports {
    /// One report.
    static func item(_ id: Report.ID, _ db: Database) throws -> StoredReport? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM report WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(StoredReport.init)
    }

    /// The reports of these persons, the first one first; each report has a person of its own.
    static func ids(of reporters: [UniqueID], _ db: Database) throws -> [Report.ID] {
        let statement = try db.cachedStatement(sql: "SELECT id FROM report WHERE reporter = ?")
        return try reporters.flatMap { try Report.ID.fetchAll(statement, arguments: [$0]) }
    }

    /// A page of reports, the first that came in first; of a unit's officers only those that lie with the unit.
    static func page(
        after token: String?,
        of unit: String?,
        limit: Int,
        _ db: Database
    ) throws -> [ReportView] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT report.* FROM report LEFT JOIN assignment ON assignment.subject = report.id
                WHERE report.id > ? AND (? IS NULL OR assignment.unit = ? OR EXISTS (
                    SELECT 1 FROM coHandler c WHERE c.subject = report.id AND c.unit = ?))
                ORDER BY report.id LIMIT ?
                """,
            arguments: [token ?? "", unit, unit, unit, limit]
        )
        .map { try view(StoredReport($0), db) }
    }

    /// One report as it is shown.
    static func view(_ report: StoredReport, _ db: Database) throws -> ReportView {
        let related = try db.cachedStatement(
            sql: "SELECT other FROM reportRelation WHERE reportID = ? ORDER BY other"
        )
        return ReportView(
            id: report.id,
            number: report.number,
            opening: report.opening,
            stage: report.stage,
            due: report.due,
            isOverdue: report.isOverdue,
            unit: try Assignments.unit(of: report.id.value, db),
            related: try Report.ID.fetchAll(related, arguments: [report.id])
        )
    }

    /// Whether an officer was granted the reporter's identity, and is in time.
    static func isGranted(_ id: Report.ID, to officer: String, at now: Moment, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "SELECT until > ? FROM reportGrant WHERE reportID = ? AND officer = ?"
        )
        return try Bool.fetchOne(statement, arguments: [now, id, officer]) ?? false
    }
}
