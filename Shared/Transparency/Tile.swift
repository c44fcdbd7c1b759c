/// 256 hashes side by side, complete and so never changed again: what a table keeps and a witness fetches (C2SP tlog-tiles).
///
/// A tile of level 0 holds leaves. One of level 1 holds the roots of 256 such tiles, and so upwards.
public struct Tile: Hashable, Sendable {
    /// How many hashes a tile holds.
    public static let width: Int64 = 256
    /// How many levels of the tree one tile spans.
    static let height: Int64 = 8

    /// Eight levels of the tree each; 0 holds leaves.
    public let level: Int
    /// The tile's number within its level, from 0.
    public let index: Int64
    /// The 256 hashes, one behind the other: 8,192 bytes.
    public let hashes: [UInt8]

    /// A complete tile.
    ///
    /// - Parameters:
    ///   - level: Eight levels of the tree each; 0 holds leaves.
    ///   - index: The tile's number within its level.
    ///   - hashes: 8,192 bytes; any other number is nil.
    public init?(level: Int, index: Int64, hashes: [UInt8]) {
        guard hashes.count == Int(Self.width) * Hash32.size else { return nil }
        self.level = level
        self.index = index
        self.hashes = hashes
    }

    init(level: Int, index: Int64, of nodes: [Hash32]) {
        precondition(nodes.count == Int(Self.width), "A tile is stored when it is complete.")
        var hashes: [UInt8] = []
        hashes.reserveCapacity(nodes.count * Hash32.size)
        for node in nodes {
            node.withUnsafeBytes { hashes.append(contentsOf: $0) }
        }
        self.level = level
        self.index = index
        self.hashes = hashes
    }

    /// All the hashes of the tile, in order.
    public var nodes: [Hash32] {
        hashes.withUnsafeBytes { memory in
            stride(from: 0, to: memory.count, by: Hash32.size).map { Hash32(memory, at: $0) }
        }
    }

    /// The hash at `position` within the tile.
    public subscript(position: Int) -> Hash32 {
        let start = position * Hash32.size
        guard let hash = Hash32(hashes[start..<start + Hash32.size]) else {
            preconditionFailure("A complete tile has a hash at every place.")
        }
        return hash
    }

    /// The hash over `nodes`, whose number is a power of two.
    static func root(of nodes: ArraySlice<Hash32>) -> Hash32 {
        var row = Array(nodes)
        while row.count > 1 {
            row = stride(from: 0, to: row.count, by: 2).map { nodeHash(row[$0], row[$0 + 1]) }
        }
        return row[0]
    }
}

/// The log and its tiles disagree: a tile is missing, or of the wrong size.
public struct MissingTile: Error, Equatable, CustomStringConvertible {
    /// The level it was sought at.
    public let level: Int
    /// Its number within the level.
    public let index: Int64

    /// Names the tile.
    public init(level: Int, index: Int64) {
        self.level = level
        self.index = index
    }

    /// Says which tile and what to do.
    public var description: String {
        "tile \(index) of level \(level) is missing from the store; rebuild the tiles from the log"
    }
}
