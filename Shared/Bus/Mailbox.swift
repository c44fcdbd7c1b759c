/// What was heard and not yet taken, within limits.
///
/// When a limit is reached, all that waits is forgotten at once: a reader that has missed one message must go to the
/// log anyway, and will find the rest there.
package struct Mailbox: Sendable {
    /// How many messages wait at most.
    package static let capacity = 4_096
    /// How many bytes wait at most, over and above one batch.
    package static let capacityBytes = 16 * 1_024 * 1_024
    /// How many messages make a batch at most.
    package static let batchSize = 64

    /// How many messages were forgotten so far.
    package private(set) var dropped = 0
    private var batches: [[BusMessage]] = []
    private var count = 0
    private var bytes = 0

    /// An empty one.
    package init() {}

    /// Adds what was heard, at most a batch.
    package mutating func put(_ heard: [BusMessage]) {
        let weight = heard.reduce(0) { $0 + $1.weight }
        if count + heard.count > Self.capacity || bytes + weight > Self.capacityBytes {
            dropped += count
            batches.removeAll(keepingCapacity: true)
            (count, bytes) = (0, 0)
        }
        if let last = batches.indices.last, batches[last].count + heard.count <= Self.batchSize {
            batches[last] += heard
        } else {
            batches.append(heard)
        }
        count += heard.count
        bytes += weight
    }

    /// Takes the oldest batch, if there is any.
    package mutating func take() -> [BusMessage]? {
        guard !batches.isEmpty else { return nil }
        let oldest = batches.removeFirst()
        count -= oldest.count
        bytes -= oldest.reduce(0) { $0 + $1.weight }
        return oldest
    }
}
