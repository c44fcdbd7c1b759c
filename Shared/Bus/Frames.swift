/// A message as it travels: three frames, `type`, `epoch:sequence` and the body.
extension BusMessage {
    /// The longest body: an event's limit, set by the entries of a tile.
    public static let longestBody = 65_535
    /// The longest type of an event.
    public static let longestType = 128

    private static let closedTopic = Array("closed".utf8)
    private static let headTopic = Array("head".utf8)
    private static let leafSize = 32

    /// Writes the three frames.
    ///
    /// - Throws: `MalformedMessage` when a subscriber would refuse to read them.
    public func frames() throws(MalformedMessage) -> [[UInt8]] {
        switch self {
        case .open(let type, let epoch, let sequence, let body):
            let topic = Array(type.utf8)
            guard Self.isType(topic) else { throw .type }
            guard sequence > 0 else { throw .position }
            guard (1...Self.longestBody).contains(body.count) else { throw .body }
            return [topic, try Position.write(epoch, sequence), body]
        case .closed(let epoch, let sequence, let leaf):
            guard sequence > 0 else { throw .position }
            guard leaf.count == Self.leafSize else { throw .body }
            return [Self.closedTopic, try Position.write(epoch, sequence), Hexadecimal.write(leaf)]
        case .head(let epoch, let sequence):
            return [Self.headTopic, try Position.write(epoch, sequence), []]
        }
    }

    /// Reads three frames, to the byte: whatever is not exactly as `frames()` writes it is refused.
    public init(frames: [[UInt8]]) throws(MalformedMessage) {
        guard frames.count == 3 else { throw .frameCount }
        let (topic, body) = (frames[0], frames[2])
        let (epoch, sequence) = try Position.read(frames[1])
        if topic == Self.headTopic {
            guard body.isEmpty else { throw .body }
            self = .head(epoch: epoch, sequence: sequence)
            return
        }
        guard sequence > 0 else { throw .position }
        if topic == Self.closedTopic {
            guard body.count == 2 * Self.leafSize, let leaf = Hexadecimal.read(body) else { throw .body }
            self = .closed(epoch: epoch, sequence: sequence, leaf: leaf)
            return
        }
        guard Self.isType(topic) else { throw .type }
        guard (1...Self.longestBody).contains(body.count) else { throw .body }
        self = .open(type: String(decoding: topic, as: UTF8.self), epoch: epoch, sequence: sequence, body: body)
    }

    /// Letters, digits and at least one dot, so that no event is ever taken for `closed` or `head`.
    private static func isType(_ topic: [UInt8]) -> Bool {
        guard topic.count <= longestType else { return false }
        var hasDot = false
        for byte in topic {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                continue
            case UInt8(ascii: "."): hasDot = true
            case _: return false
            }
        }
        return hasDot
    }
}

/// Which part of a message is not as agreed.
public enum MalformedMessage: String, Error, Equatable, Sendable {
    /// There are not three frames.
    case frameCount
    /// The first frame is neither `closed`, `head` nor the type of an event.
    case type
    /// The second frame is not an epoch of 8 hexadecimal digits, a colon and a position of 20 digits.
    case position
    /// The third frame is missing, too long, or there although nothing should be.
    case body
}
