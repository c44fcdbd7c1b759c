import Glibc

/// The affair that a log tells of just now: whatever nobody else's event has caused begins an affair, or goes on with the
/// one that its own request has begun.
struct OpenAffair {
    private var position: Int64 = 0
    private var correlation: [UInt8] = []
    private var command: [UInt8] = []

    /// Takes in the next event.
    ///
    /// - Returns: Whether it belongs to an affair that it may belong to; for what was caused that is its cause's to say.
    mutating func take(_ frame: EventFrame, _ body: UnsafeRawBufferPointer, at position: Int64) -> Bool {
        let isNext = position == self.position + 1
        let begins = frame.cause != nil || Self.equal(body[frame.correlation], body[frame.id])
        let isSame = Self.equal(body[frame.correlation], correlation)
        let goesOn = isNext && isSame && Self.equal(body[frame.command], command)
        keep(frame, body, at: position)
        // What stood before a hole cannot be asked.
        return begins || goesOn || !isNext
    }

    private mutating func keep(_ frame: EventFrame, _ body: UnsafeRawBufferPointer, at position: Int64) {
        self.position = position
        correlation.removeAll(keepingCapacity: true)
        correlation.append(contentsOf: body[frame.correlation])
        command.removeAll(keepingCapacity: true)
        command.append(contentsOf: body[frame.command])
    }

    private static func equal(_ bytes: Slice<UnsafeRawBufferPointer>, _ others: Slice<UnsafeRawBufferPointer>) -> Bool {
        let (left, right) = (UnsafeRawBufferPointer(rebasing: bytes), UnsafeRawBufferPointer(rebasing: others))
        guard left.count == right.count, let first = left.baseAddress, let second = right.baseAddress else {
            return false
        }
        return memcmp(first, second, left.count) == 0
    }

    private static func equal(_ bytes: Slice<UnsafeRawBufferPointer>, _ known: [UInt8]) -> Bool {
        known.withUnsafeBytes { equal(bytes, $0[...]) }
    }
}
