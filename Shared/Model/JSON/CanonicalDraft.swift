/// What an encoding has written so far: texts in the order in which they came, and slots that say where each belongs.
///
/// A `Codable` type may fill its containers in any order and several at once. So the members are only noted down, and
/// sorted when everything is there.
struct CanonicalDraft: ~Copyable {
    var text = JSONMemory<UInt8>(capacity: 2048)
    var slots = JSONMemory<Slot>(capacity: 64)
    /// What went wrong where nothing may be thrown; it is thrown at the end.
    var fault: Refusal?

    /// How many containers may lie in one another: as many as a reader takes.
    static let maxDepth = 32

    init() { slots.append(Slot(parent: 0)) }

    /// A value, or the place for one: the text runs from the key, if there is one, to the end of a scalar.
    struct Slot: BitwiseCopyable {
        var kind = Kind.empty
        var depth: UInt8 = 0
        let parent: Int32
        var first: Int32 = 0
        var last: Int32 = 0
        /// The next slot in the same container; 0 behind the last.
        var next: Int32 = 0
        var key: Int32 = 0
        var keyEnd: Int32 = 0
        var start: Int32 = 0
        var end: Int32 = 0
        /// The first eight bytes of the key, so that most comparisons are of one number.
        var prefix: UInt64 = 0

        init(parent: Int) { self.parent = Int32(truncatingIfNeeded: parent) }
    }

    enum Kind: UInt8, BitwiseCopyable {
        case empty
        case scalar
        case object
        case array
    }

    /// Makes a slot a container; asking again for the same kind goes on with the same one.
    @inline(__always)
    mutating func open(_ slot: Int, as kind: Kind) {
        let current = slots[slot].kind
        if current != .empty, current != kind { note(.invalidField, slot) }
        if slots[slot].depth >= Self.maxDepth { note(.tooDeep, slot) }
        slots.place(slot).pointee.kind = kind
    }

    private mutating func note(_ refused: JSONFault, _ slot: Int) {
        fault = fault ?? refused.refusal(path(from: 0, to: slot))
    }

    /// A new slot at the end of a container.
    @inline(__always)
    mutating func append(to container: Int) -> Int {
        let position = Int32(text.count)
        let index = slots.count
        var slot = Slot(parent: container)
        slot.depth = slots[container].depth &+ 1
        slot.start = position
        slot.end = position
        slots.append(slot)
        let last = Int(slots[container].last)
        if last == 0 {
            slots.place(container).pointee.first = Int32(index)
        } else {
            slots.place(last).pointee.next = Int32(index)
        }
        slots.place(container).pointee.last = Int32(index)
        return index
    }

    /// A new slot for a member of an object.
    @inline(__always)
    mutating func append(_ key: String, to container: Int) throws -> Int {
        let index = append(to: container)
        let slot = slots.place(index)
        var key = key
        try key.withUTF8 { bytes in
            for position in 0..<min(8, bytes.count) {
                slot.pointee.prefix |= UInt64(bytes[position]) << (56 - 8 * UInt64(position))
            }
            if CanonicalText.needsEscape(bytes) {
                // Keys sort by what they say: the plain text stands in front, outside what is copied out.
                slot.pointee.key = Int32(text.count)
                text.append(bytes)
                slot.pointee.start = Int32(text.count)
                try CanonicalText.append(bytes, to: &text)
            } else {
                slot.pointee.key = Int32(text.count + 1)
                text.append(UInt8(ascii: "\""))
                text.append(bytes)
                text.append(UInt8(ascii: "\""))
            }
            slot.pointee.keyEnd = slot.pointee.key + Int32(bytes.count)
            text.append(UInt8(ascii: ":"))
        }
        slot.pointee.end = Int32(text.count)
        return index
    }

    /// A new slot for a member that is a container or left to another encoder.
    mutating func place(_ key: String, in container: Int) -> Int {
        do {
            return try append(key, to: container)
        } catch {
            note(.nulCharacter, container)
            return append(to: container)
        }
    }

    /// Writes a scalar into a slot, right behind its key.
    @inline(__always)
    mutating func write(_ slot: Int, _ body: (inout JSONMemory<UInt8>) throws -> Void) throws {
        let place = slots.place(slot)
        guard place.pointee.kind == .empty else { throw JSONFault.invalidField.refusal() }
        if Int(place.pointee.end) != text.count {
            let keyText = Int(place.pointee.start)..<Int(place.pointee.end)
            place.pointee.start = Int32(text.count)
            text.append(copyOf: keyText)
        }
        place.pointee.kind = .scalar
        try body(&text)
        place.pointee.end = Int32(text.count)
    }

    /// Where a slot lies below another, as a dotted path; walked only when something is refused.
    func path(from outer: Int, to inner: Int) -> String {
        var parts: [String] = []
        var current = inner
        while current != outer, current != 0 {
            let slot = slots[current]
            let container = Int(slot.parent)
            if slots[container].kind == .object {
                parts.append(String(decoding: text[Int(slot.key)..<Int(slot.keyEnd)], as: UTF8.self))
            } else {
                var position = 0
                var sibling = Int(slots[container].first)
                while sibling != current {
                    position += 1
                    sibling = Int(slots[sibling].next)
                }
                parts.append(String(position))
            }
            current = container
        }
        return parts.reversed().joined(separator: ".")
    }
}
