import Glibc

/// Turns words into the bytes of a file that a spreadsheet opens.
public final class TextWriter {
    private let converter: iconv_t?
    /// What the file begins with: the mark by which spreadsheets know UTF-8, or nothing.
    public let opening: [UInt8]

    /// A writer of that encoding.
    public init(_ encoding: TextEncoding) {
        converter = encoding == .gb18030 ? iconv_open("GB18030", "UTF-8") : nil
        precondition(converter != iconv_t(bitPattern: -1), "glibc knows GB18030.")
        opening = encoding == .utf8 ? [0xef, 0xbb, 0xbf] : []
    }

    deinit {
        if let converter { iconv_close(converter) }
    }

    /// The bytes; a character that the encoding does not have becomes a question mark.
    public func bytes(_ text: String) -> [UInt8] {
        guard let converter, text.utf8.contains(where: { $0 >= 0x80 }) else { return [UInt8](text.utf8) }
        if let bytes = Self.converted(text, by: converter) { return bytes }
        return text.unicodeScalars.flatMap { Self.converted(String($0), by: converter) ?? [UInt8(ascii: "?")] }
    }

    private static func converted(_ text: String, by converter: iconv_t) -> [UInt8]? {
        var text = text
        return text.withUTF8 { source in
            var isWhole = false
            // No character takes more than four bytes here, and none fewer than one there.
            let bytes = [UInt8](unsafeUninitializedCapacity: source.count * 4 + 4) { room, count in
                iconv(converter, nil, nil, nil, nil)
                count = room.withMemoryRebound(to: CChar.self) { room in
                    var from = UnsafeMutableRawPointer(mutating: source.baseAddress)?.assumingMemoryBound(
                        to: CChar.self
                    )
                    var (left, target, free) = (source.count, room.baseAddress, room.count)
                    isWhole = iconv(converter, &from, &left, &target, &free) != .max && left == 0
                    return room.count - free
                }
            }
            return isWhole ? bytes : nil
        }
    }
}
