import Model

/// Reads one JSON object a line, as a table whose columns were named beforehand.
public struct JSONLinesReader: TableReading {
    /// The most bytes of one line.
    public static let lineLimit = 1 << 20

    private let columns: [String]
    private var window: ByteWindow
    private let decoder: TextDecoder
    private var line = 0
    private var hasBegun = false

    /// Reads from `source` the members that `columns` names.
    public init(_ source: @escaping ByteSource, columns: [String], encoding: TextEncoding = .utf8) {
        self.columns = columns
        window = ByteWindow(source)
        decoder = TextDecoder(encoding)
    }

    /// The next object; empty lines are passed over.
    public mutating func next() throws -> TableItem? {
        if !hasBegun {
            hasBegun = true
            try window.skipMark()
        }
        while true {
            guard let end = window.bytes[window.start...].firstIndex(of: UInt8(ascii: "\n")) else {
                if window.isAtEnd { return try last() }
                guard window.count <= Self.lineLimit else {
                    line += 1
                    try window.skipLine()
                    return .broken(line: line, .lineTooLong)
                }
                try window.refill()
                continue
            }
            let bytes = window.bytes[window.start..<end]
            window.start = end + 1
            line += 1
            if let item = item(bytes) { return item }
        }
    }

    private mutating func last() throws -> TableItem? {
        let bytes = window.bytes[window.start...]
        window.start = window.bytes.count
        line += 1
        return item(bytes)
    }

    private func item(_ line: ArraySlice<UInt8>) -> TableItem? {
        guard line.contains(where: { $0 > UInt8(ascii: " ") }) else { return nil }
        guard let object = object(line) else { return .broken(line: self.line, .lineNotJSON) }
        return .record(TableRecord(line: self.line, cells: columns.map { object[$0].map(Self.cell) ?? .empty }))
    }

    private func object(_ line: ArraySlice<UInt8>) -> JSONDocument.Node? {
        let text = line.withUnsafeBufferPointer(decoder.text)
        guard let text, let root = try? JSONDocument(Array(text.utf8)).root, root.kind == .object else { return nil }
        return root
    }

    private static func cell(_ node: JSONDocument.Node) -> Cell {
        switch node.kind {
        case .string:
            node.bytes.count > DelimitedReader.cellLimit ? .unreadable(.cellTooLong) : .text(node.string ?? "")
        case .number: .number(String(decoding: node.bytes, as: UTF8.self))
        case .bool: .truth(node.bool ?? false)
        case .null: .empty
        case .array, .object: .unreadable(.cellNotPlain)
        }
    }
}
