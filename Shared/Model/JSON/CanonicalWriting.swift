/// Writes values into slots on behalf of one encoder, and words what it refuses.
struct CanonicalWriting {
    let desk: CanonicalDesk
    /// The slot of the encoder that is writing: where its paths begin.
    let outer: Int

    @inline(__always)
    func bool(_ value: Bool, _ slot: Int) throws {
        try located(slot) {
            try desk.draft.pointee.write(slot) { $0.append(value ? "true" : "false") }
        }
    }

    @inline(__always)
    func string(_ value: String, _ slot: Int) throws {
        try located(slot) {
            var value = value
            try desk.draft.pointee.write(slot) { text in
                try value.withUTF8 { try CanonicalText.append($0, to: &text) }
            }
        }
    }

    @inline(__always)
    func integer(_ value: some FixedWidthInteger, _ slot: Int) throws {
        try located(slot) { try desk.draft.pointee.write(slot) { try CanonicalText.append(value, to: &$0) } }
    }

    @inline(__always)
    func value<T: Encodable>(_ value: T, _ slot: Int) throws {
        try located(slot) {
            if desk.draft.pointee.slots[slot].depth > CanonicalDraft.maxDepth { throw JSONFault.tooDeep.refusal() }
            try value.encode(to: CanonicalEncoder(desk: desk, slot: slot))
        }
    }

    func refuse(_ fault: JSONFault, _ slot: Int) throws {
        try located(slot) { throw fault.refusal() }
    }

    @inline(__always)
    private func located(_ slot: Int, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch {
            let path = desk.draft.pointee.path(from: outer, to: slot)
            let refusal = CanonicalEncoder.refusal(of: error)
            throw path.isEmpty ? refusal : refusal.at(path)
        }
    }
}
