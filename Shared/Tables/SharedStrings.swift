/// The texts that the cells of a workbook refer to by number, all in one piece of memory.
struct SharedStrings {
    /// The most bytes that they may have together.
    static let limit = 256 << 20
    /// The most texts.
    static let countLimit = 8_000_000

    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    init() {}

    init(_ source: @escaping ByteSource, part: String) throws {
        var reader = try MarkupReader(source, part: part)
        var (isText, phonetic) = (false, 0)
        while let item = try reader.next() {
            switch item {
            case .start(let isEmpty):
                if reader.isNamed("t") { isText = !isEmpty && phonetic == 0 }
                if reader.isNamed("rPh"), !isEmpty { phonetic += 1 }
                if reader.isNamed("si"), isEmpty { ends.append(UInt32(bytes.count)) }
            case .end:
                if reader.isNamed("t") { isText = false }
                if reader.isNamed("rPh") { phonetic -= 1 }
                if reader.isNamed("si") { ends.append(UInt32(bytes.count)) }
            case .text: if isText { try reader.add(to: &bytes) }
            }
            guard bytes.count <= Self.limit, ends.count <= Self.countLimit else {
                throw TableTrouble(.sharedTextTooLong)
            }
        }
    }

    /// The text of that number.
    func cell(_ number: Int) -> Cell {
        guard ends.indices.contains(number) else { return .unreadable(.cellUndecodable) }
        let start = number == 0 ? 0 : Int(ends[number - 1])
        let text = bytes[start..<Int(ends[number])]
        return text.count > DelimitedReader.cellLimit ? .unreadable(.cellTooLong) : SheetText.cell(text)
    }
}

/// Text as a sheet writes it: `_x000D_` stands for the character of that number.
enum SheetText {
    static func cell(_ bytes: ArraySlice<UInt8>) -> Cell {
        guard let text = bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) else {
            return .unreadable(.cellUndecodable)
        }
        return .text(bytes.contains(UInt8(ascii: "_")) ? unescaped(text) : text)
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) }
                ?? String(match.output.0)
        }
    }
}
