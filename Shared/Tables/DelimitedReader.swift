/// Reads a table as offices send it (RFC 4180): fields parted by commas, quoted where they hold a comma, a quote or a
/// line end; lines may end in CR LF, LF or CR.
///
/// GB18030 is parted before it is decoded, since no second byte of a character is a comma, a quote or a line end. After a
/// quote that nobody closed only that one line is lost: what follows it is read again.
public struct DelimitedReader: TableReading {
    /// The most bytes of one cell; a spreadsheet's longest is 32,767 characters.
    public static let cellLimit = 128 << 10
    /// The most bytes of one record.
    public static let recordLimit = 1 << 20

    private var window: ByteWindow
    private let decoder: TextDecoder
    private var fields: [Field] = []
    private var line = 1
    private var hasBegun = false

    private struct Field {
        var range: Range<Int>
        /// Whether quotes stand twice in it.
        var hasQuotes = false
    }

    private enum Scan {
        case record(end: Int, lines: Int)
        case broken(TableFault)
        case more, end
    }

    /// Reads from `source`.
    public init(_ source: @escaping ByteSource, encoding: TextEncoding = .utf8) {
        window = ByteWindow(source)
        decoder = TextDecoder(encoding)
    }

    /// The next record; empty lines are passed over.
    public mutating func next() throws -> TableItem? {
        if !hasBegun {
            hasBegun = true
            try window.skipMark()
        }
        while true {
            switch scan() {
            case .end: return nil
            case .more:
                guard window.count <= Self.recordLimit else { return try giveUp(.lineTooLong) }
                try window.refill()
            case .broken(let fault): return try giveUp(fault)
            case .record(let end, let lines):
                defer {
                    window.start = end
                    line += lines
                }
                if fields.count == 1, fields[0].range.isEmpty { continue }
                return .record(TableRecord(line: line, cells: cells()))
            }
        }
    }

    private mutating func giveUp(_ fault: TableFault) throws -> TableItem {
        defer { line += 1 }
        try window.skipLine()
        return .broken(line: line, fault)
    }

    /// Finds the fields of one record among the bytes that are there.
    private mutating func scan() -> Scan {
        var fields = self.fields
        fields.removeAll(keepingCapacity: true)
        defer { self.fields = fields }
        let (start, isAtEnd) = (window.start, window.isAtEnd)
        return window.bytes.withUnsafeBufferPointer { bytes in
            Self.scan(bytes, from: start, isAtEnd: isAtEnd, into: &fields)
        }
    }

    private static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        isAtEnd: Bool,
        into fields: inout [Field]
    ) -> Scan {
        var (index, lines) = (start, 0)
        let count = bytes.count
        guard index < count else { return isAtEnd ? .end : .more }
        while true {
            if index < count, bytes[index] == UInt8(ascii: "\"") {
                guard let field = quoted(bytes, from: index + 1, &lines, isAtEnd: isAtEnd) else {
                    return isAtEnd ? .broken(.quoteNotClosed) : .more
                }
                fields.append(field)
                index = field.range.upperBound + 1
            } else {
                let begin = index
                while index < count, !isSeparator(bytes[index]) { index += 1 }
                fields.append(Field(range: begin..<index))
            }
            guard index < count else { return isAtEnd ? .record(end: index, lines: lines) : .more }
            switch bytes[index] {
            case UInt8(ascii: ","): index += 1
            case UInt8(ascii: "\n"): return .record(end: index + 1, lines: lines + 1)
            case UInt8(ascii: "\r"):
                guard index + 1 < count else { return isAtEnd ? .record(end: index + 1, lines: lines + 1) : .more }
                let isPair = bytes[index + 1] == UInt8(ascii: "\n")
                return .record(end: index + (isPair ? 2 : 1), lines: lines + 1)
            default: return .broken(.textAfterQuote)
            }
        }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    /// The field up to its closing quote; nil when that is not among the bytes, or the byte behind it is not.
    private static func quoted(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        _ lines: inout Int,
        isAtEnd: Bool
    ) -> Field? {
        var (index, hasQuotes) = (start, false)
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                guard index + 1 < bytes.count else {
                    return isAtEnd ? Field(range: start..<index, hasQuotes: hasQuotes) : nil
                }
                guard bytes[index + 1] == UInt8(ascii: "\"") else {
                    return Field(range: start..<index, hasQuotes: hasQuotes)
                }
                hasQuotes = true
                index += 2
                continue
            case UInt8(ascii: "\n"): lines += 1
            case UInt8(ascii: "\r") where index + 1 < bytes.count && bytes[index + 1] != UInt8(ascii: "\n"): lines += 1
            default: break
            }
            index += 1
        }
        return nil
    }

    private func cells() -> [Cell] {
        window.bytes.withUnsafeBufferPointer { bytes in
            fields.map { field in
                guard field.range.count <= Self.cellLimit else { return .unreadable(.cellTooLong) }
                let part = UnsafeBufferPointer(rebasing: bytes[field.range])
                let text =
                    field.hasQuotes ? Self.single(part).withUnsafeBufferPointer(decoder.text) : decoder.text(part)
                return text.map(Cell.text) ?? .unreadable(.cellUndecodable)
            }
        }
    }

    /// The bytes with each pair of quotes made one.
    private static func single(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var single: [UInt8] = []
        single.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            single.append(bytes[index])
            index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        return single
    }
}
