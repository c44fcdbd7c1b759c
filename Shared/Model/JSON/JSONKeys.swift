/// Comparing keys as bytes: neither Unicode nor a string object is needed to find a member.
enum JSONKeys {
    /// Objects with more members are searched through a hash table.
    static let linearLimit = 32

    @inline(__always)
    static func equal(
        _ entry: JSONTape.Entry,
        _ wanted: UnsafeBufferPointer<UInt8>,
        in source: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let content = entry.content
        if entry.isEscaped { return JSONText.unescaped(source[content]).elementsEqual(wanted) }
        guard content.count == wanted.count else { return false }
        return equal(UnsafeBufferPointer(rebasing: source[content]), wanted)
    }

    /// Whether two keys of a document say the same, whichever way they are escaped.
    static func equal(_ left: JSONTape.Entry, _ right: JSONTape.Entry, in source: UnsafeBufferPointer<UInt8>) -> Bool {
        guard right.isEscaped else {
            return equal(left, UnsafeBufferPointer(rebasing: source[right.content]), in: source)
        }
        return JSONText.unescaped(source[right.content]).withUnsafeBufferPointer { equal(left, $0, in: source) }
    }

    @inline(__always)
    static func equal(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        for index in 0..<left.count where left[index] != right[index] { return false }
        return true
    }

    /// Whether a key sorts before another by its bytes, once unescaped.
    static func precedes(
        _ left: JSONTape.Entry,
        _ right: JSONTape.Entry,
        in source: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if left.isEscaped || right.isEscaped {
            return JSONText.unescaped(source[left.content])
                .lexicographicallyPrecedes(JSONText.unescaped(source[right.content]))
        }
        return precedes(
            UnsafeBufferPointer(rebasing: source[left.content]),
            UnsafeBufferPointer(rebasing: source[right.content])
        )
    }

    @inline(__always)
    static func precedes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        let shared = min(left.count, right.count)
        var index = 0
        while index < shared {
            if left[index] != right[index] { return left[index] < right[index] }
            index += 1
        }
        return left.count < right.count
    }

    /// Seeded at each start, so that nobody can send keys that collide on purpose.
    static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(key))
        return hasher.finalize() & Int.max
    }
}
