import Glibc

/// How a file writes its words.
public enum TextEncoding: String, Sendable {
    case utf8 = "UTF-8"
    case gb18030 = "GB18030"
}

/// Turns the bytes of a cell into words; plain ASCII costs nothing.
final class TextDecoder {
    let encoding: TextEncoding
    private let converter: iconv_t?

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
        converter = encoding == .gb18030 ? iconv_open("UTF-8", "GB18030") : nil
        precondition(converter != iconv_t(bitPattern: -1), "glibc knows GB18030.")
    }

    deinit {
        if let converter { iconv_close(converter) }
    }

    /// The words; nil when the bytes are not of the encoding.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard let converter, bytes.contains(where: { $0 >= 0x80 }) else {
            return String(validating: bytes, as: UTF8.self)
        }
        return converted(bytes, by: converter)
    }

    /// A character of two bytes becomes one of three, one of four stays one of four.
    private func converted(_ bytes: UnsafeBufferPointer<UInt8>, by converter: iconv_t) -> String? {
        let capacity = bytes.count * 2 + 8
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { room in
            iconv(converter, nil, nil, nil, nil)
            var source = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
            var left = bytes.count
            var target = room.baseAddress
            var free = capacity
            guard iconv(converter, &source, &left, &target, &free) == 0, left == 0 else { return nil }
            return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<(capacity - free)])
                .withMemoryRebound(to: UInt8.self) { String(validating: $0, as: UTF8.self) }
        }
    }
}

/// Tells one encoding from the other by a whole file's bytes: how many places of it each cannot be.
public struct EncodingCensus: Sendable {
    private var utf8 = Structure()
    private var gb18030 = Structure()
    private var opening: [UInt8] = []

    /// What is still expected in a character, and how often it did not come.
    private struct Structure: Sendable {
        var expected = 0
        var lead: UInt8 = 0
        var faults = 0
    }

    /// Nothing seen yet.
    public init() {}

    /// Takes in the next bytes of the file.
    public mutating func take(_ bytes: [UInt8]) {
        if opening.count < 4 { opening += bytes.prefix(4 - opening.count) }
        var (utf8, gb18030) = (utf8, gb18030)
        for byte in bytes {
            if byte < 0x80, utf8.expected == 0, gb18030.expected == 0 { continue }
            Self.count(utf8: byte, &utf8)
            Self.count(gb18030: byte, &gb18030)
        }
        (self.utf8, self.gb18030) = (utf8, gb18030)
    }

    /// Whether the file begins with the mark of UTF-8.
    public var hasMark: Bool { opening.starts(with: [0xEF, 0xBB, 0xBF]) }

    /// Whether the file begins with the mark of UTF-16.
    public var isUTF16: Bool { opening.starts(with: [0xFF, 0xFE]) || opening.starts(with: [0xFE, 0xFF]) }

    /// The encoding that fits best; a mark decides, and of equals UTF-8 is taken.
    public var encoding: TextEncoding { hasMark || utf8.faults <= gb18030.faults ? .utf8 : .gb18030 }

    private static func count(utf8 byte: UInt8, _ state: inout Structure) {
        if state.expected > 0 {
            state.expected -= 1
            if byte & 0xC0 == 0x80 { return }
            state.expected = 0
            state.faults += 1
        }
        switch byte {
        case ..<0x80: break
        case 0xC2...0xDF: state.expected = 1
        case 0xE0...0xEF: state.expected = 2
        case 0xF0...0xF4: state.expected = 3
        default: state.faults += 1
        }
    }

    /// Two bytes, or four whose second and fourth are digits.
    private static func count(gb18030 byte: UInt8, _ state: inout Structure) {
        switch state.expected {
        case 0:
            if (0x81...0xFE).contains(byte) { state.expected = 1 } else if byte >= 0x80 { state.faults += 1 }
        case 1:
            state.expected = 0
            if (0x30...0x39).contains(byte) {
                state.expected = 3
            } else if byte < 0x40 || byte == 0x7F || byte == 0xFF {
                state.faults += 1
            }
        case 3:
            state.expected = (0x81...0xFE).contains(byte) ? 2 : 0
            if state.expected == 0 { state.faults += 1 }
        default:
            state.expected = 0
            if !(0x30...0x39).contains(byte) { state.faults += 1 }
        }
    }
}
