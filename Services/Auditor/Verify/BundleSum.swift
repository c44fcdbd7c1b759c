import Glibc

/// What all commands of a log and their answers add up to: equal sums mean equal sets, without keeping either.
///
/// The sum is keyed afresh in each process, so nobody can make another set with the same one.
struct BundleSum: Equatable, Sendable {
    private(set) var sum: UInt64 = 0
    private(set) var count: Int64 = 0

    /// Adds a command's caller and key, and the events that answer it.
    mutating func add(_ actor: UnsafeRawBufferPointer, _ key: UnsafeRawBufferPointer, _ first: Int64, _ last: Int64) {
        var hasher = Hasher()
        hasher.combine(actor.count)
        hasher.combine(bytes: actor)
        hasher.combine(bytes: key)
        hasher.combine(first)
        hasher.combine(last)
        sum &+= UInt64(bitPattern: Int64(hasher.finalize()))
        count += 1
    }
}

/// What all rows of the events' table, or all entries of its index, add up to: equal sums mean that each row has its entry.
///
/// The sum is keyed afresh in each process, as `BundleSum` is.
struct StreamSum: Equatable, Sendable {
    private(set) var sum: UInt64 = 0
    private(set) var count: Int64 = 0

    /// Adds one row: its stream, its version there, its position.
    mutating func add(_ stream: UnsafeRawBufferPointer, _ version: Int64, _ position: Int64) {
        var hasher = Hasher()
        hasher.combine(bytes: stream)
        hasher.combine(version)
        hasher.combine(position)
        sum &+= UInt64(bitPattern: Int64(hasher.finalize()))
        count += 1
    }
}

/// The bundle of events that is being read: neighbours with one caller and one key.
struct OpenBundle {
    private var actor: [UInt8] = []
    private var key: [UInt8] = []
    private var first: Int64 = 0
    private var last: Int64 = 0
    /// Whether it has events of the service's own, whose answer is kept.
    private var isAnswered = false
    private(set) var total = BundleSum()

    mutating func take(
        _ actor: UnsafeRawBufferPointer,
        _ key: UnsafeRawBufferPointer,
        at position: Int64,
        isOwn: Bool
    ) {
        if !(Self.equal(self.key, key) && Self.equal(self.actor, actor)) {
            close()
            self.actor.removeAll(keepingCapacity: true)
            self.actor.append(contentsOf: actor)
            self.key.removeAll(keepingCapacity: true)
            self.key.append(contentsOf: key)
            first = position
            isAnswered = false
        }
        last = position
        isAnswered = isAnswered || isOwn
    }

    /// Ends the bundle that is open.
    mutating func close() {
        guard isAnswered else { return }
        let (first, last) = (first, last)
        actor.withUnsafeBytes { actor in
            key.withUnsafeBytes { key in total.add(actor, key, first, last) }
        }
        isAnswered = false
    }

    @inline(__always)
    private static func equal(_ known: [UInt8], _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard known.count == bytes.count, let right = bytes.baseAddress else { return known.isEmpty && bytes.isEmpty }
        return known.withUnsafeBytes { known in
            guard let left = known.baseAddress else { return false }
            return memcmp(left, right, bytes.count) == 0
        }
    }
}
