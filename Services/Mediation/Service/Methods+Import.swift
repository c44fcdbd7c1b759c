import Identity
import Model
import ServiceKit

extension Mediation {
    /// What can be asked about files of orders.
    static var importMethods: [Method<Mediation>] { [importRows, recordBatch, checkBatch, listBatches] }

    private static let importers: Set<Role> = [.hotlineLink, .hotlineClerk, .intakeOfficer]

    private static var importRows: Method<Mediation> {
        .rows(
            "order.import",
            Message("批量登记工单，逐行给出结果；一行有误不影响其他行", "enters many orders, each for itself, with an outcome for each"),
            for: importers,
            taking: OrderImportRequest.self,
            giving: OrderImportAnswer.self,
            OrderImport.rows(in:at:)
        ) { outcomes, position in
            OrderImportAnswer(
                position: "\(position)",
                rows: outcomes.map { outcome in
                    switch outcome {
                    case .accepted: OrderImportAnswer.Row(.accepted)
                    case .known: OrderImportAnswer.Row(.known)
                    case .refused(let refusal): OrderImportAnswer.Row(.refused, refusal)
                    }
                }
            )
        }
    }

    private static var recordBatch: Method<Mediation> {
        .command(
            "batch.record",
            Message("登记一批工单已导入完毕", "records that a batch of orders was taken in to its end"),
            for: importers,
            taking: ImportedBatch.self
        ) { batch, door in
            try OrderImport.check(batch, of: door.caller)
            let known = try door.find { db in try OrderBatches.id(numbered: batch.number, in: batch.channel, db) }
            return [.batch(.record(batch: batch), on: known ?? OrderBatch.ID(door.freshID()))]
        }
    }

    private static var checkBatch: Method<Mediation> {
        .query(
            "batch.check",
            Message("导入前核对批次号、缺批和重复文件", "tells the next batch number, missing batches, and a file that came before"),
            for: importers,
            taking: BatchQuery.self,
            giving: BatchStanding.self
        ) { query, desk in
            try await desk.read { db in try OrderBatches.standing(query, db) }
        }
    }

    private static var listBatches: Method<Mediation> {
        .query(
            "batch.list",
            Message("分页列出已导入的批次", "lists the batches that were taken in, by page"),
            for: importers.union([.auditor]),
            taking: BatchListQuery.self,
            giving: Page<BatchView>.self
        ) { query, desk in
            let limit = PageRequest.limit(query.pageSize)
            let items = try await desk.read { db in try OrderBatches.page(query, limit: limit, db) }
            return Page(
                items: items.map(\.view),
                nextPageToken: items.count == limit ? items.last?.id : nil
            )
        }
    }
}
