public import Model

/// A small table that is wanted whole, or not at all.
public struct DelimitedText: Sendable {
    /// One record.
    public struct Record: Equatable, Sendable {
        /// The line it begins on.
        public var line: Int
        /// Its fields.
        public var fields: [String]
    }

    /// All records, the titles among them.
    public let records: [Record]

    /// Reads a table.
    ///
    /// - Throws: `brokenTable` when it is not UTF-8, a quote is never closed, or something follows a closing quote.
    public init(_ bytes: [UInt8]) throws(Refusal) {
        var rest: [UInt8]? = bytes
        var reader = DelimitedReader({
            defer { rest = nil }
            return rest
        })
        var records: [Record] = []
        do {
            while let item = try reader.next() {
                switch item {
                case .broken(let line, let fault): throw Self.broken(line, fault)
                case .record(let record):
                    for case .unreadable(let fault) in record.cells { throw Self.broken(record.line, fault) }
                    records.append(Record(line: record.line, fields: record.cells.map(\.words)))
                }
            }
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Self.broken(1, .fileUnreadable)
        }
        self.records = records
    }

    private static func broken(_ line: Int, _ fault: TableFault) -> Refusal {
        let message = fault.message
        return Refusal(
            "brokenTable",
            Message("第 \(line) 行：\(message.chinese)", "line \(line): \(message.english)"),
            field: nil
        )
    }
}
