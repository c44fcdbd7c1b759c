/// Reads the XML of a workbook piece by piece: elements and text, and nothing else that XML can do.
///
/// A document type is refused before it is read, for that is where entities swell and other files are fetched; only the
/// five entities of XML itself and characters by number are known. Names lose their prefix.
struct MarkupReader {
    /// The most bytes of one tag.
    static let tagLimit = 64 << 10

    /// What comes next.
    enum Item {
        /// An element begins; it ends at once when it is empty.
        case start(isEmpty: Bool)
        case end
        /// Some text, perhaps not all that stands there.
        case text
    }

    private var window: ByteWindow
    private let part: String
    /// The bounds of the current element's name, its attributes, or the current text.
    private var name = 0..<0
    private var attributes = 0..<0
    private var content = 0..<0
    private var isLiteral = false

    init(_ source: @escaping ByteSource, part: String) throws {
        window = ByteWindow(source)
        self.part = part
        try window.skipMark()
        if window.bytes.starts(with: [0xFF, 0xFE]) || window.bytes.starts(with: [0xFE, 0xFF]) { throw broken }
    }

    private var broken: TableTrouble { TableTrouble(.markupBroken, in: part) }

    /// The next item; nil at the end.
    mutating func next() throws -> Item? {
        while true {
            if window.count == 0 {
                if window.isAtEnd { return nil }
                try window.refill()
                continue
            }
            guard window.bytes[window.start] == UInt8(ascii: "<") else { return try text() }
            if let item = try markup() { return item }
        }
    }

    /// Whether the current element has this name.
    func isNamed(_ text: StaticString) -> Bool {
        guard text.utf8CodeUnitCount == name.count else { return false }
        return window.bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<name.count where bytes[name.lowerBound + index] != text.utf8Start[index] { return false }
            return true
        }
    }

    /// An attribute of the current element, whatever its prefix.
    func attribute(_ wanted: StaticString) -> String? {
        var index = attributes.lowerBound
        let (bytes, end) = (window.bytes, attributes.upperBound)
        while index < end {
            while index < end, bytes[index] <= 0x20 { index += 1 }
            var begin = index
            while index < end, bytes[index] != UInt8(ascii: "="), bytes[index] > 0x20 {
                if bytes[index] == UInt8(ascii: ":") { begin = index + 1 }
                index += 1
            }
            let key = begin..<index
            while index < end, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "'") { index += 1 }
            guard index < end else { return nil }
            let quote = bytes[index]
            let start = index + 1
            index = start
            while index < end, bytes[index] != quote { index += 1 }
            if key.count == wanted.utf8CodeUnitCount,
                key.indices.allSatisfy({ bytes[$0] == wanted.utf8Start[$0 - key.lowerBound] })
            {
                var value: [UInt8] = []
                guard Self.add(bytes[start..<index], to: &value) else { return nil }
                return String(decoding: value, as: UTF8.self)
            }
            index += 1
        }
        return nil
    }

    /// Adds the current text to `target`.
    func add(to target: inout [UInt8]) throws {
        guard !isLiteral else {
            target += window.bytes[content]
            return
        }
        guard Self.add(window.bytes[content], to: &target) else { throw broken }
    }

    private mutating func text() throws -> Item {
        while true {
            let bytes = window.bytes
            let end = bytes[window.start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
            var use = end
            if end == bytes.count, !window.isAtEnd {
                // An entity must not be cut in two.
                let near = bytes[max(window.start, end - 12)..<end]
                if let ampersand = near.lastIndex(of: UInt8(ascii: "&")),
                    !bytes[ampersand...].contains(UInt8(ascii: ";"))
                {
                    use = ampersand
                }
                if use == window.start {
                    try window.refill()
                    continue
                }
            }
            content = window.start..<use
            isLiteral = false
            window.start = use
            return .text
        }
    }

    private mutating func markup() throws -> Item? {
        while window.count < 9, !window.isAtEnd { try window.refill() }
        let rest = window.bytes[window.start...]
        if rest.starts(with: "<!--".utf8) {
            try pass("-->")
            return nil
        }
        if rest.starts(with: "<?".utf8) {
            try pass("?>")
            return nil
        }
        if rest.starts(with: "<![CDATA[".utf8) {
            let range = try bounds(of: "]]>", within: DelimitedReader.recordLimit)
            content = (range.lowerBound + 9)..<(range.upperBound - 3)
            isLiteral = true
            window.start = range.upperBound
            return .text
        }
        if rest.starts(with: "<!".utf8) { throw TableTrouble(.markupDeclaresEntities, in: part) }
        return try tag()
    }

    private mutating func pass(_ end: String) throws {
        window.start = try bounds(of: end, within: Self.tagLimit).upperBound
    }

    private mutating func bounds(of end: String, within limit: Int) throws -> Range<Int> {
        let mark = Array(end.utf8)
        while true {
            if let found = window.bytes[window.start...].firstRange(of: mark) { return window.start..<found.upperBound }
            guard !window.isAtEnd, window.count < limit else { throw broken }
            try window.refill()
        }
    }

    private mutating func tag() throws -> Item {
        while true {
            guard let end = closingBracket() else {
                guard !window.isAtEnd, window.count < Self.tagLimit else { throw broken }
                try window.refill()
                continue
            }
            let bytes = window.bytes
            let isEnd = bytes[window.start + 1] == UInt8(ascii: "/")
            let isEmpty = bytes[end - 1] == UInt8(ascii: "/")
            var begin = window.start + (isEnd ? 2 : 1)
            let last = isEmpty && !isEnd ? end - 1 : end
            var index = begin
            while index < last, bytes[index] > 0x20 {
                if bytes[index] == UInt8(ascii: ":") { begin = index + 1 }
                index += 1
            }
            guard index > begin else { throw broken }
            name = begin..<index
            attributes = index..<last
            window.start = end + 1
            return isEnd ? .end : .start(isEmpty: isEmpty)
        }
    }

    /// Where the tag that begins here ends; a bracket within quotes does not count.
    private func closingBracket() -> Int? {
        window.bytes.withUnsafeBufferPointer { bytes in
            var quote: UInt8 = 0
            for index in (window.start + 1)..<max(bytes.count, window.start + 1) {
                let byte = bytes[index]
                if quote != 0 {
                    if byte == quote { quote = 0 }
                } else if byte == UInt8(ascii: ">") {
                    return index
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                }
            }
            return nil
        }
    }

    /// Adds text with its entities replaced; false for one that XML itself does not know.
    private static func add(_ text: ArraySlice<UInt8>, to target: inout [UInt8]) -> Bool {
        guard text.contains(UInt8(ascii: "&")) else {
            target += text
            return true
        }
        var rest = text
        while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
            target += rest[..<ampersand]
            guard let end = rest[ampersand...].firstIndex(of: UInt8(ascii: ";")), end - ampersand < 12,
                let scalar = scalar(String(decoding: rest[(ampersand + 1)..<end], as: UTF8.self))
            else { return false }
            target += Array(String(Character(scalar)).utf8)
            rest = rest[(end + 1)...]
        }
        target += rest
        return true
    }

    private static func scalar(_ entity: String) -> Unicode.Scalar? {
        switch entity {
        case "amp": "&"
        case "lt": "<"
        case "gt": ">"
        case "quot": "\""
        case "apos": "'"
        default:
            if entity.hasPrefix("#x") {
                UInt32(entity.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
            } else if entity.hasPrefix("#") {
                UInt32(entity.dropFirst()).flatMap(Unicode.Scalar.init)
            } else {
                nil
            }
        }
    }
}
