import Glibc

/// Where the attributes of a stored event stand in its bytes.
///
/// A body is canonical, so its attributes come in one order and without escapes; what does not read so is no body. The
/// `data` is only passed over: its bytes are the tree's to judge.
struct EventFrame {
    private(set) var actor = 0..<0
    private(set) var cause: Range<Int>?
    private(set) var command = 0..<0
    private(set) var correlation = 0..<0
    private(set) var data = 0..<0
    private(set) var epoch = 0..<0
    private(set) var id = 0..<0
    private(set) var rules: Range<Int>?
    private(set) var sequence = 0..<0
    private(set) var source = 0..<0
    private(set) var version = 0..<0
    private(set) var subject = 0..<0
    private(set) var time = 0..<0
    private(set) var type = 0..<0

    init?(_ body: UnsafeRawBufferPointer) {
        guard let start = body.baseAddress else { return nil }
        var reader = FrameReader(start: start.assumingMemoryBound(to: UInt8.self), count: body.count)
        guard reader.text(after: #"{"authid":""#, into: &actor), reader.skipText(after: #","authrole":""#) else {
            return nil
        }
        if reader.take(#","causationid":""#) {
            var found = 0..<0
            guard reader.text(into: &found), found.count == 36 else { return nil }
            cause = found
        }
        guard reader.text(after: #","commandid":""#, into: &command),
            reader.text(after: #","correlationid":""#, into: &correlation), correlation.count == 36,
            reader.take(#","data":"#), reader.object(into: &data),
            reader.text(after: #","epoch":""#, into: &epoch), epoch.count == 8,
            reader.text(after: #","id":""#, into: &id), id.count == 36
        else { return nil }
        if reader.take(#","rules":""#) {
            var found = 0..<0
            guard reader.text(into: &found), found.count == 16 else { return nil }
            rules = found
        }
        guard reader.text(after: #","sequence":""#, into: &sequence), sequence.count == 20,
            reader.text(after: #","source":""#, into: &source),
            reader.take(#","specversion":"1.0","streamversion":"#), reader.digits(into: &version),
            reader.text(after: #","subject":""#, into: &subject),
            reader.text(after: #","time":""#, into: &time), time.count == 29,
            reader.text(after: #","type":""#, into: &type), reader.take("}"), reader.isAtEnd
        else { return nil }
    }
}

/// Goes through canonical bytes from left to right.
private struct FrameReader {
    let start: UnsafePointer<UInt8>
    let count: Int
    private var position = 0

    init(start: UnsafePointer<UInt8>, count: Int) {
        self.start = start
        self.count = count
    }

    var isAtEnd: Bool { position == count }

    @inline(__always)
    mutating func take(_ literal: StaticString) -> Bool {
        let length = literal.utf8CodeUnitCount
        guard count - position >= length, memcmp(start + position, literal.utf8Start, length) == 0 else { return false }
        position += length
        return true
    }

    /// The text up to the next quote, which is taken too.
    @inline(__always)
    mutating func text(into range: inout Range<Int>) -> Bool {
        guard let quote = memchr(start + position, 0x22, count - position) else { return false }
        let end = quote - UnsafeMutableRawPointer(mutating: start)
        guard end > position, memchr(start + position, 0x5c, end - position) == nil else { return false }
        range = position..<end
        position = end + 1
        return true
    }

    @inline(__always)
    mutating func text(after literal: StaticString, into range: inout Range<Int>) -> Bool {
        take(literal) && text(into: &range)
    }

    mutating func skipText(after literal: StaticString) -> Bool {
        var range = 0..<0
        return text(after: literal, into: &range)
    }

    @inline(__always)
    mutating func digits(into range: inout Range<Int>) -> Bool {
        let first = position
        while position < count, (0x30...0x39).contains(start[position]) { position += 1 }
        range = first..<position
        return !range.isEmpty
    }

    /// An object with everything in it.
    mutating func object(into range: inout Range<Int>) -> Bool {
        guard position < count, start[position] == 0x7b else { return false }
        let first = position
        var depth = 0
        while position < count {
            switch start[position] {
            case 0x22:
                guard skipString() else { return false }
                continue
            case 0x7b, 0x5b: depth += 1
            case 0x7d, 0x5d:
                depth -= 1
                if depth == 0 {
                    position += 1
                    range = first..<position
                    return true
                }
            default: break
            }
            position += 1
        }
        return false
    }

    private mutating func skipString() -> Bool {
        position += 1
        while let found = memchr(start + position, 0x22, count - position) {
            let quote = found - UnsafeMutableRawPointer(mutating: start)
            var slashes = 0
            while start[quote - 1 - slashes] == 0x5c { slashes += 1 }
            position = quote + 1
            if slashes.isMultiple(of: 2) { return true }
        }
        return false
    }
}
