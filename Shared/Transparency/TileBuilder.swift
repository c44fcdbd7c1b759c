/// A log's own tree as it grows: leaves go in, complete tiles come out, and every root up to now can be named.
///
/// Complete tiles are for the caller to store, in the transaction of the leaf that completed them. The right edge, at
/// most 255 hashes a level, stays in memory and is made again from the store at each start.
public struct TileBuilder: Sendable {
    /// How a stored tile is found again, by level and index.
    public typealias Reader = (_ level: Int, _ index: Int64) throws -> Tile?

    /// The tree's right edge: its size and its root.
    public private(set) var frontier: MerkleFrontier
    /// What is not yet a complete tile, from level 0 up.
    private var edge: [[Hash32]]

    /// The tree without leaves.
    public init() {
        frontier = MerkleFrontier()
        edge = []
    }

    /// The tree as it was when a process ended.
    ///
    /// - Parameters:
    ///   - size: How many leaves the log has.
    ///   - leavesOfPartialTile: The last `size % 256` leaves, in order.
    ///   - tile: Reads a stored tile; one is read for each hash of the upper levels' edge.
    /// - Throws: `MissingTile` when a tile is not there, or when the leaves are not as many as they should be.
    public init(size: Int64, leavesOfPartialTile: [Hash32], tile: Reader) throws {
        guard leavesOfPartialTile.count == Int(size % Tile.width) else {
            throw MissingTile(level: 0, index: size / Tile.width)
        }
        frontier = MerkleFrontier()
        edge = size == 0 ? [] : [leavesOfPartialTile]
        var complete = size / Tile.width
        while complete > 0 {
            let level = edge.count
            let first = complete - complete % Tile.width
            edge.append(
                try (first..<complete).map { index in
                    guard let below = try tile(level - 1, index) else {
                        throw MissingTile(level: level - 1, index: index)
                    }
                    return Tile.root(of: (0..<Int(Tile.width)).map { below[$0] }[...])
                }
            )
            complete /= Tile.width
        }
        frontier = try Self.frontier(ofSize: size, edge: edge, from: size, tile: tile)
    }

    /// How many leaves the tree has.
    public var size: Int64 { frontier.size }

    /// The root of the tree as it is.
    public var root: Hash32 { frontier.root }

    /// Takes in the next leaf.
    ///
    /// - Returns: The tiles it completed, from level 0 up; for 255 leaves of 256 there are none.
    public mutating func append(_ leaf: Hash32) -> [Tile] {
        let roots = frontier.append(leaf, rootsEach: Int(Tile.height))
        var tiles: [Tile] = []
        var hash = leaf
        var level = 0
        while true {
            if level == edge.count { edge.append([]) }
            edge[level].append(hash)
            guard edge[level].count == Int(Tile.width) else { return tiles }
            let index = (frontier.size >> (Tile.height * Int64(level + 1))) - 1
            tiles.append(Tile(level: level, index: index, of: edge[level]))
            hash = roots[level]
            edge[level].removeAll(keepingCapacity: true)
            level += 1
        }
    }

    /// The root the tree had when it had `size` leaves.
    ///
    /// - Parameters:
    ///   - size: At most the present size.
    ///   - tile: Reads a stored tile.
    /// - Returns: The root, as a checkpoint of that size has it.
    /// - Throws: `MissingTile` when a tile is not there.
    public func root(ofSize size: Int64, tile: Reader) throws -> Hash32 {
        try frontier(ofSize: size, tile: tile).root
    }

    /// The right edge the tree had when it had `size` leaves; a proof starts from it.
    ///
    /// - Parameters:
    ///   - size: At most the present size.
    ///   - tile: Reads a stored tile.
    /// - Returns: The frontier of that size.
    /// - Throws: `MissingTile` when a tile is not there.
    public func frontier(ofSize size: Int64, tile: Reader) throws -> MerkleFrontier {
        precondition((0...frontier.size).contains(size), "The tree never had \(size) leaves.")
        return try Self.frontier(ofSize: size, edge: edge, from: frontier.size, tile: tile)
    }

    private static func frontier(
        ofSize size: Int64,
        edge: [[Hash32]],
        from present: Int64,
        tile: Reader
    ) throws -> MerkleFrontier {
        let subtrees = try subtrees(0..<size, edge: edge, present: present, tile: tile)
        guard let frontier = MerkleFrontier(size: size, subtrees: subtrees) else {
            preconditionFailure("A size has as many subtrees as bits.")
        }
        return frontier
    }

    /// The root over some leaves of the tree, as proofs are made of.
    func root(over leaves: Range<Int64>, tile: Reader) throws -> Hash32 {
        let subtrees = try Self.subtrees(leaves, edge: edge, present: size, tile: tile)
        return MerkleFrontier.root(of: subtrees)
    }

    /// The complete subtrees over leaves that begin where a tree of their number may begin.
    private static func subtrees(
        _ leaves: Range<Int64>,
        edge: [[Hash32]],
        present: Int64,
        tile: Reader
    ) throws -> [Hash32] {
        var subtrees: [Hash32] = []
        var done = leaves.lowerBound
        let size = leaves.upperBound - leaves.lowerBound
        for bit in (0..<Int64.bitWidth - 1).reversed() where size & 1 << bit != 0 {
            let level = bit / Int(Tile.height)
            let start = done >> (Tile.height * Int64(level))
            let nodes = try nodes(level, from: start, count: 1 << (bit % Int(Tile.height)), edge, present, tile)
            subtrees.append(Tile.root(of: nodes))
            done += 1 << bit
        }
        return subtrees
    }

    /// Hashes that lie side by side within one tile, whether it is complete or still the edge.
    private static func nodes(
        _ level: Int,
        from start: Int64,
        count: Int,
        _ edge: [[Hash32]],
        _ present: Int64,
        _ tile: Reader
    ) throws -> ArraySlice<Hash32> {
        let index = start / Tile.width
        let within = Int(start % Tile.width)
        let complete = present >> (Tile.height * Int64(level + 1))
        guard index < complete else { return edge[level][within..<within + count] }
        guard let stored = try tile(level, index) else { throw MissingTile(level: level, index: index) }
        return (within..<within + count).map { stored[$0] }[...]
    }
}
