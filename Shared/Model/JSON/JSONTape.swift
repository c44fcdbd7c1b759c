/// Checked JSON bytes with a flat list of the values in them, in the order of the text.
///
/// An object is its own entry, then a key and a value in turn. Skipping a value is one step, because each entry knows
/// where the next begins.
final class JSONTape: Sendable {
    let bytes: [UInt8]
    let entries: ContiguousArray<Entry>
    /// Hash tables of the keys of objects too large for a linear search, one behind the other.
    let tables: ContiguousArray<UInt32>
    let tableStarts: ContiguousArray<Int>

    init(bytes: [UInt8], maxDepth: Int) throws(JSONFaultPlace) {
        let scanned = try bytes.withUnsafeBufferPointer { (source) throws(JSONFaultPlace) in
            var scanner = JSONScanner(source, maxDepth: maxDepth)
            try scanner.scanDocument()
            return (scanner.entries, scanner.tables, scanner.tableStarts)
        }
        self.bytes = bytes
        (entries, tables, tableStarts) = scanned
    }

    /// One value or key: where its text is and which entry follows it and all that it contains.
    struct Entry: Sendable {
        let start: UInt32
        var end: UInt32
        var next: UInt32
        /// The kind in the low bits, flags above them, the number of the object's table from bit 8.
        var detail: UInt32

        static let escaped: UInt32 = 0x10
        static let sorted: UInt32 = 0x20
        static let fraction: UInt32 = 0x40

        @inline(__always)
        init(_ kind: JSONDocument.Kind, start: Int, end: Int, next: Int, flags: UInt32 = 0) {
            self.start = UInt32(truncatingIfNeeded: start)
            self.end = UInt32(truncatingIfNeeded: end)
            self.next = UInt32(truncatingIfNeeded: next)
            self.detail = UInt32(kind.rawValue) | flags
        }

        @inline(__always) var kindBits: UInt8 { UInt8(truncatingIfNeeded: detail & 0x0f) }
        @inline(__always) var isEscaped: Bool { detail & Self.escaped != 0 }
        @inline(__always) var isSorted: Bool { detail & Self.sorted != 0 }
        @inline(__always) var hasFraction: Bool { detail & Self.fraction != 0 }
        /// The object's table, counted from 1; 0 is none.
        @inline(__always) var table: Int { Int(detail >> 8) }
        @inline(__always) var range: Range<Int> { Int(start)..<Int(end) }
        /// The text of a string between its quotes.
        @inline(__always) var content: Range<Int> { Int(start) + 1..<Int(end) - 1 }
        @inline(__always)
        func isKind(_ kind: JSONDocument.Kind) -> Bool { kindBits == kind.rawValue }
    }
}

extension JSONTape {
    /// The entry of the value under a key, or nil.
    @inline(__always)
    func value(of key: String, in object: Int) -> Int? {
        var key = key
        return key.withUTF8 { wanted in
            bytes.withUnsafeBufferPointer { source in value(of: wanted, in: object, of: source) }
        }
    }

    private func value(
        of wanted: UnsafeBufferPointer<UInt8>,
        in object: Int,
        of source: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        let entry = entries[object]
        if entry.table > 0 { return valueByTable(of: wanted, in: entry, of: source) }
        let end = Int(entry.next)
        var key = object + 1
        while key < end {
            if JSONKeys.equal(entries[key], wanted, in: source) { return key + 1 }
            key = Int(entries[key + 1].next)
        }
        return nil
    }

    private func valueByTable(
        of wanted: UnsafeBufferPointer<UInt8>,
        in entry: Entry,
        of source: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        let start = tableStarts[entry.table - 1]
        let mask = Int(tables[start])
        var slot = JSONKeys.hash(wanted) & mask
        while case let stored = Int(tables[start + 1 + slot]), stored != 0 {
            if JSONKeys.equal(entries[stored], wanted, in: source) { return stored + 1 }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// The text of a string entry, without its escapes.
    @inline(__always)
    func string(_ index: Int) -> String {
        let entry = entries[index]
        return bytes.withUnsafeBufferPointer { source in
            if entry.isEscaped {
                return String(decoding: JSONText.unescaped(source[entry.content]), as: UTF8.self)
            }
            return String(decoding: UnsafeBufferPointer(rebasing: source[entry.content]), as: UTF8.self)
        }
    }

    /// Where an entry lies below another, as a dotted path; walked only when something is refused.
    func path(from outer: Int, to inner: Int) -> String {
        var parts: [String] = []
        var current = outer
        while current < inner {
            let isObject = entries[current].isKind(.object)
            var child = current + 1
            var position = 0
            while true {
                let value = isObject ? child + 1 : child
                let next = Int(entries[value].next)
                if inner < next || next >= entries[current].next {
                    parts.append(isObject ? string(child) : String(position))
                    current = value
                    break
                }
                child = next
                position += 1
            }
        }
        return parts.joined(separator: ".")
    }
}
