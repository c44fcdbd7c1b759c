import Model
import Tables

/// Takes one file in: reads it record by record, asks for many rows at once, and says of each what came of it.
///
/// Rows of one order keep their order, because they go the same way: a few ways beside each other, each of which asks
/// for its next rows when its last ones are answered. What is held in memory is bounded by the ways and their rows.
struct Importer {
    /// How many ways there are.
    static let ways = 4
    /// The most bytes of rows in one request; the service takes lines of one MiB.
    static let requestLimit = 900 << 10
    /// The most rows that are asked for a second time at the end.
    static let repeatLimit = 10_000

    typealias Asking = @Sendable (_ rows: [RowMaker.Row]) async throws -> [OrderImportAnswer.Row]

    let file: String
    let maker: RowMaker
    let asking: Asking
    let progress: Progress
    let errors: ErrorSheet

    /// What came of a file.
    struct Counts: Equatable, Sendable {
        var rows = 0
        var accepted = 0
        var known = 0
        var refused = 0
    }

    private struct Way {
        var rows: [RowMaker.Row] = []
        var bytes = 0
        var isBusy = false
    }

    private struct Answered: Sendable {
        var way: Int
        var rows: [RowMaker.Row]
        var outcomes: [OrderImportAnswer.Row]
    }

    /// Reads to the end.
    ///
    /// - Parameters:
    ///   - first: Records that were read in search of the titles, and are rows.
    ///   - reader: The rest of the file.
    /// - Returns: What came of the rows.
    /// - Throws: What ended the connection, or the file; never what is wrong with a row.
    func run(_ first: [TableItem], _ reader: inout any TableReading) async throws -> Counts {
        var counts = Counts()
        var waiting = first[...]
        var again: [RowMaker.Row] = []
        try await withThrowingTaskGroup(of: Answered.self) { group in
            var ways = [Way](repeating: Way(), count: Self.ways)
            func settle() async throws {
                guard let answered = try await group.next() else { return }
                ways[answered.way].isBusy = false
                try take(answered, &counts, &again)
            }
            func send(_ way: Int) async throws {
                while ways[way].isBusy { try await settle() }
                let rows = ways[way].rows
                ways[way] = Way(isBusy: true)
                let asking = asking
                group.addTask { Answered(way: way, rows: rows, outcomes: try await asking(rows)) }
            }
            while let item = try waiting.popFirst() ?? reader.next() {
                guard let row = try row(item, &counts) else { continue }
                let way = Self.way(of: row.number)
                if ways[way].rows.count == OrderImportRequest.limit
                    || ways[way].bytes + row.json.count > Self.requestLimit, !ways[way].rows.isEmpty
                {
                    try await send(way)
                }
                ways[way].rows.append(row)
                ways[way].bytes += row.json.count + 1
            }
            for way in ways.indices where !ways[way].rows.isEmpty { try await send(way) }
            while ways.contains(where: \.isBusy) { try await settle() }
        }
        for start in stride(from: 0, to: again.count, by: 32) {
            let rows = Array(again[start..<min(start + 32, again.count)])
            var none: [RowMaker.Row] = []
            try take(Answered(way: 0, rows: rows, outcomes: try await asking(rows)), &counts, &none)
        }
        try errors.flush()
        return counts
    }

    private static func way(of number: String) -> Int {
        Int(number.utf8.reduce(5_381 as UInt) { $0 &* 33 &+ UInt($1) } % UInt(ways))
    }

    /// The row to ask for; nil when there is nothing to ask, which the counts and the error sheet know by then.
    private func row(_ item: TableItem, _ counts: inout Counts) throws -> RowMaker.Row? {
        switch item {
        case .broken(let line, let fault):
            try refuse(line, "", "", fault.refusal, &counts)
        case .record(let record) where record.cells.allSatisfy(\.isEmpty): break
        case .record(let record):
            do throws(RowMaker.Fault) {
                return try sendable(maker.row(record))
            } catch {
                try refuse(record.line, error.title, error.number, error.refusal, &counts)
            }
        }
        return nil
    }

    private func sendable(_ row: RowMaker.Row) throws(RowMaker.Fault) -> RowMaker.Row {
        guard row.json.count > Self.requestLimit else { return row }
        throw RowMaker.Fault(title: "", refusal: TableFault.lineTooLong.refusal, number: row.number)
    }

    private func refuse(
        _ line: Int,
        _ title: String,
        _ number: String,
        _ refusal: Refusal,
        _ counts: inout Counts
    ) throws(Failure) {
        counts.rows += 1
        counts.refused += 1
        progress.advance()
        try errors.add(
            BadRow(file: file, line: line, field: title, reason: refusal.reason, message: refusal.message),
            number: number
        )
    }

    private func take(_ answered: Answered, _ counts: inout Counts, _ again: inout [RowMaker.Row]) throws {
        guard answered.outcomes.count == answered.rows.count else {
            throw Failure(.fault, "unintelligible", Message("答复的行数与请求不符", "the answer has another number of rows"))
        }
        for (row, answer) in zip(answered.rows, answered.outcomes) {
            switch (answer.outcome, answer.refusal) {
            case (.accepted, _): counts.accepted += 1
            case (.known, _): counts.known += 1
            case (.refused, let refusal):
                let refusal = refusal ?? Refusal("unknown", Message("未说明原因", "no reason was given"))
                if refusal.status == .aborted, !row.isRepeated, again.count < Self.repeatLimit {
                    var row = row
                    row.isRepeated = true
                    again.append(row)
                    continue
                }
                let bad = maker.titles.bad(refusal, file: file, line: row.line)
                counts.refused += 1
                try errors.add(bad, number: row.number)
            }
            counts.rows += 1
            progress.advance()
        }
    }
}
