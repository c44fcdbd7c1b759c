public import Model

/// A file with a table, recognised by its bytes and not by its name.
public final class TableFile {
    /// How the table is written.
    public enum Form: Sendable, Equatable {
        case delimited(TextEncoding)
        case jsonLines(TextEncoding)
        case workbook
    }

    /// How the table is written.
    public let form: Form
    /// What people should know of the file.
    public var remarks: [Message] { workbook?.remarks ?? [] }
    /// Whether day numbers count from 1904, as old workbooks of one maker do.
    public var countsFrom1904: Bool { workbook?.countsFrom1904 ?? false }
    /// Whether a byte order mark stood before the text.
    public let hasMark: Bool
    private let file: FileBytes
    private let workbook: Workbook?

    /// Reads through the file once to recognise it.
    ///
    /// - Parameters:
    ///   - path: Where it lies.
    ///   - each: Hears all of its bytes, to take a digest.
    /// - Throws: `TableTrouble` when it cannot be a table.
    public init(path: String, each: ([UInt8]) -> Void = { _ in }) throws {
        file = try FileBytes(path: path)
        guard file.count > 0 else { throw TableTrouble(.fileEmpty) }
        var census = EncodingCensus()
        var opening: [UInt8] = []
        while let bytes = try file.next() {
            each(bytes)
            if opening.isEmpty { opening = Array(bytes.prefix(4_096)) }
            if !opening.starts(with: Self.archive) { census.take(bytes) }
        }
        file.rewind()
        hasMark = census.hasMark
        if opening.starts(with: Self.archive) {
            form = .workbook
            workbook = try Workbook(file)
            return
        }
        guard !opening.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { throw TableTrouble(.oldWorkbook) }
        guard !census.isUTF16 else { throw TableTrouble(.textIsUTF16) }
        workbook = nil
        let first = opening.dropFirst(hasMark ? 3 : 0).first { $0 > UInt8(ascii: " ") }
        guard let first else { throw TableTrouble(.fileEmpty) }
        form = first == UInt8(ascii: "{") ? .jsonLines(census.encoding) : .delimited(census.encoding)
    }

    private static let archive: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

    /// Reads from the beginning.
    ///
    /// - Parameter columns: The columns that are wanted, for a form that has no line of titles.
    /// - Returns: A reader that holds one record at a time.
    /// - Throws: `TableTrouble` when there is no sheet to read, or its texts cannot be read.
    public func reader(columns: [String]) throws -> any TableReading {
        file.rewind()
        switch form {
        case .delimited(let encoding): return DelimitedReader(file.next, encoding: encoding)
        case .jsonLines(let encoding): return JSONLinesReader(file.next, columns: columns, encoding: encoding)
        case .workbook: return try workbook.map { try $0.reader() } ?? DelimitedReader(file.next)
        }
    }

    /// Whether the first record names the columns.
    public var hasTitles: Bool {
        switch form {
        case .delimited, .workbook: true
        case .jsonLines: false
        }
    }
}
