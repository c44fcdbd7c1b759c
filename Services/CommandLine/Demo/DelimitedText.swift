import Model

/// A table as offices send it (RFC 4180): fields parted by commas, quoted where they hold a comma, a quote or a line end.
///
/// Each record keeps the number of the line it begins on, which is what people look for.
struct DelimitedText {
    /// One record.
    struct Record: Equatable {
        var line: Int
        var fields: [String]
    }

    private(set) var records: [Record] = []
    private var fields: [String] = []
    private var field: [UInt8] = []
    private var isQuoted = false
    private var line = 1
    private var beginning = 1

    /// Reads a table.
    ///
    /// - Throws: `brokenTable` when it is not UTF-8, a quote is never closed, or something follows a closing quote.
    init(_ bytes: [UInt8]) throws(Refusal) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Self.broken(1, "不是 UTF-8 编码", "it is not UTF-8")
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        while let byte = rest.popFirst() {
            if isQuoted { try take(quoted: byte, &rest) } else { try take(plain: byte, &rest) }
        }
        guard !isQuoted else { throw Self.broken(beginning, "引号没有闭合", "a quote is not closed") }
        if !field.isEmpty || !fields.isEmpty { endRecord() }
    }

    private mutating func take(plain byte: UInt8, _ rest: inout ArraySlice<UInt8>) throws(Refusal) {
        switch byte {
        case UInt8(ascii: ","): endField()
        case UInt8(ascii: "\r") where rest.first == UInt8(ascii: "\n"): break
        case UInt8(ascii: "\n"):
            endRecord()
            line += 1
            beginning = line
        case UInt8(ascii: "\"") where field.isEmpty: isQuoted = true
        default: field.append(byte)
        }
    }

    private mutating func take(quoted byte: UInt8, _ rest: inout ArraySlice<UInt8>) throws(Refusal) {
        guard byte == UInt8(ascii: "\"") else {
            if byte == UInt8(ascii: "\n") { line += 1 }
            return field.append(byte)
        }
        switch rest.first {
        case UInt8(ascii: "\""): field.append(rest.removeFirst())
        case nil, UInt8(ascii: ","), UInt8(ascii: "\r"), UInt8(ascii: "\n"): isQuoted = false
        default: throw Self.broken(line, "引号之后还有文字", "something follows a closing quote")
        }
    }

    private mutating func endField() {
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
    }

    private mutating func endRecord() {
        endField()
        if fields != [""] { records.append(Record(line: beginning, fields: fields)) }
        fields = []
    }

    private static func broken(_ line: Int, _ chinese: String, _ english: String) -> Refusal {
        Refusal("brokenTable", Message("第 \(line) 行：\(chinese)", "line \(line): \(english)"))
    }
}
