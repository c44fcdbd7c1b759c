public import GRDB
public import Identity
public import MediationDomain
public import Model
public import ServiceKit

extension Mediation {
    /// Evidence hangs on the complainant's key, or on the report's own; a letter's scan on that of what the letter is about.
    public static func holder(
        ofAttachmentsTo subject: String,
        for caller: Caller,
        under rules: MediationRules,
        in db: Database
    ) throws -> AttachmentHolder? {
        if let id = Case.ID(stream: subject) {
            let sql = "SELECT complainant FROM disputeCase WHERE id = ?"
            return try UniqueID.fetchOne(db, sql: sql, arguments: [id.value]).map { .person($0) }
        }
        if let id = Report.ID(stream: subject) {
            guard let item = try Assignments.item(id.value, db), item.kind == .report,
                caller.mayKnow(item, coHandlers: try Assignments.coHandlers(of: id.value, db), rules.routing),
                let report = try Reports.item(id, db)
            else { return nil }
            return .named(report.opening.reporter.description)
        }
        if let id = Letter.ID(stream: subject) {
            let sql = "SELECT ifnull('case/' || caseID, 'report/' || reportID) FROM letter WHERE id = ?"
            guard let about = try String.fetchOne(db, sql: sql, arguments: [id.value]) else { return nil }
            return try holder(ofAttachmentsTo: about, for: caller, under: rules, in: db)
        }
        return nil
    }
}
