/// Reads the rows of one sheet as they stand; a formula counts by the value it had when it was saved.
public struct SheetReader: TableReading {
    /// The most columns of a sheet.
    public static let columnLimit = 16_384

    private var reader: MarkupReader
    private let strings: SharedStrings
    private var row = 0
    private var cells: [Cell] = []
    private var column = 0
    private var kind = ""
    private var value: [UInt8] = []
    private var isValue = false
    private var phonetic = 0
    private var isTooLong = false

    init(_ source: @escaping ByteSource, part: String, strings: SharedStrings) throws {
        reader = try MarkupReader(source, part: part)
        self.strings = strings
    }

    /// The next row that has cells.
    public mutating func next() throws -> TableItem? {
        while let item = try reader.next() {
            switch item {
            case .start(let isEmpty): start(isEmpty: isEmpty)
            case .end:
                if reader.isNamed("v") || reader.isNamed("t") { isValue = false }
                if reader.isNamed("rPh") { phonetic -= 1 }
                if reader.isNamed("c") { endCell() }
                if reader.isNamed("row"), !cells.isEmpty { return .record(TableRecord(line: row, cells: cells)) }
            case .text where isValue && !isTooLong:
                try reader.add(to: &value)
                isTooLong = value.count > DelimitedReader.cellLimit
            case .text: break
            }
        }
        return nil
    }

    private mutating func start(isEmpty: Bool) {
        if reader.isNamed("c") {
            column = reader.attribute("r").map(Self.column) ?? column + 1
            kind = reader.attribute("t") ?? "n"
            value.removeAll(keepingCapacity: true)
            isTooLong = false
        } else if reader.isNamed("v") || reader.isNamed("t") {
            isValue = !isEmpty && phonetic == 0
        } else if reader.isNamed("rPh"), !isEmpty {
            phonetic += 1
        } else if reader.isNamed("row") {
            row = reader.attribute("r").flatMap { Int($0) } ?? row + 1
            column = 0
            cells.removeAll(keepingCapacity: true)
        }
    }

    private mutating func endCell() {
        guard (1...Self.columnLimit).contains(column) else { return }
        if cells.count < column { cells += repeatElement(.empty, count: column - cells.count) }
        cells[column - 1] = cell()
    }

    private func cell() -> Cell {
        guard !isTooLong else { return .unreadable(.cellTooLong) }
        switch kind {
        case "s": return Int(String(decoding: value, as: UTF8.self)).map(strings.cell) ?? .empty
        case "b": return .truth(value == Array("1".utf8))
        case "e": return .unreadable(.cellIsError)
        case "str", "inlineStr", "d": return SheetText.cell(value[...])
        default: return .number(String(decoding: value, as: UTF8.self))
        }
    }

    /// The number of the column in `AB12`.
    private static func column(_ reference: String) -> Int {
        reference.utf8.prefix { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
            .reduce(0) { min($0 * 26 + Int($1 - UInt8(ascii: "A")) + 1, columnLimit + 1) }
    }
}
