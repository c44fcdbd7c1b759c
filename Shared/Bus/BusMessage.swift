/// What one service tells the others: that something has happened, or only that it is there and how far it is.
///
/// Any of them may be lost. Who sees a position beyond the next one reads the rest with `events.read`.
public enum BusMessage: Hashable, Sendable {
    /// An event that everybody may read: its body is the stored bytes, unchanged.
    case open(type: String, epoch: String, sequence: Int64, body: [UInt8])
    /// An event that only the auditor may read: its leaf of 32 bytes lets a peer count on and keep the tree.
    case closed(epoch: String, sequence: Int64, leaf: [UInt8])
    /// The newest position announced, repeated even when nothing happens, so that a loss is noticed.
    case head(epoch: String, sequence: Int64)

    /// The life of the log in which the position counts.
    public var epoch: String {
        switch self {
        case .open(_, let epoch, _, _), .closed(let epoch, _, _), .head(let epoch, _): epoch
        }
    }

    /// The position in the publisher's log, from 1; a head beat of an empty log says 0.
    public var sequence: Int64 {
        switch self {
        case .open(_, _, let sequence, _), .closed(_, let sequence, _), .head(_, let sequence): sequence
        }
    }

    /// How many bytes it weighs in a queue, near enough to bound one.
    var weight: Int {
        switch self {
        case .open(let type, _, _, let body): 96 + type.utf8.count + body.count
        case .closed: 160
        case .head: 96
        }
    }
}
