import Model

/// One file of the day: its rows, and what is asked of the services about each of them.
struct Sheet: Sendable {
    let file: String
    /// The rows that can be read.
    let rows: [SheetRow]
    /// The rows that cannot.
    let broken: [BadRow]
    let titles: ColumnTitles
    /// Rows of one lane are played one after the other, in the file's order.
    var lane: @Sendable (SheetRow) -> String = { _ in "" }
    /// Asks for what the row says; gives a warning where the row was taken in with one.
    var play: @Sendable (SheetRow) async throws -> Refusal? = { _ in nil }
    /// The column in which the sender counts.
    var counter: String?

    /// What came of a row.
    private enum Outcome: Sendable {
        case good, bad(BadRow), warned(BadRow)
    }

    /// Plays every row, and adds to the report what came of them.
    ///
    /// - Returns: The rows that were taken in.
    /// - Throws: What ended the connection or forbade asking; never what is wrong with a row.
    func played(into report: inout DayReport) async throws -> [SheetRow] {
        let progress = Progress(file, rows: rows.count + broken.count)
        for _ in broken { progress.advance() }
        let outcomes = try await Pipeline.run(rows, lane: lane) { row in
            defer { progress.advance() }
            return try await outcome(of: row)
        }
        var good: [SheetRow] = []
        var bad = broken
        for (row, outcome) in zip(rows, outcomes) {
            switch outcome {
            case .good: good.append(row)
            case .bad(let row): bad.append(row)
            case .warned(let warning):
                good.append(row)
                report.warned.append(warning)
            }
        }
        report.files.append(
            DayReport.File(
                file: file,
                rows: rows.count + broken.count,
                good: good.count,
                bad: bad.count,
                missing: missing
            )
        )
        report.bad += bad.sorted { $0.line < $1.line }
        progress.finish(bad: bad.count)
        return good
    }

    private func outcome(of row: SheetRow) async throws -> Outcome {
        do {
            guard let warning = try await play(row) else { return .good }
            return .warned(titles.bad(warning, row))
        } catch let refusal as Refusal where refusal.isAboutTheRow {
            return .bad(titles.bad(refusal, row))
        }
    }

    /// The numbers up to the last one that no row carries.
    private var missing: [Int]? {
        guard let counter else { return nil }
        let numbers = Set(rows.compactMap { Int($0[counter]) })
        return numbers.max().map { last in (1...last).filter { !numbers.contains($0) } }
    }
}
