extension CanonicalDraft {
    /// The whole text, with every object's members in order.
    func finished() throws -> [UInt8] {
        if let fault { throw fault }
        var order = JSONMemory<Int32>(capacity: slots.count)
        var result = JSONMemory<UInt8>(capacity: text.count + 3 * slots.count)
        try copy(0, by: &order, to: &result)
        return Array(result.content)
    }

    private func copy(
        _ index: Int,
        by order: inout JSONMemory<Int32>,
        to result: inout JSONMemory<UInt8>
    ) throws {
        let slot = slots[index]
        result.append(text[Int(slot.start)..<Int(slot.end)])
        switch slot.kind {
        case .scalar: return
        case .empty: throw JSONFault.nullNotStored.refusal(path(from: 0, to: index))
        case .object, .array: try copyMembers(of: slot, by: &order, to: &result)
        }
    }

    /// Copies a container; `order` is one stack for all the containers that are being copied.
    private func copyMembers(
        of container: Slot,
        by order: inout JSONMemory<Int32>,
        to result: inout JSONMemory<UInt8>
    ) throws {
        let isObject = container.kind == .object
        let begin = order.count
        var child = container.first
        while child != 0 {
            order.append(child)
            child = slots[Int(child)].next
        }
        let end = order.count
        if isObject { try sort(UnsafeMutableBufferPointer(start: order.base + begin, count: end - begin)) }
        result.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
        for position in begin..<end {
            if position > begin { result.append(UInt8(ascii: ",")) }
            try copy(Int(order[position]), by: &order, to: &result)
        }
        result.append(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
        order.removeLast(end - begin)
    }

    private func sort(_ members: UnsafeMutableBufferPointer<Int32>) throws {
        if members.count > 24 {
            let slots = slots.base
            let text = text.base
            var members = members
            members.sort { Self.precedes(slots[Int($0)], slots[Int($1)], in: text) }
        } else {
            for position in members.indices.dropFirst() {
                let moving = members[position]
                var hole = position
                while hole > 0, precedes(moving, members[hole - 1]) {
                    members[hole] = members[hole - 1]
                    hole -= 1
                }
                members[hole] = moving
            }
        }
        for position in members.indices.dropFirst() where !precedes(members[position - 1], members[position]) {
            throw JSONFault.duplicateKey.refusal(path(from: 0, to: Int(members[position])))
        }
    }

    @inline(__always)
    private func precedes(_ left: Int32, _ right: Int32) -> Bool {
        Self.precedes(slots[Int(left)], slots[Int(right)], in: text.base)
    }

    @inline(__always)
    private static func precedes(_ left: Slot, _ right: Slot, in text: UnsafeMutablePointer<UInt8>) -> Bool {
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        return JSONKeys.precedes(
            UnsafeBufferPointer(start: text + Int(left.key), count: Int(left.keyEnd - left.key)),
            UnsafeBufferPointer(start: text + Int(right.key), count: Int(right.keyEnd - right.key))
        )
    }
}
