/// Reads JSON by its grammar and nothing beside it, without recursion.
struct JSONScanner {
    let source: UnsafeBufferPointer<UInt8>
    let maxDepth: Int
    var entries: ContiguousArray<JSONTape.Entry> = []
    var tables: ContiguousArray<UInt32> = []
    var tableStarts: ContiguousArray<Int> = []
    var offset = 0
    /// The innermost open container; while it is open, its `next` names the one around it.
    private var open: Int?
    private var depth = 0

    init(_ source: UnsafeBufferPointer<UInt8>, maxDepth: Int) {
        self.source = source
        self.maxDepth = maxDepth
        entries.reserveCapacity(source.count / 10 + 8)
    }

    /// Reads one value and the end of the text behind it.
    mutating func scanDocument() throws(JSONFaultPlace) {
        guard source.count < 1 << 30 else { throw JSONFaultPlace(fault: .documentTooLong, offset: 0) }
        if source.starts(with: [0xef, 0xbb, 0xbf]) { throw JSONFaultPlace(fault: .byteOrderMark, offset: 0) }
        repeat {
            skipSpace()
            let hasMembers = try scanValue()
            if hasMembers { continue }
            while let container = open, try !scanSeparator(in: container) {}
        } while open != nil
        skipSpace()
        guard offset == source.count else { throw unexpected() }
    }

    /// Reads a value, or the beginning of a container that is not empty; says which.
    @inline(__always)
    private mutating func scanValue() throws(JSONFaultPlace) -> Bool {
        switch peek() {
        case UInt8(ascii: "\""): try scanString()
        case UInt8(ascii: "{"):
            try begin(.object)
            if peek() != UInt8(ascii: "}") {
                try scanKey()
                return true
            }
            try close()
        case UInt8(ascii: "["):
            try begin(.array)
            if peek() != UInt8(ascii: "]") { return true }
            try close()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
        case UInt8(ascii: "t"): try scanWord("true", .bool)
        case UInt8(ascii: "f"): try scanWord("false", .bool)
        case UInt8(ascii: "n"): try scanWord("null", .null)
        default: throw unexpected()
        }
        return false
    }

    /// Reads what stands behind a value: true when another value follows in the container.
    @inline(__always)
    private mutating func scanSeparator(in container: Int) throws(JSONFaultPlace) -> Bool {
        skipSpace()
        let isObject = entries[container].isKind(.object)
        switch peek() {
        case UInt8(ascii: ","):
            offset += 1
            guard isObject else { return true }
            skipSpace()
            try scanKey()
            return true
        case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
            try close()
            return false
        default: throw unexpected()
        }
    }

    @inline(__always)
    private mutating func scanKey() throws(JSONFaultPlace) {
        guard peek() == UInt8(ascii: "\"") else { throw unexpected() }
        try scanString()
        skipSpace()
        guard peek() == UInt8(ascii: ":") else { throw unexpected() }
        offset += 1
    }

    private mutating func begin(_ kind: JSONDocument.Kind) throws(JSONFaultPlace) {
        guard depth < maxDepth else { throw JSONFaultPlace(fault: .tooDeep, offset: offset) }
        depth += 1
        entries.append(JSONTape.Entry(kind, start: offset, end: offset, next: open ?? Int(UInt32.max)))
        open = entries.count - 1
        offset += 1
        skipSpace()
    }

    private mutating func close() throws(JSONFaultPlace) {
        guard let container = open else { throw unexpected() }
        offset += 1
        let outer = entries[container].next
        entries[container].end = UInt32(truncatingIfNeeded: offset)
        entries[container].next = UInt32(truncatingIfNeeded: entries.count)
        if entries[container].isKind(.object) { try checkKeys(of: container) }
        open = outer == UInt32.max ? nil : Int(outer)
        depth -= 1
    }

    private mutating func scanWord(_ word: StaticString, _ kind: JSONDocument.Kind) throws(JSONFaultPlace) {
        let start = offset
        for index in 0..<word.utf8CodeUnitCount {
            guard peek() == word.utf8Start[index] else { throw unexpected() }
            offset += 1
        }
        append(kind, from: start)
    }

    @inline(__always)
    mutating func append(_ kind: JSONDocument.Kind, from start: Int, flags: UInt32 = 0) {
        entries.append(JSONTape.Entry(kind, start: start, end: offset, next: entries.count + 1, flags: flags))
    }

    @inline(__always)
    mutating func skipSpace() {
        while offset < source.count {
            switch source[offset] {
            case 0x20, 0x0a, 0x0d, 0x09: offset += 1
            default: return
            }
        }
    }

    /// The byte at hand; behind the end it is one that no rule allows.
    @inline(__always)
    func peek() -> UInt8 { offset < source.count ? source[offset] : 0xff }

    /// What is wrong with the byte at hand, when it is none that may stand there.
    func unexpected() -> JSONFaultPlace {
        guard offset < source.count else { return JSONFaultPlace(fault: .malformedJSON, offset: offset) }
        let isText = source[offset] < 0x80 || String(validating: source[offset...], as: UTF8.self) != nil
        let fault: JSONFault = source[offset] == 0 ? .nulCharacter : isText ? .malformedJSON : .notUTF8
        return JSONFaultPlace(fault: fault, offset: offset)
    }
}
