import Crypto
import Foundation
import Model
import ServiceKit
import Tables
import Wire

/// One file from its first byte to its receipt.
struct FileImport {
    let path: String
    let link: String
    let channel: OrderChannel
    let mapping: ImportMapping
    let output: String?

    private var name: String { URL(filePath: path).lastPathComponent }

    /// Where the file is handed in; nil for a trial.
    struct Desk {
        var client: WireClient
        var token: String
    }

    /// Takes the file in.
    ///
    /// - Parameters:
    ///   - number: The batch's number, when it was named.
    ///   - desk: Where it is handed in; nil to try it only.
    /// - Returns: What came of it.
    /// - Throws: Why the file cannot be taken in, or not to its end.
    func run(batch number: Int64?, at desk: Desk?) async throws -> ImportReceipt {
        var digest = SHA256()
        let table: TableFile
        do {
            table = try TableFile(path: path) { digest.update(data: $0) }
        } catch let trouble as TableTrouble {
            throw unreadable(trouble)
        }
        let sha256 = digest.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        say("\(name)：\(table.words)\(table.hasMark ? "，有 BOM" : "")")
        for remark in table.remarks { say("\(name)：\(remark.chinese) / \(remark.english)") }
        var reader: any TableReading
        let (maker, first): (RowMaker, [TableItem])
        do {
            reader = try table.reader(columns: mapping.titles)
            (maker, first) = try begin(table, &reader)
        } catch let trouble as TableTrouble {
            throw unreadable(trouble)
        }
        if !maker.unread.isEmpty { say("\(name)：不导入的列 / columns not imported：\(maker.unread.joined(separator: "、"))") }
        let errors = ErrorSheet(path: ErrorSheet.path(of: path, in: output))
        try errors.begin()
        let standing = try await desk.asyncMap { try await check(sha256, number, at: $0) }
        let began = ContinuousClock.now
        let progress = Progress(name, rows: nil)
        let counts: Importer.Counts
        do {
            counts = try await Importer(
                file: name,
                maker: maker,
                asking: desk.map { ImportDesk.asking($0.client, token: $0.token) } ?? ImportDesk.trial,
                progress: progress,
                errors: errors
            ).run(first, &reader)
        } catch let trouble as TableTrouble {
            try errors.flush()
            throw unreadable(trouble)
        }
        progress.finish(bad: counts.refused)
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        if let desk, let standing { try await record(counts, sha256, standing.number, at: desk) }
        let receipt = ImportReceipt(
            file: name,
            link: link,
            batch: standing?.number,
            rows: counts.rows,
            accepted: counts.accepted,
            repeated: counts.known,
            refused: counts.refused,
            sha256: sha256,
            form: table.words,
            finishedAt: Moment.read(),
            rowsPerSecond: Int(Double(counts.rows) / max(seconds, 0.001)),
            errors: counts.refused > 0 ? errors.path : nil,
            unread: maker.unread,
            remarks: table.remarks
        )
        if desk != nil { try receipt.write(to: ErrorSheet.besides(path, "回执", in: output)) }
        return receipt
    }

    /// Finds the titles, and gives back what was read before them was known to be rows.
    private func begin(_ table: TableFile, _ reader: inout any TableReading) throws -> (RowMaker, [TableItem]) {
        guard table.hasTitles else {
            let maker = try RowMaker(mapping, titles: mapping.titles, channel: channel, from1904: false)
            return (maker, [])
        }
        var items: [TableItem] = []
        var best: (index: Int, count: Int, titles: [String])?
        while items.count < RowMaker.titleSearch, let item = try reader.next() {
            items.append(item)
            guard case .record(let record) = item else { continue }
            let titles = record.cells.map(\.words)
            let count = RowMaker.count(of: mapping, among: titles)
            if count > best?.count ?? 0 { best = (items.count - 1, count, titles) }
        }
        let titles = best?.titles ?? []
        let maker = try RowMaker(mapping, titles: titles, channel: channel, from1904: table.countsFrom1904)
        return (maker, Array(items.dropFirst((best?.index ?? -1) + 1)))
    }

    private func check(_ digest: String, _ number: Int64?, at desk: Desk) async throws -> BatchStanding {
        let params = try CanonicalJSON.encode(BatchQuery(channel: channel, digest: digest, number: number))
        let answer = try await ImportDesk.call(desk.client, "batch.check", params, RequestMeta(token: desk.token))
        guard let value = answer["value"] else { throw WireFailure.unintelligible(reason: "batch.check gave no value") }
        var standing = try value.decode(BatchStanding.self)
        if let before = standing.before {
            say(
                "\(name)：这份文件已于 \(before.recordedAt.text) 作为第 \(before.batch.number) 批导入过；再次导入不会改变任何内容"
                    + " / the same file was taken in before as batch \(before.batch.number)"
            )
            standing.number = before.batch.number
            standing.isTaken = false
        }
        guard !standing.isTaken else {
            throw Failure(
                .refused,
                "batchNumberTaken",
                Message(
                    "第 \(standing.number) 批已用于另一份文件；已登记到第 \(standing.last) 批",
                    "batch \(standing.number) is another file; the last batch is \(standing.last)"
                ),
                remedy: Message("核对批次号（--batch）", "check the number (--batch)")
            )
        }
        if !standing.missing.isEmpty {
            let list = standing.missing.map(String.init).joined(separator: "、")
            say("\(name)：缺第 \(list) 批，请向平台索要 / batches missing before \(standing.number): \(list)")
        }
        return standing
    }

    private func record(_ counts: Importer.Counts, _ digest: String, _ number: Int64, at desk: Desk) async throws {
        let batch = ImportedBatch(
            channel: channel,
            number: number,
            digest: digest,
            rows: Int64(counts.rows),
            accepted: Int64(counts.accepted),
            known: Int64(counts.known),
            refused: Int64(counts.refused)
        )
        let meta = RequestMeta(token: desk.token, idempotencyKey: "\(UniqueID.fresh(at: Moment.read()))")
        _ = try await ImportDesk.call(desk.client, "batch.record", CanonicalJSON.encode(batch), meta)
    }

    private func say(_ words: String) { Terminal.error.write("\(words)\n") }

    private func unreadable(_ trouble: TableTrouble) -> Failure {
        let refusal = trouble.refusal
        return Failure(
            .refused,
            refusal.reason,
            Message("\(name)：\(refusal.message.chinese)", "\(name): \(refusal.message.english)")
        )
    }
}

extension Optional {
    /// What becomes of a value that is there.
    fileprivate func asyncMap<Value>(_ change: (Wrapped) async throws -> Value) async throws -> Value? {
        guard let self else { return nil }
        return try await change(self)
    }
}

extension TableFile {
    /// How the table is written, in words.
    var words: String {
        switch form {
        case .delimited(let encoding): "CSV \(encoding.rawValue)"
        case .jsonLines(let encoding): "JSON Lines \(encoding.rawValue)"
        case .workbook: "XLSX"
        }
    }
}
