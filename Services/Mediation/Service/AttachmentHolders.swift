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
        let halves = subject.split(separator: "/", maxSplits: 1)
        guard halves.count == 2, let id = UniqueID(halves[1]) else { return nil }
        switch halves[0] {
        case "case":
            return try UniqueID.fetchOne(db, sql: "SELECT complainant FROM disputeCase WHERE id = ?", arguments: [id])
                .map { .person($0) }
        case "report":
            guard let item = try Assignments.item(id, db), item.kind == .report,
                caller.mayKnow(item, coHandlers: try Assignments.coHandlers(of: id, db), rules.routing),
                let report = try Reports.item(Report.ID(id), db)
            else { return nil }
            return .named(report.opening.reporter.description)
        case "letter":
            let sql = "SELECT ifnull('case/' || caseID, 'report/' || reportID) FROM letter WHERE id = ?"
            guard let about = try String.fetchOne(db, sql: sql, arguments: [id]) else { return nil }
            return try holder(ofAttachmentsTo: about, for: caller, under: rules, in: db)
        default: return nil
        }
    }
}
