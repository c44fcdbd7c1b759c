import Identity
import Model
import ServiceKit

extension Credit {
    /// What can be asked about files.
    static var fileMethods: [Method<Credit>] {
        let readers: Set<Role> = [.commerceSupervisor, .intakeOfficer, .mediator, .auditor]
        return [
            .query(
                "file.get",
                Message("查看一家企业的信用档案", "shows the credit file of an enterprise"),
                for: readers,
                taking: FileQuery.self,
                giving: FileView.self
            ) { query, desk in
                let id = CreditFile.ID(of: query.enterprise)
                guard let file = try await desk.read({ db in try Files.file(id, db) }) else {
                    throw CreditFile.Rejection.creditFileUnknown.refusal
                }
                return file
            },
            .query(
                "file.list",
                Message("分页列出信用档案", "lists credit files by page"),
                for: readers,
                taking: FileListQuery.self,
                giving: Page<FileSummary>.self
            ) { query, desk in
                let limit = PageRequest.limit(query.pageSize)
                let items = try await desk.read { db in try Files.page(query, limit: limit, db) }
                return Page(
                    items: items,
                    nextPageToken: items.count == limit ? items.last?.enterprise.description : nil
                )
            },
            .command(
                "entry.correct",
                Message("更正信用记录", "puts an entry of a credit file right"),
                for: [.commerceSupervisor],
                taking: EntryCorrectRequest.self
            ) { request, _ in
                [
                    .file(
                        .correct(entry: request.entry, what: request.what, why: request.why),
                        on: CreditFile.ID(of: request.enterprise)
                    )
                ]
            },
        ]
    }
}
