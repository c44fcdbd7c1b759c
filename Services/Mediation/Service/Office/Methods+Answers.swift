import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// Answers that leave on a stick: in the platform's own columns, numbered, with a receipt.
    static var answerMethods: [Method<Mediation>] {
        let keepers: Set<Role> = [.intakeOfficer]
        return [
            .query(
                "answers.prepare",
                Message("按平台模板列出待回填的答复", "the answers that wait, in the platform's own columns"),
                for: keepers,
                taking: AnswerSheetQuery.self,
                giving: AnswerSheet.self,
                AnswerDesk.prepare
            ),
            .command(
                "answers.handOver",
                Message("登记一批回填已交出：编号、条数、文件摘要", "records that a batch of answers left, with the file's digest"),
                for: keepers,
                taking: AnswerHandOverRequest.self
            ) { request, door in
                guard request.answers.count <= HandedBatch.largest else {
                    throw AnswerBatch.Rejection.answerBatchCountWrong.refusal.at("answers")
                }
                let digest = try door.digest(request.digest, at: "digest")
                let batch = HandedBatch(
                    channel: request.channel,
                    digest: digest,
                    answers: request.answers,
                    by: door.officer
                )
                let id = AnswerBatch.ID(door.freshID(for: "answerBatch \(digest)"))
                return [.answerBatch(.handOver(batch: batch), on: id)]
            },
            .command(
                "answers.recordReceipt",
                Message(
                    "登记对方回执：编号、接收条数；接收的答复即为送达，未接收的下批再交",
                    "enters what the other side took in; that counts as delivered, and what it did not waits for the next stick"
                ),
                for: keepers,
                taking: AnswerReceiptRequest.self
            ) { request, door in
                let receipt = BatchReceipt(
                    number: request.number,
                    taken: request.taken,
                    on: request.on ?? door.now.day,
                    scan: try request.scan.map { try door.digest($0, at: "scan") },
                    missing: try request.missing.map { try door.answers(to: $0, in: request.id) }
                )
                return [.answerBatch(.recordReceipt(receipt: receipt), on: request.id)]
            },
            .query(
                "answers.batches",
                Message("回填批次清单", "lists batches of answers"),
                for: keepers.union([.head, .auditor]),
                taking: AnswerBatchListQuery.self,
                giving: AnswerBatchList.self
            ) { query, desk in
                AnswerBatchList(items: try await desk.read { db in try AnswerBatches.items(of: query.channel, db) })
            },
            .query(
                "answers.receiptSheet",
                Message("打印交接校验单：文件摘要、条数、双方签字", "prints the slip that both sides sign: digest and count"),
                for: keepers,
                taking: AnswerBatchQuery.self,
                giving: PrintView.self,
                AnswerDesk.slip
            ),
        ]
    }
}

/// Where answers are put into somebody else's columns.
enum AnswerDesk {
    /// The answers that wait.
    static func prepare(_ query: AnswerSheetQuery, at desk: Desk<Mediation>) async throws -> AnswerSheet {
        let columns = try SheetPrinter(desk.rules).rule(.answers, of: query.channel).columns ?? []
        let waiting = try await desk.read { db in try AnswerBatches.waiting(of: query.channel, db) }
        let rows = try waiting.map { order, answer in
            let words =
                try answer.words
                ?? answer.text.flatMap {
                    try desk.open($0, as: .narrative, of: order.summary.order.stream, because: query.reason)
                }
            return columns.map { column in
                switch SheetField(rawValue: column.field) {
                case .orderNumber: order.summary.number
                case .channel: order.summary.channel.rawValue
                case .receivedOn: order.summary.receivedOn.description
                case .answeredOn: answer.on.description
                case .answerKind: answer.kind == .final ? "办结答复" : "阶段性答复"
                case .answer: words ?? ""
                case .due: answer.by?.description ?? ""
                case .caseNumber, .category, .complainantName, .complainantPhone, .place, .respondentName,
                    .respondentCode, .narrative, .wants, .claimedYuan, .servedOn, .contract,
                    .stage, nil:
                    ""
                }
            }
        }
        return AnswerSheet(
            headings: columns.map(\.label),
            rows: rows,
            answers: waiting.map { HandedAnswer(order: $0.order.summary.order, turn: $0.answer.turn.number) }
        )
    }

    /// The slip that goes with the stick.
    static func slip(_ query: AnswerBatchQuery, at desk: Desk<Mediation>) async throws -> PrintView {
        let found = try await desk.read { db in try AnswerBatches.items(query.id, db).first }
        guard let found else { throw AnswerBatch.Rejection.answerBatchUnknown.refusal.at("id") }
        let printer = try SheetPrinter(desk.rules)
        return try printer.page(
            .answerReceipt,
            number: try printer.rule(.answerReceipt).text(of: found.number),
            lines: [
                ("接收平台", found.channel.link ?? found.channel.rawValue), ("交出日期", found.on.written),
                ("条数", "\(found.count)"), ("文件摘要（SHA-256）", found.digest),
            ],
            note: "接收方应当以 sha256sum 核对文件摘要。交出人（签字）：　　　　接收人（签字）：　　　　接收条数："
        )
    }
}

extension Door<Mediation> {
    /// The answers of a batch to the orders of those numbers.
    ///
    /// - Throws: `orderUnknown` for a number that the batch has nothing of.
    fileprivate func answers(to numbers: [LineText], in id: AnswerBatch.ID) throws -> [HandedAnswer] {
        try find { db in
            let sent = try AnswerBatches.answers(of: id, db)
            return try numbers.flatMap { number in
                let found = sent.filter { $0.number == number.text }.map(\.answer)
                guard !found.isEmpty else { throw Order.Rejection.orderUnknown.refusal.at("missing") }
                return found
            }
        }
    }
}
