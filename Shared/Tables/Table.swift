/// What stands in one cell of a table.
public enum Cell: Equatable, Sendable {
    /// Words, as they stand there.
    case text(String)
    /// A number as a spreadsheet keeps it, without any format: `46127.378`, `1.9911110046E10`.
    case number(String)
    case truth(Bool)
    /// Something that cannot be read, and why.
    case unreadable(TableFault)

    /// A cell with nothing in it.
    public static let empty = Cell.text("")

    /// Whether there is nothing in it.
    public var isEmpty: Bool {
        switch self {
        case .text(let text): text.utf8.allSatisfy { $0 == UInt8(ascii: " ") }
        case .number(let text): text.isEmpty
        case .truth, .unreadable: false
        }
    }

    /// What a person would read in it.
    public var words: String {
        switch self {
        case .text(let text), .number(let text): text
        case .truth(let truth): truth ? "TRUE" : "FALSE"
        case .unreadable: ""
        }
    }
}

/// One record of a table.
public struct TableRecord: Equatable, Sendable {
    /// The line it begins on, which is what people look for; in a sheet its row.
    public var line: Int
    /// Its cells, the first column first.
    public var cells: [Cell]

    /// A record.
    public init(line: Int, cells: [Cell]) {
        self.line = line
        self.cells = cells
    }
}

/// What comes next in a table.
public enum TableItem: Equatable, Sendable {
    case record(TableRecord)
    /// A line that is no record; the next one is read all the same.
    case broken(line: Int, TableFault)
}

/// Reads a table from its beginning to its end, and holds one record of it at a time.
public protocol TableReading {
    /// The next record; nil at the end.
    ///
    /// - Throws: `TableTrouble` when nothing after this place can be read.
    mutating func next() throws -> TableItem?
}

/// Where a table's bytes come from: the next ones, or nil at the end.
public typealias ByteSource = () throws -> [UInt8]?
