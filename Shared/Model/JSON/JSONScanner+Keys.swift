extension JSONScanner {
    /// Refuses an object that has a key twice, in linear time whatever its size.
    ///
    /// Keys that come in order cannot repeat, and ours come in order: the other two ways are for other people's JSON.
    mutating func checkKeys(of object: Int) throws(JSONFaultPlace) {
        let end = Int(entries[object].next)
        var count = 0
        var isSorted = true
        var key = object + 1
        var previous = key
        while key < end {
            if count > 0, isSorted {
                isSorted = !entries[key].isEscaped && JSONKeys.precedes(entries[previous], entries[key], in: source)
            } else if entries[key].isEscaped {
                isSorted = false
            }
            count += 1
            previous = key
            key = Int(entries[key + 1].next)
        }
        if isSorted { entries[object].detail |= JSONTape.Entry.sorted }
        if count > JSONKeys.linearLimit {
            try tabulateKeys(of: object, count: count)
        } else if !isSorted {
            try compareKeys(of: object)
        }
    }

    private func compareKeys(of object: Int) throws(JSONFaultPlace) {
        let end = Int(entries[object].next)
        var key = object + 1
        while key < end {
            var earlier = object + 1
            while earlier < key {
                if JSONKeys.equal(entries[earlier], entries[key], in: source) {
                    throw JSONFaultPlace(fault: .duplicateKey, offset: Int(entries[key].start))
                }
                earlier = Int(entries[earlier + 1].next)
            }
            key = Int(entries[key + 1].next)
        }
    }

    private mutating func tabulateKeys(of object: Int, count: Int) throws(JSONFaultPlace) {
        var capacity = 64
        while capacity < count * 2 { capacity *= 2 }
        let start = tables.count
        tables.append(UInt32(capacity - 1))
        tables.append(contentsOf: repeatElement(0, count: capacity))
        tableStarts.append(start)
        entries[object].detail |= UInt32(tableStarts.count) << 8
        let end = Int(entries[object].next)
        var key = object + 1
        while key < end {
            try tabulate(key, at: start, mask: capacity - 1)
            key = Int(entries[key + 1].next)
        }
    }

    private mutating func tabulate(_ key: Int, at start: Int, mask: Int) throws(JSONFaultPlace) {
        let entry = entries[key]
        let content = source[entry.content]
        let hash =
            entry.isEscaped
            ? JSONText.unescaped(content).withUnsafeBufferPointer(JSONKeys.hash)
            : JSONKeys.hash(UnsafeBufferPointer(rebasing: content))
        var slot = hash & mask
        while case let stored = Int(tables[start + 1 + slot]), stored != 0 {
            if JSONKeys.equal(entries[stored], entry, in: source) {
                throw JSONFaultPlace(fault: .duplicateKey, offset: Int(entry.start))
            }
            slot = (slot + 1) & mask
        }
        tables[start + 1 + slot] = UInt32(key)
    }
}
