import Identity
import Model
import ServiceKit

extension Mediation {
    /// What can be asked about reports, by the few who may know of them.
    static var reportMethods: [Method<Mediation>] {
        [
            .query(
                "report.get",
                Message("查看一件举报", "shows a report"),
                for: [.intakeOfficer, .auditor],
                taking: ReportQuery.self,
                giving: ReportView.self
            ) { query, desk in
                guard let report = try await desk.read({ db in try Reports.item(query.id, db) }) else {
                    throw Refusal(
                        "reportUnknown",
                        Message("没有这件举报；请核对编号", "there is no such report; check its id"),
                        status: .notFound,
                        field: "id"
                    )
                }
                return report
            },
            .query(
                "report.list",
                Message("分页列出举报", "lists reports by page"),
                for: [.intakeOfficer, .auditor],
                taking: ReportListQuery.self,
                giving: Page<ReportView>.self
            ) { query, desk in
                let limit = PageRequest.limit(query.pageSize)
                let items = try await desk.read { db in try Reports.page(after: query.pageToken, limit: limit, db) }
                return Page(items: items, nextPageToken: items.count == limit ? items.last?.id.description : nil)
            },
        ]
    }
}
