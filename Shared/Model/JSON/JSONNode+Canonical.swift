extension JSONDocument.Node {
    /// Writes the value again in canonical form, whatever form it came in.
    ///
    /// Two requests that ask the same thing have the same canonical bytes, and so the same fingerprint. Null members are
    /// left out, as if they had not been sent.
    ///
    /// - Parameter keys: Members of this object that are left out; members further in are not looked at.
    /// - Returns: The canonical bytes.
    /// - Throws: A `Refusal` with the field, for a fraction, a null in an array or an integer beyond ±(2^53 − 1).
    public func canonical(without keys: Set<String> = []) throws(Refusal) -> [UInt8] {
        do {
            return try tape.bytes.withUnsafeBufferPointer { (source) throws(JSONFaultPlace) in
                var rewriting = JSONRewriting(tape: tape, source: source, capacity: entry.range.count)
                try rewriting.copy(index, without: keys)
                return Array(rewriting.result.content)
            }
        } catch {
            throw error.fault.refusal(tape.path(from: index, to: error.offset))
        }
    }
}

/// The writing of a checked value in canonical form; its depth is that of the document, so it may recurse.
private struct JSONRewriting: ~Copyable {
    let tape: JSONTape
    let source: UnsafeBufferPointer<UInt8>
    var result: JSONMemory<UInt8>

    init(tape: JSONTape, source: UnsafeBufferPointer<UInt8>, capacity: Int) {
        result = JSONMemory(capacity: capacity)
        self.tape = tape
        self.source = source
    }

    mutating func copy(_ index: Int, without keys: Set<String> = []) throws(JSONFaultPlace) {
        let entry = tape.entries[index]
        switch JSONDocument.Kind(rawValue: entry.kindBits) ?? .null {
        case .object: try copyMembers(of: index, without: keys)
        case .array: try copyElements(of: index)
        case .string: copyString(entry)
        case .bool: result.append(UnsafeBufferPointer(rebasing: source[entry.range]))
        case .number: CanonicalText.append(integer: try tape.integer(index), to: &result)
        case .null: throw JSONFaultPlace(fault: .nullNotStored, offset: index)
        }
    }

    private mutating func copyElements(of array: Int) throws(JSONFaultPlace) {
        result.append(UInt8(ascii: "["))
        var child = array + 1
        while child < Int(tape.entries[array].next) {
            if child > array + 1 { result.append(UInt8(ascii: ",")) }
            try copy(child)
            child = Int(tape.entries[child].next)
        }
        result.append(UInt8(ascii: "]"))
    }

    private mutating func copyMembers(of object: Int, without keys: Set<String>) throws(JSONFaultPlace) {
        var members: ContiguousArray<Int> = []
        var key = object + 1
        while key < Int(tape.entries[object].next) {
            let value = tape.entries[key + 1]
            if !value.isKind(.null), keys.isEmpty || !keys.contains(tape.string(key)) { members.append(key) }
            key = Int(value.next)
        }
        if !tape.entries[object].isSorted { sort(&members) }
        result.append(UInt8(ascii: "{"))
        for (position, member) in members.enumerated() {
            if position > 0 { result.append(UInt8(ascii: ",")) }
            copyString(tape.entries[member])
            result.append(UInt8(ascii: ":"))
            try copy(member + 1)
        }
        result.append(UInt8(ascii: "}"))
    }

    private func sort(_ members: inout ContiguousArray<Int>) {
        members.sort { [entries = tape.entries, source] in JSONKeys.precedes(entries[$0], entries[$1], in: source) }
    }

    private mutating func copyString(_ entry: JSONTape.Entry) {
        guard entry.isEscaped else {
            result.append(UnsafeBufferPointer(rebasing: source[entry.range]))
            return
        }
        JSONText.unescaped(source[entry.content]).withUnsafeBufferPointer { plain in
            CanonicalText.append(checked: plain, to: &result)
        }
    }
}
